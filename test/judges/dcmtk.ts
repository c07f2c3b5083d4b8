import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './tool.js';

/** Whether dcmdump reads the file to its end without an error. */
export function dcmdumpReads(path: string): boolean | 'absent' {
  const run = runTool('dcmdump', ['--quiet', path]);
  return run === 'absent' ? 'absent' : run.exitCode === 0;
}

/** Whether dcmftest takes the file for a DICOM file with File Meta, PS3.10 section 7. */
export function dcmftestAccepts(path: string): boolean | 'absent' {
  const run = runTool('dcmftest', [path]);
  return run === 'absent' ? 'absent' : run.exitCode === 0 && run.stdout.startsWith('yes:');
}

/**
 * The bytes of each Pixel Data element as dcmdump writes them, a fragment an entry; empty where the file has none; null where
 * dcmdump cannot read the file.
 */
export function pixelBytes(path: string): readonly Buffer[] | null | 'absent' {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-pixels-'));
  try {
    const run = runTool('dcmdump', ['--quiet', '--write-pixel', folder, path]);
    if (run === 'absent') return 'absent';
    if (run.exitCode !== 0) return null;
    return readdirSync(folder)
      .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
