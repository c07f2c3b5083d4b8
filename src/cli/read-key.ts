import { err, ok, type Result } from '../base/result.js';
import type { Host } from './host.js';

/** Where a site puts its key when it uses no file, and the rules name no secret. */
const plainVariable = 'ANONC_KEY';

/** The key of a run as it was read. */
export interface MasterKey {
  /** 32 bytes */
  readonly bytes: Buffer;
  /** the file it stands in; null: the environment */
  readonly file: string | null;
}

export interface KeyMistake {
  readonly message: string;
  readonly help: string;
}

/** The environment variable of a secret: `study-key` is ANONC_KEY_STUDY_KEY; ANONC_KEY where the rules name none. */
export function keyVariable(secret: string | null): string {
  return secret === null ? plainVariable : `${plainVariable}_${secret.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/**
 * The master key of a run: 32 bytes, written as 64 hex digits in a file that its owner alone may read, or in the environment. The file
 * that is named wins. Where the rules name a secret, the key must be said to be its: by the variable, by `NAME=FILE`, or by the name that
 * stands before the digits in the file. A key that says another name is refused, and so is one with a name where the rules name none.
 */
export function readKey(given: string | undefined, secret: string | null, host: Host): Result<MasterKey, KeyMistake> {
  if (given !== undefined) return fromFile(given, secret, host);
  const variable = keyVariable(secret);
  const value = host.environment(variable);
  if (value !== undefined && value !== '') {
    const key = decode(value, variable, secret);
    if (!key.ok) return key;
    if (key.value.secret !== null) return err({ message: `${variable} holds no key: a key is 64 hex digits`, help: howToGive(secret) });
    return ok({ bytes: key.value.bytes, file: null });
  }
  if (secret === null) return err({ message: 'there is no key: new identifiers and dates are made with one', help: howToGive(secret) });
  const other = (host.environment(plainVariable) ?? '') === '' ? '' : `; ${plainVariable} is for rules that name no secret`;
  return err({ message: `there is no key for the secret \`${secret}\`, which the rules name: new identifiers and dates are made with it${other}`, help: howToGive(secret) });
}

function fromFile(given: string, secret: string | null, host: Host): Result<MasterKey, KeyMistake> {
  const isNamed = secret !== null && given.startsWith(`${secret}=`);
  const file = isNamed ? given.slice(secret.length + 1) : given;
  const mode = host.modeOf(file);
  if (!mode.ok) return err({ message: mode.error, help: howToGive(secret) });
  if ((mode.value & 0o077) !== 0) return err({ message: `others may read the key file \`${file}\``, help: `chmod 600 ${file}` });
  const text = host.readText(file);
  if (!text.ok) return err({ message: text.error, help: howToGive(secret) });
  const key = decode(text.value, `the key file \`${file}\``, secret);
  if (!key.ok) return key;
  const { bytes, secret: written } = key.value;
  if (written !== null && written !== secret) {
    return err({ message: `the key file \`${file}\` is that of the secret \`${written}\`, and the rules name ${secret === null ? 'none' : `\`${secret}\``}`, help: howToGive(secret) });
  }
  if (secret !== null && written === null && !isNamed) {
    return err({ message: `the key file \`${file}\` does not say whose key it is, and the rules name the secret \`${secret}\``, help: `if it is that one, write --key-file ${secret}=${file}` });
  }
  return ok({ bytes, file });
}

function howToGive(secret: string | null): string {
  const made = secret === null ? 'make one with `anonc key new`' : `make one with \`anonc key new --secret ${secret}\``;
  return `${made} and name it with --key-file, or set ${keyVariable(secret)}`;
}

/** `study-key 0123…`, or the digits alone. The name is shown only where it can be one: it could be half of a key. */
function decode(text: string, where: string, secret: string | null): Result<{ readonly bytes: Buffer; readonly secret: string | null }, KeyMistake> {
  const [, name = null, digits] = /^\s*(?:(\S+)[ \t]+)?([0-9a-fA-F]{64})\s*$/.exec(text) ?? [];
  if (digits === undefined || (name !== null && !isSecretName(name))) return err({ message: `${where} holds no key: a key is 64 hex digits`, help: howToGive(secret) });
  return ok({ bytes: Buffer.from(digits, 'hex'), secret: name });
}

/** Whether a rule file can name a secret so; nothing that could be a key or a part of one. */
export function isSecretName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/.test(name) && !/^[0-9a-fA-F]{16,}$/.test(name);
}

/** A new key as it stands in a file, with the name of its secret where it has one. */
export function newKey(secret: string | null, host: Host): string {
  return `${secret === null ? '' : `${secret} `}${host.randomBytes(32).toString('hex')}\n`;
}
