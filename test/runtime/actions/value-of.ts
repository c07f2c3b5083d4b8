import { Keyring } from '../../../src/runtime/actions/keyring.js';
import type { Value } from '../../../src/runtime/actions/value.js';
import type { FileContext } from '../../../src/runtime/context/file-context.js';
import { testKeys } from '../plan.js';

/** A value as it stands in a little endian file; text is taken as Latin-1. */
export function valueOf(vr: string, value: string | Buffer, over: Partial<Value> = {}): Value {
  return { tag: 0x00104000, vr, bytes: typeof value === 'string' ? Buffer.from(value, 'latin1') : value, characterSet: '', little: true, ...over };
}

export function fileOf(over: Partial<FileContext> = {}): FileContext {
  return { keyring: new Keyring(testKeys), lookup: () => [], cell: () => '', sopClass: '', issuer: '', shiftDays: 0, ...over };
}
