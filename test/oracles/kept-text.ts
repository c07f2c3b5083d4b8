import { vrRule } from '../../src/facts/vr.js';

/**
 * What stays of a value that is kept, by its VR: of characters those before the first NUL, all of any other, and all where nothing but
 * padding follows. A plain reading to compare with; padded to even length as the VR says.
 */
export function keptOf(bytes: Buffer, vr: string): Buffer {
  const rule = vrRule(vr);
  if (rule === undefined || rule.kind === 'binary' || rule.kind === 'sequence') return bytes;
  const [shown = '', ...behind] = bytes.toString('latin1').split('\0');
  if (/^[\0 ]*$/.test(behind.join('\0'))) return bytes;
  return Buffer.from(shown.length % 2 === 0 ? shown : `${shown}${String.fromCharCode(rule.pad)}`, 'latin1');
}
