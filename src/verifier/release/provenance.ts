import type { ReleaseDuty, ReleaseProblem } from './duty.js';

/** Nothing is in the release that has no input, and no input left twice. Without originals nothing can be said. */
export function provenance(): ReleaseDuty {
  const orphans: string[] = [];
  const outputOf = new Map<string, string>();
  const problems: ReleaseProblem[] = [];
  return {
    name: 'provenance',
    clause: 'design: verification, section 2: nothing is in the output that has no input',
    add({ path, input }) {
      if (input === null) {
        orphans.push(path);
        return;
      }
      if (outputOf.has(input)) problems.push({ grade: 'suspect', kind: 'input-twice', message: 'two outputs were made of one input', output: path, input, rule: null });
      outputOf.set(input, path);
    },
    finish() {
      // where no output has its input at hand, the report says so once for all
      const alone = outputOf.size === 0 ? [] : orphans;
      return [...problems, ...alone.map((output): ReleaseProblem => ({ grade: 'suspect', kind: 'no-input', message: 'an output has no input, and others have theirs', output, input: null, rule: null }))];
    },
  };
}
