import { latin1, openedText, type Opened } from './container.js';

/** Texts of an ICC profile (ICC.1 7.2, 9 and 10): descriptions, copyright, makers, and tags of its maker's own. */
export function iccProfile(bytes: Uint8Array): readonly Opened[] {
  if (bytes.length < 132 || latin1(bytes, 36, 40) !== 'acsp') return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.min(view.getUint32(128), 100);
  const opened: Opened[] = [];
  for (let at = 132; at + 12 <= bytes.length && at < 132 + 12 * count; at += 12) {
    const name = latin1(bytes, at, at + 4).replace(/[^\w]/g, '?');
    const start = view.getUint32(at + 4);
    const value = bytes.subarray(start, start + view.getUint32(at + 8));
    const text = textOf(value);
    if (text !== null) opened.push({ ...openedText(`ICC profile, ${name}`, text), isBeside: true });
  }
  return opened;
}

function textOf(value: Uint8Array): string | null {
  if (value.length < 12) return null;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  switch (latin1(value, 0, 4)) {
    case 'text':
      return latin1(value, 8).replaceAll('\0', '');
    case 'desc':
      return latin1(value, 12).replace(/\0+/g, '\n');
    case 'mluc': {
      const records = Math.min(view.getUint32(8), 100);
      const texts: string[] = [];
      for (let index = 0; index < records && 28 + 12 * index <= value.length; index += 1) {
        const start = view.getUint32(16 + 12 * index + 8);
        texts.push(new TextDecoder('utf-16be').decode(value.subarray(start, start + view.getUint32(16 + 12 * index + 4))));
      }
      return texts.join('\n');
    }
    default:
      return null;
  }
}
