import type { Encoding } from './encoding.js';
import { elementBytes } from './write-element.js';

/** Names this implementation in (0002,0012) of every output; PS3.7 D.3.3.2. */
export const implementationClassUid = '2.25.186792348622685096223190414183700349285';
const implementationVersionName = 'ANONC_0_1';

const explicitLittle: Encoding = { explicit: true, little: true };

/**
 * Preamble of zeros, prefix and File Meta Information of the output, PS3.10 7.1: what the file is and who wrote it, nothing of whoever
 * had it before.
 */
export function fileMeta(sopClass: string, sopInstance: string, transferSyntax: string): Buffer {
  const text = (tag: number, vr: string, value: string): Buffer => elementBytes(tag, vr, Buffer.from(value, 'latin1'), explicitLittle);
  const elements = Buffer.concat([
    elementBytes(0x00020001, 'OB', Buffer.of(0, 1), explicitLittle),
    text(0x00020002, 'UI', sopClass),
    text(0x00020003, 'UI', sopInstance),
    text(0x00020010, 'UI', transferSyntax),
    text(0x00020012, 'UI', implementationClassUid),
    text(0x00020013, 'SH', implementationVersionName),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(elements.length);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM', 'latin1'), elementBytes(0x00020000, 'UL', length, explicitLittle), elements]);
}
