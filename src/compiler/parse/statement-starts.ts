import type { IToken, TokenType } from 'chevrotain';
import { EOF } from '../../../grammar/chevrotain.js';
import * as t from '../../../grammar/tokens.js';

const starts: ReadonlySet<TokenType> = new Set(t.statementStarts);
const rules: ReadonlySet<TokenType> = new Set([t.Override, ...t.verbs]);
const withBody: ReadonlySet<TokenType> = new Set(t.bodyStatements);
/** names of things begin with these too: the other statements that a name or value to come is not mistaken for */
const declarations: ReadonlySet<TokenType> = new Set([t.Secret, t.Table, t.Preserve, ...t.bodyStatements]);
/** after these a verb goes on with the statement it stands in */
const joints: ReadonlySet<TokenType> = new Set([t.Or, t.Override, t.Otherwise]);
/** after these a name or value is still to come, so that a reserved word is a mistaken value and no new statement */
const wantsOperand: ReadonlySet<TokenType> = new Set([t.Is, t.Not, t.In, t.With, t.To, t.Per, t.Of, t.Comma, t.Greater, t.Extends, t.Claims, t.Root, t.All, t.EqualSign]);

export const endOfFile: IToken = { image: '', startOffset: NaN, tokenType: EOF, tokenTypeIdx: EOF.tokenTypeIdx ?? 0 };

/** What is known of a token without parsing. */
interface Place {
  /** a statement begins with it */
  readonly starts: boolean;
  /** the first word of the statement whose body it stands in: `template`, `detect`, `risk` or `test`; null outside of such bodies */
  readonly body: TokenType | null;
}

/** For each token whether a statement begins with it, as far as can be told without parsing. */
export function findStatementStarts(tokens: readonly IToken[]): readonly boolean[] {
  return placesOf(tokens).map(({ starts: begins }) => begins);
}

/** The braces around a body belong to it. A body ends where another statement begins, even if its brace is not closed. */
export function placesOf(tokens: readonly IToken[]): readonly Place[] {
  let mayTakeWhen = false;
  /** the statement with a body that is being read, and how many braces are open in it: none before its body */
  let owner: TokenType | null = null;
  let depth = 0;
  return tokens.map((token, index) => {
    const before = tokens[index - 1]?.tokenType;
    const type = token.tokenType;
    const inBody = owner !== null && depth > 0;
    const begins = starts.has(type) && !(inBody && goesOnInBody(owner, tokens, index)) && startsAfter(before, tokens, index, mayTakeWhen);
    if (begins) {
      mayTakeWhen = rules.has(type);
      owner = withBody.has(type) ? type : null;
      depth = 0;
      return { starts: true, body: null };
    }
    if (owner === null) return { starts: false, body: null };
    if (type === t.OpenBrace && (depth > 0 || before !== t.In)) depth += 1;
    else if (type === t.CloseBrace && depth > 0) depth -= 1;
    const place = { starts: false, body: inBody || depth > 0 ? owner : null };
    if (inBody && depth === 0) owner = null;
    return place;
  });
}

/** `empty` says what a test expects, `when` of which data sets. */
function goesOnInBody(owner: TokenType | null, tokens: readonly IToken[], index: number): boolean {
  if (owner !== t.Test) return false;
  const type = tokens[index]?.tokenType;
  return type === t.Empty || (type === t.When && !opensBlockAt(tokens, index));
}

function startsAfter(before: TokenType | undefined, tokens: readonly IToken[], index: number, mayTakeWhen: boolean): boolean {
  const type = tokens[index]?.tokenType;
  if (type === undefined || before === undefined) return true;
  if (type === t.When) return before !== t.Accept && before !== t.TextWord && !(mayTakeWhen && !opensBlockAt(tokens, index));
  if (rules.has(type)) return !joints.has(before);
  return !(declarations.has(type) && wantsOperand.has(before));
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
