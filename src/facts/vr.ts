import { readFacts } from './read-json.js';

/** What PS3.5 6.2 says of a value representation, and the value that stands for one that had to go. */
export interface VrRule {
  readonly kind: 'text' | 'ascii' | 'number' | 'binary' | 'sequence';
  /** characters of one value; null: no limit of its own; undefined for binary ones */
  readonly maxChars?: number | null;
  /** bytes of one value, for binary ones */
  readonly bytes?: number;
  readonly multi: boolean;
  /** 32-bit length field after two reserved bytes in explicit VR, PS3.5 7.1.2 */
  readonly longLength: boolean;
  readonly pad: number;
  /** null: binary ones are zeroed, UI is remapped, sequences keep items whose content is replaced */
  readonly dummy: string | null;
}

let cached: ReadonlyMap<string, VrRule> | undefined;

function rules(): ReadonlyMap<string, VrRule> {
  cached ??= new Map(Object.entries((readFacts('vr-rules.json') as { readonly rows: Record<string, VrRule> }).rows));
  return cached;
}

export function vrRule(vr: string): VrRule | undefined {
  return rules().get(vr);
}

export function allVrs(): readonly string[] {
  return [...rules().keys()];
}

/** The families of VRs that selectors name. */
export const vrFamilies: Readonly<Record<string, readonly string[]>> = { dates: ['DA', 'DT', 'TM'], uids: ['UI'] };
