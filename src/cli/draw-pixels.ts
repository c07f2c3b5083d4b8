import type { Plan } from '../compiler/index.js';
import { err, ok, type Result } from '../base/result.js';
import { deidentify, deriveKeys, MemorySpool, openRedactor, prepare } from '../runtime/index.js';
import type { Host } from './host.js';

/**
 * The picture of what a plan would make black in a file, as PNG; null where nothing becomes black and nothing is doubtful. Nothing is made
 * of the file, so any key will do. The error is one sentence.
 */
export async function drawPixels(plan: Plan, bytes: Buffer, host: Host): Promise<Result<Buffer | null, string>> {
  const outcome = deidentify(prepare(plan), bytes, deriveKeys(host.randomBytes(32), null));
  if (outcome.kind === 'edited') return ok(null);
  if (outcome.pixels === undefined) return err(`the file does not leave: ${outcome.message}`);
  const redactor = openRedactor();
  try {
    const made = await redactor.redact(outcome.pixels, { openSpool: () => new MemorySpool(), redactDoubts: false, pulse: () => undefined });
    return made.kind === 'refused' ? err(`the file does not leave: ${made.message}`) : ok(made.picture);
  } finally {
    await redactor.close();
  }
}
