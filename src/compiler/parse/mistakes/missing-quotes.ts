import { Because, HexNumber, LooseText, NumberToken, Quarantine, reservedWords, Text, Word } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';
import { findStatementStarts } from '../statement-starts.js';

/** A text is to come, and something that could be one stands there bare: `version 2.1`, `because tensor fitting needs them`. */
export const missingQuotes: Mistake = ({ tokens, index, token, rule, expected }, source) => {
  const wantsText = expected === Text.name;
  const wantsValue = rule === 'value' || rule === 'expression';
  if (!wantsText && !wantsValue) return null;
  const isReserved = reservedWords.includes(token.tokenType);
  const startsAnother = isReserved && findStatementStarts(tokens)[index] === true;
  const couldBeText = token.tokenType === LooseText || token.tokenType === HexNumber || (wantsText && [Word, NumberToken].includes(token.tokenType));
  // A verb on a line of its own begins the next statement; a reserved word in the line was meant as a text, if it is no part of a comparison.
  if (!(couldBeText || (isReserved && !startsAnother && !(wantsValue && isComparison(token.image))))) return null;
  const before = tokens[index - 1]?.tokenType;
  const { start, end } = spanOf(token);
  const isSentence = before === Because || before === Quarantine;
  const textEnd = isSentence ? start + source.text.slice(start, source.endOfLine(start)).replace(/\s#.*$/, '').trimEnd().length : end;
  const text = source.text.slice(start, textEnd);
  source.report('ANC1009', { found: isSentence ? 'the reason' : describe(token) }, { start, end: textEnd }, {
    fix: /["\\]/.test(text) ? null : { span: { start, end: textEnd }, replacement: `"${text}"`, title: 'put it in quotation marks' },
  });
  return { wholeStatement: true };
};

function isComparison(word: string): boolean {
  return ['present', 'absent', 'in', 'like', 'matches', 'is', 'not', 'empty', 'and', 'or', 'when', 'because'].includes(word);
}
