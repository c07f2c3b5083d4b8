import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../base/canonical-json.js';

/** SHA-256, 64 small hex digits, over the canonical JSON of a plan without its `digest`. */
export function digestOf(plan: Json): string {
  const members = Object.entries(plan as Readonly<Record<string, Json>>).filter(([name]) => name !== 'digest');
  return createHash('sha256').update(canonicalJson(Object.fromEntries(members)), 'utf8').digest('hex');
}
