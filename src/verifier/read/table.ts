import { err, ok, type Result } from '../../base/result.js';
import type { Table } from '../../compiler/resolve/model.js';

/** The rows of one table by the value of its key: heading -> cell. */
export type TableRows = ReadonlyMap<string, Readonly<Record<string, string>>>;

const delimiters = [',', ';', '\t'];

/**
 * The verifier's own reading of an enrolment table, CSV by RFC 4180: the first line holds the headings and shows the delimiter. The error
 * names a line and never a cell.
 */
export function readTable({ keyColumn, columns }: Table, text: string): Result<TableRows, string> {
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  if (typeof records === 'number') return err(`line ${records} is not written as CSV`);
  const [heading = [], ...lines] = records;
  for (const name of [keyColumn, ...columns.map((column) => column.name)]) if (!heading.includes(name)) return err(`there is no column \`${name}\`, which the rules read`);
  const rows = new Map<string, Readonly<Record<string, string>>>();
  for (const [index, cells] of lines.entries()) {
    if (cells.length !== heading.length) return err(`row ${index + 2} has not as many cells as there are headings`);
    const row = Object.fromEntries(cells.map((cell, at) => [heading[at] ?? '', cell]));
    const key = row[keyColumn] ?? '';
    if (key === '' || rows.has(key)) return err(`row ${index + 2} has no \`${keyColumn}\`, or one that another row has`);
    rows.set(key, row);
  }
  return ok(rows);
}

/** The records of a text, or the line in which it is no CSV. White space around cells is none of theirs, but between quotation marks. */
function recordsOf(text: string): readonly (readonly string[])[] | number {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = delimiters.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const cell = new RegExp(`[ \\t]*(?:"((?:[^"]|"")*)"[ \\t]*|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\r|\\n|$)`.replaceAll('[ \\t]', delimiter === '\t' ? ' ' : '[ \\t]'), 'y');
  const records: string[][] = [];
  let record: string[] = [];
  let line = 1;
  while (cell.lastIndex < text.length || record.length > 0) {
    const found = cell.exec(text);
    if (found === null) return line;
    const [whole, quoted, plain = '', end = ''] = found;
    record.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    line += whole.split(/\r\n|\r|\n/).length - 1;
    if (end === delimiter) continue;
    if (record.length > 1 || record[0] !== '' || quoted !== undefined) records.push(record);
    record = [];
    if (end === '') break;
  }
  return records;
}
