import type { StringLiteral } from '../ast/syntax-tree.js';
import type { DraftTable } from './layer.js';
import type { Reports } from './reports.js';

/** What the names of one rule file can refer to, and where what is found goes. */
export interface Scope {
  readonly reports: Reports;
  /** by name; null: the file names it but it cannot be read, which is reported */
  readonly tables: ReadonlyMap<string, DraftTable | null>;
  /** The name under which the words of a file stand in the model; null, and a report, where they cannot be read. */
  vocabulary(file: StringLiteral): string | null;
}
