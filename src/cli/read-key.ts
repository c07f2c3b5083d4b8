import { err, ok, type Result } from '../base/result.js';
import type { Host } from './host.js';

/** Where a site puts its key when it uses no file. */
export const keyVariable = 'ANONC_KEY';

const howToMakeOne = 'make one with `anonc key new` and name it with --key-file, or set ANONC_KEY';

export interface KeyMistake {
  readonly message: string;
  readonly help: string;
}

/**
 * The master key of a run: 32 bytes, written as 64 hex digits in a file that its owner alone may read, or in ANONC_KEY. The file
 * that is named wins.
 */
export function readKey(file: string | undefined, host: Host): Result<Buffer, KeyMistake> {
  if (file !== undefined) {
    const mode = host.modeOf(file);
    if (!mode.ok) return err({ message: mode.error, help: howToMakeOne });
    if ((mode.value & 0o077) !== 0) return err({ message: `others may read the key file \`${file}\``, help: `chmod 600 ${file}` });
    const text = host.readText(file);
    if (!text.ok) return err({ message: text.error, help: howToMakeOne });
    return decode(text.value, `the key file \`${file}\``);
  }
  const value = host.environment(keyVariable);
  if (value === undefined || value === '') return err({ message: 'there is no key: new identifiers and dates are made with one', help: howToMakeOne });
  return decode(value, keyVariable);
}

function decode(text: string, where: string): Result<Buffer, KeyMistake> {
  if (!/^[0-9a-fA-F]{64}$/.test(text.trim())) return err({ message: `${where} holds no key: a key is 64 hex digits`, help: howToMakeOne });
  return ok(Buffer.from(text.trim(), 'hex'));
}

/** A new key as it stands in a file. */
export function newKey(host: Host): string {
  return `${host.randomBytes(32).toString('hex')}\n`;
}
