import { basename } from 'node:path';
import { compile, type Compilation } from '../compiler/index.js';
import { ok, type Result } from '../base/result.js';
import type { Host } from './host.js';
import { shippedLibrary } from './library.js';

/** Compiles a rule file. Its name in the plan is its own, without folders: a plan is the same wherever it is made. */
export function compileFile(path: string, host: Host, name = basename(path)): Result<Compilation, string> {
  const text = host.readText(path);
  return text.ok ? ok(compile({ name, text: text.value }, shippedLibrary(host))) : text;
}
