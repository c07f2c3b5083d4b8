import { asDecoded, openTextLooker, type TextLooker } from '../runtime/index.js';
import type { FoundText, TextFinder } from '../verifier/index.js';

/** The runtime's way of looking for text, for the verifier to look once more at what was decoded in another way. Loaded when it is needed. */
export function textFinder(): { readonly find: TextFinder; close(): Promise<void> } {
  let looker: TextLooker | null = null;
  return {
    async find({ values, photometric, picture }) {
      looker ??= await openTextLooker();
      const [frame, image] = asDecoded({ ...picture, values, photometric });
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
