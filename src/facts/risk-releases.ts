import { readFacts } from './read-json.js';

export interface RiskCutOffs {
  /** a birthday window of so many days or fewer fails, or is warned of */
  readonly birthdayFailDays: number;
  readonly birthdayWarnDays: number;
  readonly proxyLeak: number;
  readonly distinctL: number;
  readonly tCloseness: number;
  /** years; who is older counts with all others that are */
  readonly oldestYears: number;
  /** columns of a combination */
  readonly largestMinimalUnique: number;
  /** a window of fewer days that dates are moved in hides no season */
  readonly narrowShiftDays: number;
  readonly trajectoryDays: readonly number[];
  /** shares of persons that a change of rules may leave out */
  readonly leftOut: readonly number[];
  readonly derivedKSignificance: number;
}

interface File {
  readonly releases: readonly { readonly release: string; readonly sensitive: boolean; readonly k: number; readonly because: string }[];
  readonly risks: readonly { readonly risk: number; readonly k: number }[];
  readonly cutOffs: RiskCutOffs;
  readonly histogram: readonly { readonly from: number; readonly to: number | null }[];
}

function file(): File {
  return readFacts('risk-releases.json') as File;
}

/** How many persons must share their quasi-identifiers, and on whose word. */
export function releaseThreshold(release: 'public' | 'controlled' | 'internal', sensitive: boolean): { readonly k: number; readonly because: string } {
  const row = file().releases.find((one) => one.release === release && one.sensitive === sensitive);
  if (row === undefined) throw new Error('internal error: no threshold for this release');
  return row;
}

/**
 * The class size that a largest risk demands, as a whole number: 1 by 11 is more than 0.09, and 0.09 means 11. Other risks than those that
 * regulators name give the next whole number.
 */
export function classSizeOf(risk: number): number {
  const named = file().risks.find((row) => row.risk === risk);
  return named?.k ?? Math.max(1, Math.ceil(1 / risk - 1e-9));
}

export function riskCutOffs(): RiskCutOffs {
  return file().cutOffs;
}

/** Ranges of class sizes, `to` included, null for no end. */
export function histogramRanges(): File['histogram'] {
  return file().histogram;
}
