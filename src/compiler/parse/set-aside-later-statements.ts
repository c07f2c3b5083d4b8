import { EOF, type IToken, type TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import type { Source } from './source.js';
import { closingBrace, endOfStatement, findStatementStarts } from './statement-starts.js';

/** words whose statement ends with a block */
const withBlock: ReadonlySet<string> = new Set(['template', 'detect', 'risk', 'test']);

/** Takes out the statements that belong to the language but are not carried out yet, each with one diagnostic. */
export function setAsideLaterStatements(tokens: readonly IToken[], source: Source): readonly IToken[] {
  const isStart = findStatementStarts(tokens);
  const kept: IToken[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (token === undefined) break;
    if (isStart[index] !== true || token.tokenType !== t.LaterStatement) {
      kept.push(token);
      index += 1;
      continue;
    }
    source.report('ANC1003', { word: token.image }, { start: token.startOffset, end: token.startOffset + token.image.length });
    index = withBlock.has(token.image) ? endOfBlock(tokens, isStart, index, source) : endOfStatement(tokens, isStart, index);
  }
  return kept;
}

/** After the first block of the statement, which a condition may precede; where there is none, the next line that begins a statement. */
function endOfBlock(tokens: readonly IToken[], isStart: readonly boolean[], start: number, source: Source): number {
  let index = start + 1;
  for (; index < tokens.length; index += 1) {
    const type: TokenType = tokens[index]?.tokenType ?? EOF;
    if (type === t.CloseBrace) return index;
    if (type === t.OpenBrace) {
      const close = closingBrace(tokens, index);
      if (tokens[index - 1]?.tokenType !== t.In) return close + 1;
      index = close;
    } else if (isStart[index] === true && type !== t.When && source.isFirstOnLine(tokens[index]?.startOffset ?? 0)) {
      return index;
    }
  }
  return index;
}
