import { latin1, openedText, spend, type Budget, type Opened } from './container.js';
import { inflated } from './zlib.js';

const stream = /<<((?:[^<>]|<(?!<)|>(?!>)|<<(?:[^<>]|<(?!<)|>(?!>)|<<(?:[^<>]|<(?!<)|>(?!>))*>>)*>>)*)>>\s*stream\r?\n/g;

/** Told of pictures, but for those of an encapsulated document, which are looked at (`src/verifier/pixels/rescan-document.ts`). */
export const pictureUnread = 'a picture in a PDF document: text in it was not read';

/**
 * A PDF document: its streams as they stand and inflated, and as text the strings of pages, of the information dictionary, of notes
 * and fields, wherever they stand. Earlier versions that later ones only hide are read too. Not read: encrypted documents, streams of
 * other filters (a picture of a page among them), and strings in fonts that number their signs on their own: those of pages, `documents/pdf-pages.ts` reads.
 */
export function pdf(bytes: Uint8Array, budget: Budget): readonly Opened[] {
  const text = latin1(bytes);
  const start = text.indexOf('%PDF-');
  if (start === -1 || start > 1024) return [];
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) {
    budget.closed.add('a PDF document is encrypted');
    return [];
  }
  const opened: Opened[] = [openedText('PDF', stringsOf(text.replace(/stream\r?\n[^]*?endstream/g, ' ')))];
  for (const found of text.matchAll(stream)) {
    const dictionary = found[1] ?? '';
    const from = found.index + found[0].length;
    const end = text.indexOf('endstream', from);
    const raw = bytes.subarray(from, end === -1 ? bytes.length : end);
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) budget.closed.add(pictureUnread);
    const inner = unfiltered(raw, dictionary, budget);
    if (inner === null) continue;
    if (/\/Subtype\s*\/XML|\/Type\s*\/(?:Metadata|EmbeddedFile)/.test(dictionary)) opened.push({ how: 'PDF, metadata or attachment', bytes: inner, text: null });
    else {
      const inside = latin1(inner);
      opened.push({ how: 'PDF, stream', bytes: inner, text: '' }, openedText('PDF, text of a stream', stringsOf(inside)));
    }
  }
  return opened;
}

function unfiltered(raw: Uint8Array, dictionary: string, budget: Budget): Uint8Array | null {
  const filters = [.../\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.matchAll(/\/(\w+)/g) ?? []].map(([, name]) => name);
  let bytes: Uint8Array | null = raw;
  for (const filter of filters) {
    if (bytes === null) return null;
    if (filter === 'FlateDecode' || filter === 'Fl') {
      bytes = inflated(bytes, budget, 'a stream of a PDF document');
      if (bytes === null) budget.closed.add('a stream of a PDF document could not be inflated');
    } else if (filter === 'ASCIIHexDecode' || filter === 'AHx') bytes = Buffer.from(latin1(bytes).replace(/[^\da-fA-F]/g, ''), 'hex');
    else if (filter === 'ASCII85Decode' || filter === 'A85') bytes = ascii85(latin1(bytes));
    else if (['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCT', 'CCF'].includes(filter ?? '')) {
      budget.closed.add(pictureUnread);
      return bytes;
    } else {
      budget.closed.add('a stream of a PDF document has a filter that is not read');
      return null;
    }
  }
  if (filters.length === 0) spend(budget, raw.length);
  return bytes;
}

/** Literal strings and strings of hexadecimal digits; pieces that one operator shows (TJ) are put together. */
function stringsOf(text: string): string {
  const pieces: string[] = [];
  for (const found of text.matchAll(/\[((?:\((?:\\.|[^\\()])*\)|<[\da-fA-F\s]*>|[-\d.\s])*)\]\s*TJ|\(((?:\\[^]|[^\\()]|\((?:\\[^]|[^\\()])*\))*)\)|(?<!<)<([\da-fA-F\s]{2,})>(?!>)/g)) {
    const [, array, literal, digits] = found;
    if (array !== undefined) pieces.push([...array.matchAll(/\(((?:\\[^]|[^\\()])*)\)|<([\da-fA-F\s]+)>/g)].map(([, one, two]) => (one === undefined ? fromHex(two ?? '') : fromLiteral(one))).join(''));
    else if (literal !== undefined) pieces.push(fromLiteral(literal));
    else pieces.push(fromHex(digits ?? ''));
  }
  return pieces.filter((piece) => piece.trim() !== '').join('\n');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '\n' };

function fromLiteral(literal: string): string {
  const raw = literal.replace(/\\(?:([0-7]{1,3})|\r?\n|([^]))/g, (_, octal?: string, sign?: string) => (octal !== undefined ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : sign === undefined ? '' : (escapes[sign] ?? sign)));
  return fromBytes(Buffer.from(raw, 'latin1'));
}

function fromHex(digits: string): string {
  return fromBytes(Buffer.from(digits.replace(/\s/g, ''), 'hex'));
}

/** ISO 32000-2 7.9.2.2: UTF-16 with its mark, UTF-8 with its mark, else nearly Latin-1. Two bytes a sign without a mark are read as well. */
function fromBytes(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  if (bytes.length >= 4 && bytes.every((byte, index) => index % 2 === 1 || byte === 0)) return bytes.toString('latin1').replaceAll('\0', '');
  return bytes.toString('latin1');
}

function ascii85(text: string): Uint8Array {
  const out: number[] = [];
  const signs = text.replace(/^\s*<~/, '').replace(/~>[^]*$/, '').replace(/\s/g, '').replaceAll('z', '!!!!!');
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    const value = Array.from(group.padEnd(5, 'u')).reduce((sum, sign) => sum * 85 + sign.charCodeAt(0) - 33, 0);
    for (let byte = 0; byte < group.length - 1; byte += 1) out.push((value >>> (24 - 8 * byte)) & 0xff);
  }
  return Uint8Array.from(out);
}
