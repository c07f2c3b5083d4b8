import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../base/result.js';
import type { Host } from './host.js';

/**
 * A table of the persons that a release was drawn from: CSV with a heading of keywords, one row a person, values as the outputs show them. By
 * column; errors are one sentence.
 */
export function readPopulation(path: string, host: Host): Result<{ readonly columns: ReadonlyMap<string, readonly string[]> }, string> {
  const text = host.readText(path);
  if (!text.ok) return text;
  try {
    const [heading = [], ...rows] = parse(text.value, { bom: true, trim: true });
    if (rows.length === 0) return err(`\`${path}\` has no row`);
    if (new Set(heading).size !== heading.length) return err(`\`${path}\` names a column twice`);
    return ok({ columns: new Map(heading.map((name, index) => [name, rows.map((row) => row[index] ?? '')])) });
  } catch (error) {
    if (error instanceof CsvError) return err(`\`${path}\` is no CSV file with as many cells in each row`);
    throw error;
  }
}
