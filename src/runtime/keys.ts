/**
 * Keys of a run. One master key of a site becomes one key a purpose by HKDF-SHA256 (RFC 5869), so that no value of one
 * purpose can be compared with a value of another. The master key stands in no output, plan, journal or message.
 */
import { createHmac, hkdfSync } from 'node:crypto';

/** Bytes of a master key, and of each key made from it. */
export const keyLengthBytes = 32;

export interface RuntimeKeys {
  /** 16 hex digits that name the key in a journal; nothing of the key can be computed from them. */
  readonly id: string;
  /** Keys new UIDs. */
  readonly uid: Buffer;
  /** Keys pseudonyms and hashes of values. */
  readonly pseudonym: Buffer;
  /** Keys the days by which the dates of a subject are shifted. */
  readonly shift: Buffer;
  /** Keys fingerprints that name a value without showing it. */
  readonly fingerprint: Buffer;
  /** Keys the folder and file names of an output. */
  readonly path: Buffer;
}

/**
 * The keys of one master key of 32 bytes under the name of the secret it is, null where the rules name none. The same master and name give
 * the same keys, always; under another name it gives others, so that one project's key taken for another's makes nothing that agrees.
 * Throws a RangeError when the master has another length: whoever reads a key checks it first.
 */
export function deriveKeys(master: Buffer, secret: string | null): RuntimeKeys {
  if (master.length !== keyLengthBytes) throw new RangeError(`a master key has ${keyLengthBytes} bytes`);
  // INVARIANT: a purpose is one word, so no purpose and name give the words of another.
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `anonc 1 ${purpose}${secret === null ? '' : ` ${secret}`}`, keyLengthBytes));
  return {
    id: derive('id').subarray(0, 8).toString('hex'),
    uid: derive('uid'),
    pseudonym: derive('pseudonym'),
    shift: derive('shift'),
    fingerprint: derive('fingerprint'),
    path: derive('path'),
  };
}

const separator = Buffer.of(0);

/**
 * HMAC-SHA256(key, purpose ‖ 0 ‖ issuer ‖ 0 ‖ value): 32 bytes. Text is taken as UTF-8, bytes as they are.
 * `purpose` is a word of ours, `issuer` who gave the value (Issuer of Patient ID, or '' where nobody is named).
 */
export function keyed(key: Buffer, purpose: string, issuer: string | Buffer, value: string | Buffer): Buffer {
  // INVARIANT: neither purpose nor issuer holds a zero byte, so no two triples give the same bytes.
  if (purpose.includes('\0')) throw new RangeError('a purpose holds no zero byte');
  const from = Buffer.isBuffer(issuer) ? issuer : Buffer.from(issuer, 'utf8');
  if (from.includes(0)) throw new RangeError('an issuer holds no zero byte');
  return createHmac('sha256', key).update(purpose).update(separator).update(from).update(separator).update(value).digest();
}
