import { EOF, type IToken, type TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';

const starts: ReadonlySet<TokenType> = new Set([...t.statementStarts, t.LaterStatement]);
const rules: ReadonlySet<TokenType> = new Set([t.Override, ...t.verbs]);
/** after these a verb goes on with the statement it stands in */
const joints: ReadonlySet<TokenType> = new Set([t.Or, t.Override]);
/** after these a name or value is still to come, so that a reserved word is a mistaken value and no new statement */
const wantsOperand: ReadonlySet<TokenType> = new Set([t.Is, t.Not, t.In, t.With, t.To, t.Per, t.Of, t.Comma, t.Greater, t.Extends, t.Claims, t.Root, t.All]);

export const endOfFile: IToken = { image: '', startOffset: NaN, tokenType: EOF, tokenTypeIdx: EOF.tokenTypeIdx ?? 0 };

/** For each token whether a statement begins with it, as far as can be told without parsing. */
export function findStatementStarts(tokens: readonly IToken[]): readonly boolean[] {
  let mayTakeWhen = false;
  return tokens.map((token, index) => {
    const before = tokens[index - 1]?.tokenType;
    const type = token.tokenType;
    if (!starts.has(type)) return false;
    if (type === t.When) {
      if (before === t.Accept) return false;
      if (mayTakeWhen && !opensBlockAt(tokens, index)) return false;
    } else if (rules.has(type)) {
      if (before !== undefined && joints.has(before)) return false;
    } else if (type === t.LaterStatement && before !== undefined && wantsOperand.has(before)) {
      return false;
    }
    mayTakeWhen = rules.has(type);
    return true;
  });
}

/** Whether the `when` at this index begins a block. */
export function opensBlockAt(tokens: readonly IToken[], index: number): boolean {
  return t.opensBlock((ahead) => tokens[index + ahead] ?? endOfFile);
}

/** Index of the brace that closes the one at `open`; the number of tokens where none does. */
export function closingBrace(tokens: readonly IToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.tokenType === t.OpenBrace) depth += 1;
    if (tokens[index]?.tokenType === t.CloseBrace) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

/** Where the statement at `start` ends: at the next statement, or at the brace that closes the block around it. Its own braces are skipped. */
export function endOfStatement(tokens: readonly IToken[], isStart: readonly boolean[], start: number): number {
  let index = start;
  do {
    index = tokens[index]?.tokenType === t.OpenBrace ? closingBrace(tokens, index) + 1 : index + 1;
  } while (index < tokens.length && isStart[index] !== true && tokens[index]?.tokenType !== t.CloseBrace);
  return Math.min(index, tokens.length);
}
