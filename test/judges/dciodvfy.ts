import { withoutValues } from '../../corpus/score/iod-validity.js';
import { runTool } from './tool.js';

export { newErrors } from '../../corpus/score/iod-validity.js';

/**
 * The errors that dciodvfy (dicom3tools) finds in a file, without values, positions and UIDs, so that those of an output can be held
 * against those of its input. One entry a finding, sorted.
 */
export function dciodvfyErrors(path: string): readonly string[] | 'absent' {
  const run = runTool('dciodvfy', [path]);
  if (run === 'absent') return 'absent';
  const errors = `${run.stdout}\n${run.stderr}`.split('\n').filter((line) => line.startsWith('Error'));
  // It crashes or is stopped on some files; what it would have said is not known then.
  const ended = run.exitCode === null ? ['Error - dciodvfy did not end'] : [];
  return [...errors.map(withoutValues), ...ended].sort();
}

/** dciodvfy gave up before the end, so that it has not seen what follows. */
export function dciodvfyGaveUp(errors: readonly string[]): boolean {
  return errors.some((error) => /read failed|trailing garbage|did not end|giving up|Information Object Not found/.test(error));
}
