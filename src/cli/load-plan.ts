import type { Plan } from '../compiler/index.js';
import { readPlan } from '../compiler/lower/read-plan.js';
import { recheckProofs } from '../compiler/prove/recheck.js';
import { err, ok, type Result } from '../base/result.js';
import { complain } from './command.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';

/** Reads a plan, checks its digest, and its proofs again. What is wrong has been told when the exit code comes back. */
export function loadPlan(path: string, host: Host): Result<Plan, ExitCode> {
  if (path.endsWith('.anon')) {
    complain(host, `\`${path}\` is a rule file, not a plan`, `compile it first: anonc compile ${path} -o ${path.replace(/\.anon$/, '.plan.json')}`);
    return err(exitCode.usage);
  }
  const text = host.readText(path);
  if (!text.ok) {
    complain(host, text.error);
    return err(exitCode.usage);
  }
  const plan = readPlan(text.value);
  if (plan.ok) {
    const [problem] = recheckProofs(plan.value);
    if (problem === undefined) return ok(plan.value);
    complain(host, `\`${path}\`: a proof of the plan does not hold: ${problem}`, 'compile the profile again: anonc compile PROFILE -o PLAN');
    return err(exitCode.integrity);
  }
  complain(host, `\`${path}\`: ${plan.error.message}`, 'compile the profile again: anonc compile PROFILE -o PLAN');
  return err(plan.error.kind === 'integrity' ? exitCode.integrity : exitCode.usage);
}
