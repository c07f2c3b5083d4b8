/** Why an attribute has no value. */
export type Missing = 'absent' | 'empty' | 'dummy';

/** What is kept of a series: whether a face may be seen in it. */
export interface CollectedSeries {
  readonly modality: string;
  readonly bodyPart: string;
  slices: number;
  /** every image of it says that faces were cleaned, or that none can be recognised */
  cleaned: boolean;
}

export interface CollectedStudy {
  readonly uid: string;
  /** days since 1970-01-01 as emitted; null where no date is */
  day: number | null;
  /** values of each attribute that is looked at, by tag; none for one that is missing */
  readonly values: Map<number, Set<string>>;
  /** attributes that were there without a value */
  readonly missing: Map<number, Exclude<Missing, 'absent'>>;
  readonly series: Map<string, CollectedSeries>;
}

export interface CollectedPerson {
  /** the pseudonym of the outputs */
  readonly name: string;
  /** in order of time, then of UID; those without a date first */
  readonly studies: readonly CollectedStudy[];
  /** sites of the originals, where they were at hand */
  readonly originalSites: ReadonlySet<string>;
}

/** A release as far as risk is concerned. */
export interface Collected {
  /** in order of their keys, so that the order of files changes nothing */
  readonly persons: readonly CollectedPerson[];
  readonly instances: number;
  /** outputs that no person can be told of */
  readonly unlinked: number;
  /** outputs that could not be read */
  readonly unread: number;
  /** dates that stand as they were beside dates that were moved, by tag */
  readonly unmovedDates: ReadonlySet<number>;
}
