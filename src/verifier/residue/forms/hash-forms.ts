import { createHash } from 'node:crypto';

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'];

/** Digests without a secret of a value as it stands, in capitals and in small letters, as hexadecimal digits and as base64. */
export function hashForms(value: Uint8Array): readonly string[] {
  const text = Buffer.from(value).toString('latin1');
  const spellings = new Set([text, text.toUpperCase(), text.toLowerCase(), text.trim()]);
  return [...spellings].flatMap((spelling) =>
    algorithms.flatMap((algorithm) => {
      const digest = createHash(algorithm).update(Buffer.from(spelling, 'latin1')).digest();
      const base64 = digest.toString('base64').replace(/=+$/, '');
      return /[+/]/.test(base64) ? [digest.toString('hex'), base64, digest.toString('base64url')] : [digest.toString('hex'), base64];
    }),
  );
}
