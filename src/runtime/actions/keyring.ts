import { keyed, type RuntimeKeys } from '../keys.js';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Most new values stand in many files of a study; the keyed hash of each is made once. Bounded, so that a run of any length fits. */
const rememberedValues = 20_000;

/** What a run makes of values with its keys. The same value gives the same result for as long as the key is the same. */
export class Keyring {
  private readonly uids = new Map<string, string>();
  private readonly texts = new Map<string, string>();

  constructor(readonly keys: RuntimeKeys) {}

  /** A UID under 2.25 from 128 bits of the keyed hash, PS3.5 B.2: at most 44 characters. */
  uid(old: string): string {
    return remembered(this.uids, old, () => `2.25.${BigInt(`0x${keyed(this.keys.uid, 'uid', '', old).subarray(0, 16).toString('hex')}`)}`);
  }

  /** `length` characters of A–Z and 2–7. */
  pseudonym(issuer: string, value: string, length: number): string {
    return remembered(this.texts, `p${length}\0${issuer}\0${value}`, () => this.letters(this.keys.pseudonym, 'pseudonym', issuer, value, length));
  }

  /** A folder name for a subject whose new identifier is none. */
  folder(issuer: string, value: string): string {
    return remembered(this.texts, `f\0${issuer}\0${value}`, () => this.letters(this.keys.path, 'subject', issuer, value, 16));
  }

  /** A file or folder name for a UID that is none. */
  name(value: string): string {
    return this.letters(this.keys.path, 'uid', '', value, 26);
  }

  /** Whole days from `least` to `most`, all equally likely, one for each subject. */
  days(issuer: string, subject: string, least: number, most: number): number {
    const bits = keyed(this.keys.shift, 'shift', issuer.replaceAll('\0', ''), subject).readBigUInt64BE();
    // 64 bits over a few hundred days: no day is likelier than another by more than 2^-55
    return least + Number(bits % BigInt(most - least + 1));
  }

  private letters(key: Buffer, purpose: string, issuer: string, value: string, length: number): string {
    let text = '';
    for (let round = 0; text.length < length; round += 1) {
      const bytes = keyed(key, round === 0 ? purpose : `${purpose} ${round}`, issuer.replaceAll('\0', ''), value);
      for (const byte of bytes) text += base32[byte & 31] ?? '';
    }
    return text.slice(0, length);
  }
}

function remembered(values: Map<string, string>, key: string, make: () => string): string {
  let value = values.get(key);
  if (value === undefined) {
    if (values.size >= rememberedValues) values.clear();
    value = make();
    values.set(key, value);
  }
  return value;
}
