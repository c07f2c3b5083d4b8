import type { IToken, TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import { assert } from '../../base/assert.js';
import { spanOf, type Source } from './source.js';
import { placesOf } from './statement-starts.js';

export const depthLimit = 64;

/** each takes what follows it, so that a row of them is nesting too */
export const prefixOperators: ReadonlySet<TokenType> = new Set([t.Not, t.Lower, t.First, t.Year]);

/** what may stand between the braces of `in` */
const inSet: ReadonlySet<TokenType> = new Set([t.Word, t.Text, t.NumberToken, t.Comma, t.LooseText, t.HexNumber, t.Stray, t.Semicolon]);
/** what never stands between parentheses */
const afterParenthesis: ReadonlySet<TokenType> = new Set([t.CloseBrace, t.Because, t.Otherwise, t.With, t.To, t.Per, t.By]);

interface Opened {
  readonly token: IToken;
  readonly kind: 'block' | 'body' | 'set' | 'parenthesis';
}

/**
 * Makes braces and parentheses come in pairs: closes what is open where it can go on no longer, drops what closes nothing, each with
 * a diagnostic. Text nested too deeply is not read at all: the result is empty then.
 *
 * INVARIANT: in the result every brace and parenthesis has its partner and no more than 64 are open at once.
 */
export function balance(tokens: readonly IToken[], source: Source): readonly IToken[] {
  const places = placesOf(tokens);
  const result: IToken[] = [];
  const open: Opened[] = [];
  let prefixes = 0;
  for (const [index, token] of tokens.entries()) {
    const type = token.tokenType;
    const place = places[index];
    const opens = openedBy(token, result.at(-1), place?.body !== null);
    while (cannotGoOn(open.at(-1), token, place?.starts === true, opens === 'block' || opens === 'body', source)) result.push(closingOf(open.pop(), result.at(-1), source));
    if (prefixOperators.has(type)) prefixes += 1;
    else if (type !== t.NumberToken && type !== t.Of) prefixes = 0;
    if ((opens !== null && open.length >= depthLimit) || prefixes > depthLimit) {
      source.report('ANC1021', { limit: depthLimit }, spanOf(token));
      return [];
    }
    if (opens !== null) open.push({ token, kind: opens });
    if (type === t.CloseBrace || type === t.CloseParenthesis) {
      const fits = open.length > 0 && (open.at(-1)?.kind === 'parenthesis') === (type === t.CloseParenthesis);
      if (!fits) {
        source.report('ANC1012', { found: token.image }, spanOf(token), { fix: { span: spanOf(token), replacement: '', title: 'take it out' } });
        continue;
      }
      open.pop();
    }
    result.push(token);
  }
  while (open.length > 0) result.push(closingOf(open.pop(), result.at(-1), source));
  return result;
}

function openedBy(token: IToken, before: IToken | undefined, inBody: boolean): Opened['kind'] | null {
  if (token.tokenType === t.OpenParenthesis) return 'parenthesis';
  if (token.tokenType !== t.OpenBrace) return null;
  if (before?.tokenType === t.In) return 'set';
  return inBody ? 'body' : 'block';
}

function cannotGoOn(opened: Opened | undefined, next: IToken, starts: boolean, opensBlock: boolean, source: Source): boolean {
  if (opened?.kind === 'set') return next.tokenType !== t.CloseBrace && !inSet.has(next.tokenType);
  // A verb in the line was meant as a sentence of the body; on a line of its own it begins the next statement.
  if (opened?.kind === 'body') return starts && source.isFirstOnLine(next.startOffset);
  return opened?.kind === 'parenthesis' && (starts || opensBlock || afterParenthesis.has(next.tokenType));
}

/** The sign that is missing, as a token without length after the last one. */
function closingOf(opened: Opened | undefined, last: IToken | undefined, source: Source): IToken {
  assert(opened !== undefined && last !== undefined, 'nothing is open');
  const tokenType = opened.kind === 'parenthesis' ? t.CloseParenthesis : t.CloseBrace;
  const closing = opened.kind === 'parenthesis' ? ')' : '}';
  const { end } = spanOf(last);
  source.report('ANC1011', { opened: opened.token.image, closing }, spanOf(opened.token), {
    fix: { span: { start: end, end }, replacement: closing, title: `write \`${closing}\` where it ends` },
  });
  return { image: '', startOffset: end, endOffset: end - 1, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}
