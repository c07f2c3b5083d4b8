import { err, ok, type Result } from '../base/result.js';
import type { Diagnostic, SourceText } from '../compiler/index.js';
import { complain } from './command.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';
import type { Found } from './tell-diagnostics.js';

/**
 * Reads rule files one by one and gathers what `look` finds in each, with the sources that it is in. A file that cannot be read ends it, and
 * has been told when the exit code comes back.
 */
export function readRuleFiles(files: readonly string[], host: Host, look: (source: SourceText) => Found): Result<Found, ExitCode> {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, string>();
  for (const name of files) {
    const text = host.readText(name);
    if (!text.ok) {
      complain(host, text.error);
      return err(exitCode.usage);
    }
    const found = look({ name, text: text.value });
    for (const [source, content] of found.sources) sources.set(source, content);
    diagnostics.push(...found.diagnostics);
  }
  return ok({ diagnostics, sources });
}
