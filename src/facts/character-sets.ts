import { readFacts } from './read-json.js';

/** What an escape sequence of ISO 2022 switches to, PS3.3 Tables C.12-3 and C.12-4. */
export interface EscapeSequence {
  /** behind ESC */
  readonly bytes: readonly number[];
  /** label of the Encoding Standard; iso-8859-1 is that of ISO */
  readonly encoding: string;
  /**
   * How the bytes behind it are of that encoding: as they stand; with the escape sequence before them; or each pair with 0x8F before it and
   * the high bits set.
   */
  readonly form: 'plain' | 'escaped' | 'three-byte';
}

interface CharacterSetFile {
  readonly sets: readonly (readonly [string, string])[];
  readonly escapes: readonly (readonly [string, string, string, EscapeSequence['form']])[];
}

let cached: { readonly encodings: ReadonlyMap<string, string>; readonly escapes: readonly EscapeSequence[] } | undefined;

function tables(): NonNullable<typeof cached> {
  if (cached !== undefined) return cached;
  const { sets, escapes } = readFacts('character-sets.json') as CharacterSetFile;
  cached = { encodings: new Map(sets), escapes: escapes.map(([bytes, , encoding, form]) => ({ bytes: [...Buffer.from(bytes, 'hex')], encoding, form })) };
  return cached;
}

/** The encoding of a defined term of Specific Character Set, "ISO_IR 100" or "ISO 2022 IR 100", PS3.3 C.12.1.1.2; undefined where there is no such term. */
export function encodingOfTerm(term: string): string | undefined {
  return tables().encodings.get(term.replace('ISO 2022 IR', 'ISO_IR'));
}

export function escapeSequences(): readonly EscapeSequence[] {
  return tables().escapes;
}
