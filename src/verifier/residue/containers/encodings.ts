import { latin1, openedText, spend, type Budget, type Opened } from './container.js';
import { looksLikeText } from './strings.js';

const base64 = /(?<![A-Za-z\d+/_-])(?:[A-Za-z\d+/_-]{4}[\s]{0,2}){3,}(?:[A-Za-z\d+/_-]{2,4}={0,2})?(?![A-Za-z\d+/_=-])/g;
const hex = /(?<![\da-fA-F])(?:[\da-fA-F]{2}[ :]?){8,}(?![\da-fA-F])/g;
const containerStarts = ['\x1f\x8b\x08', '%PDF', '{\\rtf', 'PK\x03\x04', '\xff\xd8\xff', 'DICM'];

/** Stretches of base64 and of hexadecimal digits that hold text or something that can be opened further. */
export function encoded(bytes: Uint8Array, budget: Budget): readonly Opened[] {
  if (bytes.length < 12) return [];
  const text = latin1(bytes);
  const opened: Opened[] = [];
  const take = (how: string, inner: Uint8Array): void => {
    const start = latin1(inner, 0, 4);
    if (!looksLikeText(inner) && !containerStarts.some((one) => start.startsWith(one)) && !start.startsWith('\x78')) return;
    if (budget.bytesLeft <= 0) budget.closed.add('an encoded text was not opened: this file unfolds into more than is read');
    else opened.push({ how, bytes: inner, text: null });
    spend(budget, inner.length);
  };
  for (const [stretch] of text.matchAll(base64)) {
    const letters = stretch.replace(/[\s=]/g, '');
    // a word or a number reads as base64 too: a mixture of cases with digits does not
    if (letters.length < 12 || !/[a-z]/.test(letters) || !/[A-Z]/.test(letters) || letters.length % 4 === 1) continue;
    take('base64', Buffer.from(letters, 'base64'));
  }
  for (const [stretch] of text.matchAll(hex)) {
    const digits = stretch.replace(/[ :]/g, '');
    if (digits.length % 2 === 0) take('hexadecimal', Buffer.from(digits, 'hex'));
  }
  return opened;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ntilde: 'ñ', oslash: 'ø', aring: 'å' };

/** Texts of the web: entities of XML and HTML, escapes of JSON and of links, undone; tags of HTML taken out. */
export function escaped(bytes: Uint8Array): readonly Opened[] {
  if (bytes.length < 6 || !looksLikeText(bytes)) return [];
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!/&(?:#x?[\da-fA-F]+|[a-zA-Z]+);|%[\da-fA-F]{2}|\\u[\da-fA-F]{4}|<[a-zA-Z/!?]/.test(text)) return [];
  const plain = text
    .replace(/&#x([\da-fA-F]{1,6});/g, (_, code: string) => signOf(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => signOf(Number(code)))
    .replace(/&([a-zA-Z]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => signOf(Number.parseInt(code, 16)))
    .replace(/(?:%[\da-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
  const opened = plain === text ? [] : [openedText('escapes', plain)];
  const untagged = plain.replace(/<\/?[a-zA-Z!?][^>]{0,400}>/g, ' ');
  return untagged === plain ? opened : [...opened, openedText('markup', untagged)];
}

function signOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
