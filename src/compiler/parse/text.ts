import type { Span } from '../ast/syntax-tree.js';
import type { Source } from './source.js';

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };

/** What a text between quotation marks says; `start` is the offset of `raw`, which holds no quotation marks around it. */
export function unescape(raw: string, start: number, source: Source): string {
  return raw.replace(/\\(u\{([0-9A-Fa-f]{1,6})\}|[^])/g, (escape: string, sign: string, digits: string | undefined, at: number) => {
    const plain = escapes[sign];
    if (plain !== undefined) return plain;
    const codePoint = digits === undefined ? Infinity : parseInt(digits, 16);
    if (codePoint <= 0x10ffff) return String.fromCodePoint(codePoint);
    const span: Span = { start: start + at, end: start + at + escape.length };
    source.report('ANC1006', { escape }, span);
    return sign;
  });
}
