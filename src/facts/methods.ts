import { readFacts } from './read-json.js';

/** An entry of DeidentificationMethodCodeSequence (0012,0064); the coding scheme is DCM. */
export interface DeidentificationMethod {
  readonly code: string;
  readonly meaning: string;
}

let cached: ReadonlyMap<string, DeidentificationMethod> | undefined;

/** The code of PS3.16 CID 7050 for the Basic Profile ("ps3.15-basic") or an option ("retain-uids"); undefined for other names. */
export function deidentificationMethod(name: string): DeidentificationMethod | undefined {
  cached ??= new Map(
    (readFacts('cid-7050.json') as { readonly rows: readonly (readonly [string, string, string])[] }).rows.map(([of, code, meaning]) => [of, { code, meaning }]),
  );
  return cached.get(name);
}
