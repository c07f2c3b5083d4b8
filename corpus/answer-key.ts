/**
 * One planted thing and what must become of it: a line of the answer key. It is written at the moment of planting, never read back
 * out of the files. The expectations are those of `ps3.15-basic` and of the option that the line names.
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
  /** where pixels show the value, in every frame: left, top, right, bottom, counted from 0, all included; null: the value is no picture */
  readonly box: Box | null;
  /** how the value is looked for: anywhere and in either case of letters; or, where it is a word of the language too, as it is written and as a whole word */
  readonly match: 'anywhere' | 'word';
  /** of what stays, follows or moves: the profile may take the element away or put a dummy there (Type 3 under X/Z/U*, an item of a sequence under D) */
  readonly mayGo: boolean;
}

export type Box = readonly [left: number, top: number, right: number, bottom: number];

export type PlantKind =
  | 'text-removed'
  | 'text-retained'
  | 'text-not-null'
  | 'word-retained'
  | 'tag-retained'
  | 'date-shifted'
  | 'interval-exact'
  | 'uid-changed'
  | 'uid-consistent'
  | 'patient-id-consistent'
  | 'pixels-retained'
  | 'pixels-hidden'
  | 'pixels-outside-retained';

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
  | 'pixels'
  | 'burned-in text'
  | 'overlay bits'
  | 'icon'
  | 'bytes behind the pixels'
  | 'codestream comment'
  | 'compressed slack'
  | 'colour profile'
  | 'base64'
  | 'hex'
  | 'percent-encoding'
  | 'HTML'
  | 'gzip'
  | 'UTF-16'
  | 'RTF'
  | 'XML'
  | 'PDF text'
  | 'PDF metadata'
  | 'document title'
  | 'vendor header'
  | 'swapped data set'
  | 'private creator'
  | 'UID tail'
  | 'UID in text'
  | 'hash'
  | 'date notation'
  | 'national number'
  | 'address'
  | 'code meaning'
  | 'coding scheme'
  | 'wrong VR'
  | 'behind NUL'
  | 'command group'
  | 'encrypted attributes'
  | 'digital signature'
  | 'graphics'
  | 'character set of an item'
  | 'object label'
  | 'functional group'
  | 'waveform'
  | 'calendar'
  | 'clinical trial'
  | 'eponym';
