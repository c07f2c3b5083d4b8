import { err, ok, type Result } from '../base/result.js';
import type { Model } from '../compiler/index.js';
import { complain } from './command.js';
import { compileFile } from './compile-file.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';
import { loadPlan } from './load-plan.js';

/** What a rule file or a plan means. What is wrong has been told when the exit code comes back. */
export function loadModel(path: string, host: Host): Result<Model, ExitCode> {
  if (path.endsWith('.json')) {
    const plan = loadPlan(path, host);
    return plan.ok ? ok(plan.value.model) : plan;
  }
  const compiled = compileFile(path, host);
  if (!compiled.ok) {
    complain(host, compiled.error);
    return err(exitCode.usage);
  }
  if (compiled.value.model !== null) return ok(compiled.value.model);
  complain(host, `\`${path}\` has mistakes`, `anonc check ${path}`);
  return err(exitCode.usage);
}
