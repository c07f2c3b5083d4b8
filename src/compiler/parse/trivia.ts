import type { IToken } from 'chevrotain';
import type { Comment } from '../ast/syntax-tree.js';
import { spanOf, type Source } from './source.js';

/**
 * Deals the comments out to the statements, in the order of the text: those before a statement and inside it lead it, one after it
 * on its line trails it.
 */
export class Comments {
  private next = 0;
  /** where what was dealt out last ends: a statement, its trailing comment, an opening brace */
  private boundary = 0;

  constructor(
    private readonly tokens: readonly IToken[],
    private readonly source: Source,
  ) {}

  /** The comments that begin before this offset and were not dealt out yet. `afterStatement`: the first may have a blank line before it. */
  before(offset: number, afterStatement = false): readonly Comment[] {
    const taken: Comment[] = [];
    let end = this.boundary;
    for (let token = this.tokens[this.next]; token !== undefined && token.startOffset < offset; token = this.tokens[this.next]) {
      const span = spanOf(token);
      const blankBefore = (taken.length > 0 || afterStatement) && this.source.hasBlankLine(end, span.start);
      taken.push({ ...commentOf(token), blankBefore });
      end = span.end;
      this.next += 1;
    }
    return taken;
  }

  /** Whether a blank line stands between the last boundary and what begins next, a comment or this offset. */
  blankBefore(offset: number): boolean {
    return this.source.hasBlankLine(this.boundary, Math.min(this.tokens[this.next]?.startOffset ?? Infinity, offset));
  }

  /** The comment after this offset on its line, if nothing else stands between. */
  after(offset: number): Comment | null {
    const token = this.tokens[this.next];
    this.boundary = offset;
    if (token === undefined || token.startOffset < offset || !/^[ \t]*$/.test(this.source.text.slice(offset, token.startOffset))) return null;
    this.next += 1;
    this.boundary = spanOf(token).end;
    return { ...commentOf(token), blankBefore: false };
  }

  /** A block begins at this offset, just behind its brace. */
  enter(offset: number): void {
    this.boundary = offset;
  }
}

function commentOf(token: IToken): Omit<Comment, 'blankBefore'> {
  const marks = token.image.startsWith('##') ? 2 : 1;
  return { kind: marks === 2 ? 'doc' : 'line', span: spanOf(token), text: token.image.slice(marks).replace(/^ /, '').trimEnd() };
}
