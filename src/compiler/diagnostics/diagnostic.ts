import type { Span } from '../ast/syntax-tree.js';
import type { Severity, Row } from './messages/row.js';
import { messages, type Code, type ParametersOf } from './messages.js';

/** A mistake in a rule file, or a doubt about it. Plain data; the renderers turn it into text. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** name of the source, never a machine path */
  readonly source: string;
  readonly span: Span;
  /** the way out, in words */
  readonly help: string | null;
  /** other places that play a part */
  readonly related: readonly Related[];
  readonly fix: Fix | null;
  /** a dataset that shows the mistake, one attribute a line; made up by the compiler, never a patient's */
  readonly witness: readonly string[] | null;
}

export interface Related extends Place {
  readonly message: string;
}

/** An edit of the diagnostic's own source that puts it right. */
export interface Fix {
  readonly span: Span;
  readonly replacement: string;
  readonly title: string;
}

export interface Place {
  readonly source: string;
  readonly span: Span;
}

export interface Extras {
  readonly help?: string | null;
  readonly related?: readonly Related[];
  readonly fix?: Fix | null;
  readonly witness?: readonly string[] | null;
}

/** A diagnostic of this code; its message is made from the parameters, its help from the table unless `extras` has one. */
export function diagnostic<C extends Code>(code: C, parameters: ParametersOf<C>, place: Place, extras: Extras = {}): Diagnostic {
  const row = messages[code] as Row<ParametersOf<C>>;
  return {
    code,
    severity: row.severity,
    message: row.message(parameters),
    source: place.source,
    span: { start: place.span.start, end: place.span.end },
    help: extras.help !== undefined ? extras.help : (row.help?.(parameters) ?? null),
    related: extras.related ?? [],
    fix: extras.fix ?? null,
    witness: extras.witness ?? null,
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
