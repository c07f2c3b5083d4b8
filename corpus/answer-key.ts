/**
 * One planted thing and what must become of it: a line of the answer key. It is written at the moment of planting, never read back
 * out of the files. The expectations are those of `ps3.15-basic` with retain-modified-dates and retain-safe-private.
 */
export interface PlantedItem {
  /** path of the generated file, as in `GeneratedFile.path` */
  readonly file: string;
  /** "RequestAttributesSequence[0] > PatientBirthDate", items counted from 0; or a place outside the dataset: "preamble", "file name", "trailing bytes" */
  readonly path: string;
  readonly kind: PlantKind;
  /** gone: the value must not be found anywhere in the output; stays: the element must hold it; follows: the new value must keep the relation the kind names */
  readonly expect: 'gone' | 'stays' | 'follows';
  /** the planted value: text as a person reads it, a number in decimal, pixels as the SHA-256 of their bytes (native words in little endian, fragments one after the other), an interval in days */
  readonly value: string;
  readonly hidingPlace: HidingPlace;
  /** the clause of the standard that decides */
  readonly clause: string;
  /** the option of PS3.15 E.3 on which the expectation rests: `stays` holds with it only; null: none */
  readonly option: string | null;
  /** for relations: the other file */
  readonly with: string | null;
}

export type PlantKind =
  | 'text-removed'
  | 'text-retained'
  | 'tag-retained'
  | 'date-shifted'
  | 'interval-exact'
  | 'uid-changed'
  | 'uid-consistent'
  | 'patient-id-consistent'
  | 'pixels-retained';

export type HidingPlace =
  | 'attribute'
  | 'free text'
  | 'nested item'
  | 'original attributes'
  | 'report content'
  | 'private element'
  | 'private sequence'
  | 'private block trap'
  | 'unknown VR'
  | 'second value'
  | 'name group'
  | 'file meta'
  | 'preamble'
  | 'trailing bytes'
  | 'trailing padding'
  | 'behind the deflate stream'
  | 'file name'
  | 'overlay'
  | 'curve'
  | 'UID'
  | 'reference'
  | 'pixels';
