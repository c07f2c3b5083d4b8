import { All, AnyTag, CloseBrace, Dates, Group, NumberToken, Private, PrivateTag, Root, Tag, Text, Uids, Unlisted, Unknown, verbs, Override, Word, When, Because } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';
import { nearestStatement } from './unknown-statement.js';

const selectorStarts = [Word, Tag, PrivateTag, AnyTag, Group, Private, Root, All, Dates, Uids, Unlisted, Unknown];

/** Two attributes of a rule, two options or two values of a set stand side by side. */
export const missingComma: Mistake = ({ tokens, index, token, between, rule, expected, statement }, source) => {
  const before = tokens[index - 1];
  if (before === undefined) return null;
  const inSet = rule === 'inTest' && expected === CloseBrace.name && [Word, Text, NumberToken].includes(token.tokenType);
  const first = tokens[statement];
  const read = tokens.slice(statement, index);
  const isRule = first !== undefined && [...verbs, Override].includes(first.tokenType) && !read.some(({ tokenType }) => [When, Because].includes(tokenType));
  const onOneLine = !source.isFirstOnLine(token.startOffset);
  const inSelectors = between && isRule && selectorStarts.includes(token.tokenType) && endsSelector(before.image) && (onOneLine || !looksLikeVerb(token.image));
  const inOptions = between && (first?.image === 'extends' || first?.image === 'claims') && read.some(({ image }) => image === 'with') && token.tokenType === Word && onOneLine;
  if (!inSet && !inSelectors && !inOptions) return null;
  const { end } = spanOf(before);
  source.report('ANC1023', { found: describe(token) }, spanOf(token), { fix: { span: { start: end, end }, replacement: ',', title: 'write a comma' } });
  return { wholeStatement: true };
};

function endsSelector(image: string): boolean {
  return /^[A-Za-z(]/.test(image);
}

function looksLikeVerb(image: string): boolean {
  return /^[a-z]/.test(image) || nearestStatement(image) !== null;
}
