import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'vitest';
import { columnOf, type Column } from '../../../src/verifier/risk/table/column.js';

const folder = fileURLToPath(new URL('../../../../shared/risk/', import.meta.url));

/** A suite over tables that are not part of this repository, for their licences differ; it shows as skipped where they are not at hand. */
export function describeWithTables(name: string, suite: () => void): void {
  if (existsSync(`${folder}expected.json`)) describe(name, suite);
  // the suite would read the tables while its tests are collected
  else describe.skip(`${name} (skipped: no tables beside the checkout)`, () => it('needs the tables', () => undefined));
}

/** What the same numbers came to elsewhere. */
export function expected(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return existsSync(`${folder}expected.json`) ? (JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')) as Record<string, Record<string, unknown>>) : {};
}

export interface Table {
  readonly rows: number;
  readonly heading: readonly string[];
  column(name: string): Column;
  columns(names: readonly string[]): readonly Column[];
  texts(name: string): readonly string[];
}

export function table(file: string, delimiter = ','): Table {
  const bytes = readFileSync(`${folder}data/${file}`);
  const [heading = [], ...records] = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { delimiter, bom: true });
  const texts = (name: string): readonly string[] => {
    const at = heading.indexOf(name);
    if (at === -1) throw new Error(`${file} has no column ${name}`);
    return records.map((record) => record[at] ?? '');
  };
  const column = (name: string): Column => columnOf(name, texts(name));
  return { rows: records.length, heading, column, columns: (names) => names.map(column), texts };
}
