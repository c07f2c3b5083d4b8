import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../base/result.js';
import type { Plan } from '../../compiler/lower/plan.js';
import type { Table } from '../../compiler/resolve/model.js';

/** The rows of one table, by the value of its key: column -> cell. Plain data, for it crosses threads. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The tables of a plan by name, as they were when the run started. */
export interface Enrolment {
  readonly tables: ReadonlyMap<string, Rows>;
  /** SHA-256 of each table's text, for the journal */
  readonly digests: Readonly<Record<string, string>>;
}

export const noEnrolment: Enrolment = { tables: new Map(), digests: {} };

/**
 * Reads the tables that a plan names. They may have grown since it was compiled, but must have the same key and columns; a key stands in one
 * row, and so does a value that becomes the new identifier of a patient. The error names table and line, never a cell.
 */
export function readEnrolment(plan: Plan, textOf: (table: Table) => Result<string, string>): Result<Enrolment, string> {
  const tables = new Map<string, Rows>();
  const digests: Record<string, string> = {};
  for (const table of plan.model.tables) {
    const text = textOf(table);
    if (!text.ok) return text;
    const rows = rowsOf(table, text.value, identifyingColumns(plan, table.name));
    if (!rows.ok) return err(`table \`${table.name}\`: ${rows.error}`);
    tables.set(table.name, rows.value);
    digests[table.name] = createHash('sha256').update(text.value, 'utf8').digest('hex');
  }
  return ok({ tables, digests });
}

const PATIENT_ID = '00100020';

/** Columns whose cells become Patient ID. */
function identifyingColumns({ model }: Plan, table: string): ReadonlySet<string> {
  return new Set(
    model.rules.flatMap(({ selector, action }) => {
      const isPatientId = (selector.kind === 'attribute' || selector.kind === 'root') && selector.tag === PATIENT_ID;
      return isPatientId && action.kind === 'replace' && action.with.kind === 'column' && action.with.table === table ? [action.with.column] : [];
    }),
  );
}

function rowsOf({ keyColumn, columns }: Table, text: string, identifying: ReadonlySet<string>): Result<Rows, string> {
  const records = recordsOf(text);
  if (!records.ok) return records;
  const [heading = [], ...cells] = records.value;
  const missing = [keyColumn, ...columns.map(({ name }) => name)].find((name) => !heading.includes(name));
  if (missing !== undefined) return err(`the column \`${missing}\`, which the rules read, is not there any more`);
  const rows = new Map<string, Record<string, string>>();
  const seen = new Map<string, Set<string>>([...identifying].map((column) => [column, new Set()]));
  for (const [index, values] of cells.entries()) {
    const row = Object.fromEntries(heading.map((name, column) => [name, values[column] ?? '']));
    const key = row[keyColumn] ?? '';
    // headings are line 1
    const line = index + 2;
    if (key === '') return err(`row ${line} has no \`${keyColumn}\``);
    if (rows.has(key)) return err(`row ${line} has a \`${keyColumn}\` that an earlier row has: one patient would be two subjects`);
    rows.set(key, row);
    for (const [column, known] of seen) {
      const cell = row[column] ?? '';
      if (known.has(cell)) return err(`row ${line} has a \`${column}\` that an earlier row has: two patients would be one subject`);
      known.add(cell);
    }
  }
  return ok(rows);
}

function recordsOf(text: string): Result<readonly (readonly string[])[], string> {
  const heading = text.split(/[\r\n]/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].reduce((best, sign) => (heading.split(sign).length > heading.split(best).length ? sign : best));
  try {
    return ok(parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter }) as unknown as readonly (readonly string[])[]);
  } catch (error) {
    // the library's message shows cells
    if (error instanceof CsvError) return err(`line ${typeof error['lines'] === 'number' ? error['lines'] : 1} is not written as CSV`);
    throw error;
  }
}
