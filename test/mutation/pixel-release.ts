import type { Model } from '../../src/compiler/resolve/model.js';
import { bytesOfEdited, deidentify, openRedactor, prepare } from '../../src/runtime/index.js';
import { MemorySpool } from '../../src/runtime/pixels/pieces.js';
import { openVerification, type Report } from '../../src/verifier/index.js';
import { keep, on, planOf, remove, rest, testKeys } from '../runtime/plan.js';

const rules: Parameters<typeof planOf>[0] = [
  [rest('unlisted'), keep],
  [rest('private'), remove],
  [rest('unknown'), remove],
  [on('00080018'), { kind: 'remap' }],
];

/** The runtime holds the file back, or nothing is asked of its pixels. */
export class PixelsRefused extends Error {}

/** What the runtime makes of a file whose pixels the rules speak of: everything listed is kept but for new UIDs. @throws PixelsRefused */
export async function redactedFile(original: Buffer, over: Partial<Model>): Promise<Buffer> {
  const prepared = prepare(planOf(rules, over));
  const asked = deidentify(prepared, original, testKeys);
  if (asked.kind !== 'refused' || asked.pixels === undefined) throw new PixelsRefused('nothing was asked of the pixels');
  const redactor = openRedactor();
  const made = await redactor.redact(asked.pixels, { openSpool: () => new MemorySpool(), redactDoubts: false, pulse: () => undefined });
  await redactor.close();
  if (made.kind === 'refused') throw new PixelsRefused(made.message);
  const outcome = deidentify(prepared, original, testKeys, { redaction: made.redaction });
  if (outcome.kind === 'refused') throw new PixelsRefused(outcome.message);
  return bytesOfEdited(outcome);
}

/** The judgement on one output of the same rules; null: its original is not at hand. */
export async function judgeFile(output: Buffer, original: Buffer | null, over: Partial<Model>): Promise<Report> {
  const verification = openVerification(planOf(rules, over).model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7) });
  const before = original === null ? null : { input: 'in.dcm', bytes: original };
  if (before !== null) verification.addOriginal(before);
  await verification.addOutput({ output: 'out.dcm', bytes: output, original: before })?.();
  return verification.finish();
}
