import { Comma, Word } from '../../../../grammar/tokens.js';
import { attributeOfKeyword } from '../../../facts/dictionary.js';
import type { Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** words of the longest keyword, roughly */
const mostWords = 8;

/** `remove Patient Name`: an attribute by its name, where its keyword is one word. */
export const keywordInWords: Mistake = ({ tokens, index, token, between, statement }, source) => {
  if (!between || token.tokenType !== Word) return null;
  let first = index - 1;
  while (first > statement && tokens[first]?.tokenType === Word && tokens[first - 1]?.tokenType === Word) first -= 1;
  if (first <= statement || (tokens[first]?.tokenType !== Word && tokens[first]?.tokenType !== Comma)) return null;
  for (let last = Math.min(tokens.length - 1, first + mostWords); last >= index; last -= 1) {
    const words = tokens.slice(first, last + 1);
    if (!words.every(({ tokenType }) => tokenType === Word)) continue;
    const keyword = words.map(({ image }) => image.charAt(0).toUpperCase() + image.slice(1)).join('');
    const [start, end] = [words[0], words.at(-1)].map((word) => (word === undefined ? null : spanOf(word)));
    if (attributeOfKeyword(keyword) === undefined || start === null || start === undefined || end === null || end === undefined) continue;
    const span = { start: start.start, end: end.end };
    source.report('ANC1040', { keyword }, span, { fix: { span, replacement: keyword, title: `write \`${keyword}\`` } });
    return { wholeStatement: true };
  }
  return null;
};
