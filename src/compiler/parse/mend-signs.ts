import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import { spanOf, type Source } from './source.js';
import { placesOf } from './statement-starts.js';

const endsCondition: ReadonlySet<TokenType> = new Set([t.Because, t.Otherwise, t.Expect]);

/**
 * Puts in the place of common slips what was surely meant, each with a diagnostic, so that the rest of the statement is read too:
 * quotation marks of another kind, a text that is not closed, semicolons, and signs for words in conditions.
 */
export function mendSigns(tokens: readonly IToken[], source: Source): readonly IToken[] {
  const places = placesOf(tokens);
  let inCondition = false;
  return tokens.flatMap((token, index) => {
    const place = places[index];
    const inTest = place?.body === t.Test;
    if (place?.starts === true || endsCondition.has(token.tokenType) || beginsBlock(tokens, index)) inCondition = false;
    if (token.tokenType === t.When) inCondition = true;
    switch (token.tokenType) {
      case t.Semicolon:
        if (inTest) return [token];
        source.report('ANC1007', {}, spanOf(token), { fix: { span: spanOf(token), replacement: '', title: 'take the semicolon out' } });
        return [];
      case t.TypographicText:
      case t.SingleQuotedText:
        return [otherQuotes(token, source)];
      case t.UnclosedText:
        return [unclosedText(token, source)];
      case t.Is:
        return inCondition && beginsSet(tokens, index + 1) ? isForIn(token, source) : [token];
      case t.EqualSign:
        if (!inCondition) return inTest ? oneEqualSign(token, source) : [token];
        return beginsSet(tokens, index + 1) ? words(token, [t.In], 'in', source) : words(token, [t.Is], 'is', source);
      case t.NotEqualSign:
        return inCondition ? words(token, [t.Is, t.Not], 'is not', source) : [token];
      case t.AndSign:
        return inCondition ? words(token, [t.And], 'and', source) : [token];
      case t.OrSign:
        return inCondition ? words(token, [t.Or], 'or', source) : [token];
      default:
        return [token];
    }
  });
}

/** Whether a brace opens at this index that holds sentences. */
function beginsBlock(tokens: readonly IToken[], index: number): boolean {
  return tokens[index]?.tokenType === t.OpenBrace && tokens[index - 1]?.tokenType !== t.In && !beginsSet(tokens, index);
}

function oneEqualSign(token: IToken, source: Source): IToken[] {
  const span = spanOf(token);
  if (token.image !== '=') source.report('ANC1008', { found: token.image, word: '=' }, span, { fix: { span, replacement: '=', title: 'write `=`' } });
  return [token];
}

/** Whether a brace opens at this index that holds values, not rules. */
function beginsSet(tokens: readonly IToken[], index: number): boolean {
  const [brace, value, after] = tokens.slice(index, index + 3).map(({ tokenType }) => tokenType);
  return brace === t.OpenBrace && (value === t.Word || value === t.Text || value === t.NumberToken) && (after === t.Comma || after === t.CloseBrace || after === t.Semicolon);
}

function isForIn(token: IToken, source: Source): IToken[] {
  const span = spanOf(token);
  source.report('ANC1026', {}, span, { fix: { span, replacement: 'in', title: 'write `in`' } });
  return [{ ...token, tokenType: t.In, tokenTypeIdx: t.In.tokenTypeIdx ?? 0 }];
}

function words(token: IToken, types: readonly TokenType[], word: string, source: Source): IToken[] {
  const span = spanOf(token);
  source.report('ANC1008', { found: token.image, word }, span, { fix: { span, replacement: word, title: `write \`${word}\`` } });
  return types.map((tokenType) => ({ ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 }));
}

function otherQuotes(token: IToken, source: Source): IToken {
  const image = `"${token.image.slice(1, -1)}"`;
  const marks = [...new Set([token.image.charAt(0), token.image.charAt(token.image.length - 1)])].filter((mark) => mark !== '"');
  const span = spanOf(token);
  source.report('ANC1005', { found: marks.map((mark) => (mark === '`' ? mark : `\`${mark}\``)).join(' and ') }, span, {
    fix: { span, replacement: image, title: 'use straight double quotation marks' },
  });
  return asText(token, image);
}

function unclosedText(token: IToken, source: Source): IToken {
  const closedByAnother = /^"([^\u201C\u201D\u201E\u2033]*)([\u201C\u201D\u201E\u2033])/.exec(token.image);
  const inner = (closedByAnother?.[1] ?? token.image.slice(1).trimEnd()).replace(/\\+$/, '');
  const span = spanOf(token);
  if (closedByAnother === null) {
    // `pseudonym("ACC-, 10)`: what follows is the length
    const prefix = /^"([^",()]*)\s*,\s*\d+\s*\)/.exec(token.image)?.[1];
    const behind = span.start + 1 + (prefix ?? '').length;
    const fix =
      prefix === undefined ? { span, replacement: `"${inner}"`, title: 'close the text at the end of the line' } : { span: { start: behind, end: behind }, replacement: '"', title: 'close the text before the comma' };
    source.report('ANC1004', {}, span, { fix });
  } else {
    const end = span.start + closedByAnother[0].length;
    source.report('ANC1005', { found: `\`${closedByAnother[2] ?? ''}\`` }, { start: span.start, end }, {
      fix: { span: { start: end - 1, end }, replacement: '"', title: 'use straight double quotation marks' },
    });
  }
  return asText(token, `"${inner}"`);
}

/** Keeps the offsets of the original. */
function asText(token: IToken, image: string): IToken {
  return { ...token, image, tokenType: t.Text, tokenTypeIdx: t.Text.tokenTypeIdx ?? 0 };
}
