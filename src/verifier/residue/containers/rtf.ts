import { latin1, openedText, type Opened } from './container.js';

/** Groups that hold no text of the document. */
const silent = /\{\\\*?\\?(?:fonttbl|colortbl|stylesheet|pict|themedata|datastore|latentstyles)(?:[^{}]|\{[^{}]*\})*\}/g;

/** Text of a document in Rich Text Format, its properties (title, author) too. */
export function richText(bytes: Uint8Array): readonly Opened[] {
  if (latin1(bytes, 0, 5) !== '{\\rtf') return [];
  const text = latin1(bytes)
    .replace(silent, ' ')
    .replace(/\\u(-?\d{1,6}) ?\??/g, (_, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replace(/\\'([\da-fA-F]{2})/g, (_, code: string) => new TextDecoder('windows-1252').decode(Uint8Array.of(Number.parseInt(code, 16))))
    .replace(/\\(?:par|line|tab|cell|row|sect|page)\b ?/g, '\n')
    .replace(/\\[a-z]+-?\d* ?/gi, '')
    .replace(/\\([{}\\~_-])/g, (_, sign: string) => (sign === '~' ? ' ' : sign === '_' ? '-' : sign))
    .replace(/[{}]/g, ' ');
  return [openedText('RTF', text)];
}
