import { runTool } from './tool.js';

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
function withoutValues(line: string): string {
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
