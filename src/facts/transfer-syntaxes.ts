import { readFacts } from './read-json.js';

/** A transfer syntax that says more than how a dataset is encoded: a vendor's own, or one whose pixel data stands elsewhere. */
export type UnusualSyntax = 'vendor' | 'referenced' | 'referenced-deflated';

let cached: ReadonlyMap<string, UnusualSyntax> | undefined;

/** Undefined for every other transfer syntax. */
export function unusualSyntax(uid: string): UnusualSyntax | undefined {
  cached ??= new Map((readFacts('unusual-transfer-syntaxes.json') as { readonly rows: readonly (readonly [string, UnusualSyntax, string])[] }).rows.map(([known, kind]) => [known, kind]));
  return cached.get(uid);
}
