import type { Span } from '../ast/syntax-tree.js';
import { diagnostic, type Diagnostic, type Extras } from '../diagnostics/diagnostic.js';
import type { Code, ParametersOf } from '../diagnostics/messages.js';

/** The diagnostics that a phase finds in one source. */
export class Reports {
  readonly found: Diagnostic[] = [];

  constructor(readonly source: string) {}

  report<C extends Code>(code: C, parameters: ParametersOf<C>, span: Span, extras: Extras = {}): void {
    this.found.push(diagnostic(code, parameters, { source: this.source, span }, extras));
  }
}
