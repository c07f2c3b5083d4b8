import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../base/canonical-json.js';

/** SHA-256, 64 small hex digits, over the canonical JSON of a plan without its `digest`. */
export function digestOf(plan: Json): string {
  const members = Object.entries(plan as Readonly<Record<string, Json>>).filter(([name]) => name !== 'digest');
  return createHash('sha256').update(canonicalJson(Object.fromEntries(members)), 'utf8').digest('hex');
}

/** Whether a plan has the digest that it states. The text of a plan as the compiler writes it is canonical already, which saves making it anew. */
export function hasDigest(text: string, plan: Json, digest: unknown): boolean {
  if (typeof digest !== 'string') return false;
  const undigested = text.replace(`"digest":"${digest}",`, '').replace(/\n$/, '');
  return createHash('sha256').update(undigested, 'utf8').digest('hex') === digest || digestOf(plan) === digest;
}
