import type { Lookup } from '../../base/condition.js';
import type { Keyring } from '../actions/keyring.js';

/** What actions know of the file they work on, decided before the walk. */
export interface FileContext {
  readonly keyring: Keyring;
  /** values of root attributes of the original, of those that the plan reads */
  readonly lookup: Lookup;
  /** the cell of a table's row for this file; '' where there is no such row */
  cell(table: string, column: string): string;
  readonly sopClass: string;
  /** Issuer of Patient ID, so that the numbers of two hospitals stay apart */
  readonly issuer: string;
  /** by how many days the subject's dates move; 0 where the plan shifts none */
  readonly shiftDays: number;
}
