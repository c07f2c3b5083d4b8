import { basename } from 'node:path';
import { compile, type CompileResult } from '../compiler/index.js';
import { ok, type Result } from '../base/result.js';
import type { Host } from './host.js';
import { libraryFor } from './library.js';

/** Compiles a rule file. Its name in the plan is its own, without folders: a plan is the same wherever it is made. */
export function compileFile(path: string, host: Host): Result<CompileResult, string> {
  const text = host.readText(path);
  return text.ok ? ok(compile({ name: basename(path), text: text.value }, libraryFor(path, host))) : text;
}
