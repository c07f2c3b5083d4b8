import { lower } from '../../src/compiler/lower/lower.js';
import type { Plan } from '../../src/compiler/lower/plan.js';
import type { Action, Model, Rule, Selector } from '../../src/compiler/resolve/model.js';
import { bytesOfEdited, deriveKeys, type Outcome } from '../../src/runtime/index.js';
import { modelOf } from '../verifier/sample.js';

/** A plan straight from rules of the model, for tests of the runtime alone. */
export function planOf(rules: readonly (readonly [Selector, Action, Partial<Pick<Rule, 'tier' | 'condition'>>?])[], over: Partial<Model> = {}): Plan {
  return lower(modelOf(rules, over), []);
}

export const keep: Action = { kind: 'keep' };
export const remove: Action = { kind: 'remove' };
export const on = (tag: string): Selector => ({ kind: 'attribute', tag });
export const rest = (which: 'unlisted' | 'private' | 'unknown'): Selector => ({ kind: 'rest', which });

/** Everything stays that an output may have. */
export const keepEverything = planOf([
  [rest('unlisted'), keep],
  [rest('private'), keep],
  [rest('unknown'), keep],
]);

export const testKeys = deriveKeys(Buffer.alloc(32, 5), null);

/** All bytes of an edited file, not deflated. @throws for a refusal, with its reason */
export function bytesOf(outcome: Outcome): Buffer {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.reason}, ${outcome.message}`);
  return bytesOfEdited(outcome);
}

/** A source that is read by ranges, as a large file is. */
export function sourceOf(bytes: Buffer): { readonly lengthBytes: number; read(offsetBytes: number, into: Buffer): number } {
  return { lengthBytes: bytes.length, read: (offsetBytes, into) => bytes.copy(into, 0, offsetBytes) };
}
