// The product's own decoding and detection, as built: npm run build comes first.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const built = (path) => import(new URL(`../../dist/src/runtime/${path}`, import.meta.url));
const { ByteWindow } = await built('dicom/byte-window.js');
const { readFileHead } = await built('dicom/file-head.js');
const { loadCodecs } = await built('pixels/codecs/load-codecs.js');
const { describeImage } = await built('pixels/describe.js');
const { readPixelRoot } = await built('pixels/pixel-element.js');
const { decode, openPixels } = await built('pixels/pixels.js');
const { openTextLooker } = await built('pixels/detect/looker.js');
const { greysOf } = await built('pixels/detect/grey.js');

const codecs = await loadCodecs();

/** The pixels of a file; null where it has none. Throws where they cannot be read. */
export function openFile(path) {
  const file = readFileSync(path);
  const head = readFileHead(new ByteWindow(file));
  const source = head.isDeflated ? inflateRawSync(file.subarray(head.bodyOffset)) : file;
  const { lookup, element } = readPixelRoot(new ByteWindow(source), head.isDeflated ? 0 : head.bodyOffset, head.encoding);
  if (element === null) return null;
  const image = describeImage(lookup, { transferSyntax: head.transferSyntax, little: head.encoding.little, pixelVr: element.vr });
  return openPixels(image, source, element, codecs);
}

/** An 8-bit grey picture as an image and its frame. */
export function asFrame(rows, columns, values) {
  const image = {
    transferSyntax: '1.2.840.10008.1.2.1', rows, columns, frames: 1, samplesPerPixel: 1, photometric: 'MONOCHROME2', bitsAllocated: 8, bitsStored: 8, highBit: 7, signed: false,
    planar: 0, little: true, pixelVr: 'OB', palette: null, window: null, rescale: { slope: 1, intercept: 0 }, padding: null, overlaysInBits: false,
  };
  return { image, frame: { values, photometric: 'MONOCHROME2' } };
}

/** The pixels of such a picture. */
export function openFrame(image, values) {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return openPixels(image, bytes, { offsetBytes: 0, valueOffsetBytes: 0, lengthBytes: bytes.length, endBytes: bytes.length, vr: 'OB', extended: null }, codecs);
}

export { decode, greysOf, openTextLooker };
