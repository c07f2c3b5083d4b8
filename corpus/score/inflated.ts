import { readDicom } from './read-dicom.js';

const DEFLATED = '1.2.840.10008.1.2.1.99';
/** even length, PS3.5 9.1 */
const EXPLICIT = '1.2.840.10008.1.2.1\0';

/** The same file in Explicit VR Little Endian; null where its dataset is not deflated (PS3.5 A.5), or cannot be inflated. */
export function inflated(bytes: Buffer): Buffer | null {
  const { transferSyntax, elements, data, broken } = readDicom(bytes);
  if (transferSyntax !== DEFLATED || broken !== null) return null;
  const meta = elements.filter(({ path, tag }) => !path.includes(' > ') && tag >>> 16 === 2);
  const [length, syntax, last] = [meta.find(({ tag }) => tag === 0x00020000), meta.find(({ tag }) => tag === 0x00020010), meta.at(-1)];
  if (length === undefined || syntax === undefined || last === undefined) return null;
  const head = Buffer.from(bytes.subarray(0, last.at + last.value.length));
  const shorterBytes = syntax.value.length - EXPLICIT.length;
  head.writeUInt32LE(head.readUInt32LE(length.at) - shorterBytes, length.at);
  head.writeUInt16LE(EXPLICIT.length, syntax.at - 2);
  return Buffer.concat([head.subarray(0, syntax.at), Buffer.from(EXPLICIT, 'latin1'), head.subarray(syntax.at + syntax.value.length), data]);
}
