import { readFacts } from './read-json.js';

/** A quantitative analysis that a profile can promise to keep its outputs fit for. */
export interface Analysis {
  readonly name: string;
  readonly meaning: string;
  /** purposes of quantitative-private.json that belong to it */
  readonly purposes: readonly string[];
  /** keywords of public attributes that it needs */
  readonly attributes: readonly string[];
}

/** In order of name. */
export function analyses(): readonly Analysis[] {
  return (readFacts('analyses.json') as { readonly rows: readonly Analysis[] }).rows;
}
