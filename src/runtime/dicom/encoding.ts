import type { ByteWindow } from './byte-window.js';
import { isVr } from './vr-codes.js';

/** How elements are encoded, PS3.5 section 10. */
export interface Encoding {
  readonly explicit: boolean;
  readonly little: boolean;
}

export const implicitLittle: Encoding = { explicit: false, little: true };
const explicitLittle: Encoding = { explicit: true, little: true };
const explicitBig: Encoding = { explicit: true, little: false };

export const IMPLICIT_LITTLE = '1.2.840.10008.1.2';
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const EXPLICIT_BIG = '1.2.840.10008.1.2.2';
export const DEFLATED = '1.2.840.10008.1.2.1.99';

/** Every transfer syntax of PS3.5 but two is explicit VR little endian (PS3.5 A.4). */
export function encodingOf(transferSyntax: string): Encoding {
  if (transferSyntax === IMPLICIT_LITTLE) return implicitLittle;
  return transferSyntax === EXPLICIT_BIG ? explicitBig : explicitLittle;
}

/** The transfer syntax of native data in an encoding. */
export function nativeSyntaxOf({ explicit, little }: Encoding): string {
  if (!explicit) return IMPLICIT_LITTLE;
  return little ? EXPLICIT_LITTLE : EXPLICIT_BIG;
}

/** What the first element of a dataset looks like, for files that do not state their transfer syntax; null: like no element. */
export function guessEncoding(bytes: ByteWindow, offsetBytes: number): Encoding | null {
  if (bytes.lengthBytes - offsetBytes < 8) return null;
  const at = bytes.at(offsetBytes, 8);
  const { buffer } = bytes;
  const [first = 0, second = 0] = [buffer[at], buffer[at + 1]];
  const little = !(first === 0 && second !== 0);
  const group = little ? first | (second << 8) : (first << 8) | second;
  // groups before identification are commands; those far behind it begin no dataset
  if (group === 0 || group > 0x0020) return null;
  const explicit = isVr(((buffer[at + 4] ?? 0) << 8) | (buffer[at + 5] ?? 0));
  return explicit ? { explicit, little } : little ? implicitLittle : null;
}
