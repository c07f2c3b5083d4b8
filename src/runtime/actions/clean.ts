import { gone, type ValueAction } from './action.js';
import { textsOf } from './value.js';

/** What a text may keep. */
export interface AllowList {
  /** in small letters */
  readonly words: ReadonlySet<string>;
  /** each matched as whole words; flags g and u */
  readonly patterns: readonly RegExp[];
}

/** C of Table E.1-1 without an allow-list: nothing survives. */
export const clean: ValueAction = ({ bytes }) => (bytes.length === 0 ? null : gone);

/** C of Table E.1-1: the words and patterns of an allow-list survive, each in its place; all else goes. */
export function cleanKeeping(allowed: AllowList): ValueAction {
  return (value) => {
    if (value.bytes.length === 0) return null;
    const kept = textsOf(value).map((text) => allowedOf(text, allowed));
    return kept.every((text) => text === '') ? gone : kept.join('\\');
  };
}

/** A run of letters, digits and marks; everything between two of them parts words. */
const word = /[\p{L}\p{N}\p{M}]+/gu;
/** Runs of letters and digits with a hyphen between each two: "B-mode", of which a part is no word by itself. */
const compound = /[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)+/gu;
/** What may stay between two words that both stay: nothing can be read from it. */
const separator = /^[ _\-./+,:;=()*&]{1,3}$/;

function allowedOf(text: string, { words, patterns }: AllowList): string {
  const kept: { readonly from: number; readonly to: number }[] = [];
  for (const pattern of patterns) for (const match of text.matchAll(pattern)) if (match[0] !== '' && isWhole(text, match.index, match.index + match[0].length)) kept.push({ from: match.index, to: match.index + match[0].length });
  for (const match of text.matchAll(word)) if (words.has(match[0].toLowerCase())) kept.push({ from: match.index, to: match.index + match[0].length });
  for (const match of text.matchAll(compound)) if (words.has(match[0].toLowerCase())) kept.push({ from: match.index, to: match.index + match[0].length });
  for (const match of text.matchAll(/\S+/gu)) if (words.has(match[0].toLowerCase())) kept.push({ from: match.index, to: match.index + match[0].length });
  kept.sort((a, b) => a.from - b.from || b.to - a.to);
  let out = '';
  let end = -1;
  for (const { from, to } of kept) {
    if (to <= end) continue;
    const between = end === -1 ? '' : text.slice(end, from);
    if (end !== -1 && from > end) out += separator.test(between) ? between : ' ';
    out += text.slice(Math.max(from, end), to);
    end = to;
  }
  return out;
}

/** No letter or digit stands directly before or behind. */
function isWhole(text: string, from: number, to: number): boolean {
  const sign = /[\p{L}\p{N}\p{M}]/u;
  return !(sign.test(text.slice(0, from).slice(-1)) && sign.test(text.slice(from, from + 1))) && !(sign.test(text.slice(to, to + 1)) && sign.test(text.slice(to - 1, to)));
}
