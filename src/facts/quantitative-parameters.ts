import { readFacts } from './read-json.js';

/** A private element, wherever the block of its creator stands. */
export interface PrivatePlace {
  readonly creator: string;
  /** four upper-case hex digits */
  readonly group: string;
  /** the low byte, two upper-case hex digits */
  readonly element: string;
  /** how many of its values count, from the first; all where not said */
  readonly first?: number;
  /** the remainder counts */
  readonly modulo?: number;
}

/** A standard attribute; with `pattern`, the groups of this regular expression are the values. */
export interface AttributePlace {
  readonly attribute: string;
  readonly pattern?: string;
}

/** A field of the image header, or a line of the protocol in the series header, of SIEMENS CSA HEADER. */
export interface CsaPlace {
  readonly csa: string;
  readonly header: 'image' | 'series';
}

/** Keywords of a DT, of a DA and a TM, or of a TM alone; in the items of `within` only, where that is said. */
export interface MomentPlace {
  readonly moment: readonly string[];
  readonly within?: readonly PrivatePlace[];
}

export interface JointPlace {
  /** all of them together */
  readonly parts: readonly (PrivatePlace | AttributePlace)[];
}

export type ParameterSource = PrivatePlace | AttributePlace | CsaPlace | MomentPlace | JointPlace;

/** Something that an analysis reads from an object. */
export interface QuantitativeParameter {
  readonly analysis: string;
  readonly parameter: string;
  /** plural: "gradient directions" */
  readonly words: string;
  readonly unit?: string;
  /** moment: only intervals count */
  readonly kind: 'number' | 'text' | 'moment';
  /** what cannot be done without it, as a clause */
  readonly without: string;
  /** makers keep it in private elements alone */
  readonly oftenPrivate?: boolean;
  /** any one of them is enough */
  readonly sources: readonly ParameterSource[];
  /** its values are of the protocol alone and may be printed */
  readonly show?: boolean;
  /** beginnings of Manufacturer; makers that are not named do not need it */
  readonly vendors?: readonly string[];
  /** not needed where one of these parameters is there */
  readonly unless?: readonly string[];
}

interface ParametersFile {
  readonly within: readonly string[];
  readonly rows: readonly QuantitativeParameter[];
}

/** What an analysis needs, in the order of the table; empty where the table does not go into it. */
export function parametersOf(analysis: string): readonly QuantitativeParameter[] {
  return file().rows.filter((row) => row.analysis === analysis);
}

/** Keywords of the standard sequences that parameters are read in, at any depth. */
export function parameterSequences(): readonly string[] {
  return file().within;
}

function file(): ParametersFile {
  return readFacts('quantitative-parameters.json') as ParametersFile;
}
