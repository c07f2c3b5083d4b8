import { openTextLooker, type Frame, type Image, type TextLooker } from '../runtime/index.js';
import type { FoundText, LookedAt, TextFinder } from '../verifier/index.js';

/** The runtime's way of looking for text, for the verifier to look once more at what was decoded in another way. Loaded when it is needed. */
export function textFinder(): { readonly find: TextFinder; close(): Promise<void> } {
  let looker: TextLooker | null = null;
  return {
    async find(seen) {
      looker ??= await openTextLooker();
      const [frame, image] = asFrame(seen);
      const found: FoundText[] = [];
      for (const { box, confidence } of await looker.find(frame, image)) {
        const { text } = await looker.read(frame, image, box);
        found.push({ left: box.x0, top: box.y0, right: box.x1, bottom: box.y1, confidence, text });
      }
      return found;
    },
    async close() {
      await looker?.close();
    },
  };
}

function asFrame({ values, photometric, picture }: LookedAt): readonly [Frame, Image] {
  const { transferSyntax, rows, columns, bitsStored, signed } = picture;
  const image: Image = {
    transferSyntax,
    rows,
    columns,
    frames: 1,
    samplesPerPixel: picture.samplesPerPixel === 1 ? 1 : picture.samplesPerPixel === 4 ? 4 : 3,
    photometric,
    bitsAllocated: 32,
    bitsStored,
    highBit: bitsStored - 1,
    signed,
    planar: 0,
    little: true,
    pixelVr: 'OW',
    palette: null,
    window: null,
    rescale: { slope: 1, intercept: 0 },
    padding: null,
    overlaysInBits: false,
  };
  return [{ values: Int32Array.from(values), photometric }, image];
}
