import type { IToken } from 'chevrotain';
import { diagnostic, type Diagnostic, type Extras } from '../diagnostics/diagnostic.js';
import type { Code, ParametersOf } from '../diagnostics/messages.js';
import type { Span } from '../ast/syntax-tree.js';

/** The text that is being read, and the diagnostics found in it so far. */
export class Source {
  readonly diagnostics: Diagnostic[] = [];

  constructor(
    readonly text: string,
    readonly name: string,
  ) {}

  report<C extends Code>(code: C, parameters: ParametersOf<C>, span: Span, extras: Extras = {}): void {
    this.diagnostics.push(diagnostic(code, parameters, { source: this.name, span }, extras));
  }

  /** Whether a blank line stands between two offsets. */
  hasBlankLine(start: number, end: number): boolean {
    return /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))/.test(this.text.slice(start, end));
  }

  /** Whether only white space stands before this offset on its line. */
  isFirstOnLine(offset: number): boolean {
    const lineStart = Math.max(this.text.lastIndexOf('\n', offset - 1), this.text.lastIndexOf('\r', offset - 1)) + 1;
    return offset === 0 || this.text.slice(lineStart, offset).trim() === '';
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
