import type { IToken } from 'chevrotain';
import { diagnostic, type Diagnostic, type Extras } from '../diagnostics/diagnostic.js';
import type { Code, ParametersOf } from '../diagnostics/messages.js';
import type { Span } from '../ast/syntax-tree.js';

/** So many are shown; a text with more of them is not read to its end. */
export const mistakeLimit = 50;

/** The text that is being read, and the diagnostics found in it so far. */
export class Source {
  private readonly diagnostics: Diagnostic[] = [];

  constructor(
    readonly text: string,
    readonly name: string,
  ) {}

  report<C extends Code>(code: C, parameters: ParametersOf<C>, span: Span, extras: Extras = {}): void {
    this.diagnostics.push(diagnostic(code, parameters, { source: this.name, span }, extras));
  }

  /** What was found, in the order of the text, the first fifty. */
  found(): readonly Diagnostic[] {
    const sorted = this.diagnostics.filter((each) => !this.followsFromUnclosedText(each)).sort((a, b) => a.span.start - b.span.start);
    const next = sorted[mistakeLimit];
    if (next === undefined) return sorted;
    return [...sorted.slice(0, mistakeLimit), diagnostic('ANC1025', { limit: mistakeLimit }, next)];
  }

  /** A text without its end swallows what should close and what should follow on its line: that is the same mistake. */
  private followsFromUnclosedText({ code, span }: Diagnostic): boolean {
    if (code !== 'ANC1011' && code !== 'ANC1001') return false;
    return this.diagnostics.some(
      (other) => other.code === 'ANC1004' && this.endOfLine(other.span.start) === this.endOfLine(span.start) && (code === 'ANC1011' || span.start >= other.span.start),
    );
  }

  /** Whether a blank line stands between two offsets. */
  hasBlankLine(start: number, end: number): boolean {
    return /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))/.test(this.text.slice(start, end));
  }

  /** Whether only white space stands before this offset on its line. */
  isFirstOnLine(offset: number): boolean {
    let before = offset - 1;
    while (this.text[before] === ' ' || this.text[before] === '\t') before -= 1;
    return before < 0 || this.text[before] === '\n' || this.text[before] === '\r';
  }

  /** Where the line that holds this offset ends, line break not counted. */
  endOfLine(offset: number): number {
    const found = /[\n\r]/.exec(this.text.slice(offset));
    return found === null ? this.text.length : offset + found.index;
  }
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset + token.image.length - 1) + 1 };
}
