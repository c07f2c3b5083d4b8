import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflated } from './inflated.js';

/**
 * The errors that dciodvfy (dicom3tools) finds in a file, without values, positions and UIDs, sorted; null where the program is not
 * installed or gave up before the end of the file. A deflated file, which dciodvfy does not read, is inflated for it.
 */
export function iodErrors(path: string): readonly string[] | null {
  const copy = inflated(readFileSync(path));
  if (copy === null) return errorsOf(path);
  const folder = mkdtempSync(join(tmpdir(), 'anonc-iod-'));
  try {
    const place = join(folder, 'inflated.dcm');
    writeFileSync(place, copy, { mode: 0o600 });
    return errorsOf(place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function errorsOf(path: string): readonly string[] | null {
  const run = spawnSync('dciodvfy', [path], { encoding: 'latin1', maxBuffer: 64 * 1024 * 1024, timeout: 60_000 });
  if (run.error !== undefined || run.status === null) return null;
  const errors = `${run.stdout}\n${run.stderr}`.split('\n').filter((line) => line.startsWith('Error'));
  if (errors.some((error) => /read failed|trailing garbage|giving up|Information Object Not found/.test(error))) return null;
  return errors.map(withoutValues).sort();
}

/** Errors that an output has more often than its original; null where one of the two was not read. */
export function newIodErrors(original: string, output: string): readonly string[] | null {
  const before = iodErrors(original);
  const after = before === null ? null : iodErrors(output);
  return before === null || after === null ? null : newErrors(before, after);
}

/** The errors of `output` that `input` does not have as often. */
export function newErrors(input: readonly string[], output: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const error of input) left.set(error, (left.get(error) ?? 0) + 1);
  return output.filter((error) => {
    const count = left.get(error) ?? 0;
    left.set(error, count - 1);
    return count <= 0;
  });
}

/** Names in `Element=<…>` and `Module=<…>` are the standard's and stay; what a file holds goes. */
export function withoutValues(line: string): string {
  return line
    .replace(/(= )<[^>]*>/g, '$1<>')
    .replace(/(value )<[^>]*>/g, '$1<>')
    .replace(/"[^"]*"/g, '""')
    .replace(/ - values are .*$/, '')
    .replace(/= '.*' \(0x[0-9a-f]*\)/g, "= ''")
    .replace(/\[\d+\]/g, '[]')
    .replace(/(Item|frame|items?) #?\d+/gi, '$1 N')
    .replace(/\b\d+(\.\d+){2,}\b/g, 'UID')
    .replace(/((ReferencedSOPInstanceUID|InstanceUID) ).*$/, '$1UID');
}
