import type { TextFinder } from './pixels/rescan.js';
import type { TableRows } from './read/table.js';

export interface VerificationOptions {
  /** digest of the plan the model was taken from, for the report; null without a plan */
  readonly planDigest: string | null;
  /** random bytes, made by the host for this run: fingerprints of values are HMAC-SHA256 under it */
  readonly fingerprintKey: Uint8Array;
  /** looks for text that is left in pictures; null: nobody looks, and the report says so */
  readonly textFinder?: TextFinder | null;
  /** claim: the model is what a claim means, and the rules that made the outputs are not known; no originals then. Default: plan */
  readonly basis?: 'plan' | 'claim';
  /** what (0002,0012) of every output must be; null: any valid UID */
  readonly implementationClassUid?: string | null;
  /** the rows of the model's tables by their names, as far as they are at hand (`readTable`): each file is held against its own row */
  readonly tables?: ReadonlyMap<string, TableRows>;
}
