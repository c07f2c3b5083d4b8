/**
 * One row of the table of diagnostics. Messages are in lower case, hold the user's own text in backticks and never a patient's
 * value. A code is never given to another mistake, even when its own is gone.
 */
export interface Row<Parameters> {
  readonly severity: Severity;
  /** what kind of mistake it is, in a few words: the heading of the manual page */
  readonly title: string;
  readonly message: (parameters: Parameters) => string;
  /** the way out; a place that knows a better one gives its own */
  readonly help: ((parameters: Parameters) => string | null) | null;
  readonly page: Page;
}

export type Severity = 'error' | 'warning';

/** The manual page, printed by `anonc explain ANC1002`. */
export interface Page {
  readonly means: string;
  readonly matters: string;
  readonly wrong: string;
  readonly right: string;
}

/** For a message that needs nothing told. */
export type Nothing = Readonly<Record<string, never>>;

/** An error; `Parameters` is what the place that finds it must tell. */
export function error<Parameters>(row: Omit<Row<Parameters>, 'severity' | 'help'> & { readonly help?: Row<Parameters>['help'] }): Row<Parameters> {
  return { ...row, severity: 'error', help: row.help ?? null };
}

/** A warning: the rules compile all the same. */
export function warning<Parameters>(row: Omit<Row<Parameters>, 'severity' | 'help'> & { readonly help?: Row<Parameters>['help'] }): Row<Parameters> {
  return { ...row, severity: 'warning', help: row.help ?? null };
}
