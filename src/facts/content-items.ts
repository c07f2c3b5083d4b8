import { readFacts } from './read-json.js';

/** A content item of structured reports, by its concept name; a row of PS3.15 Table E.3.4-1. */
export interface ContentItem {
  readonly meaning: string;
  readonly code: string;
  readonly scheme: string;
  /** the code of the table for the Basic Profile: "X", "D" or "X/D" */
  readonly basic: string;
}

/** As the table orders them. */
export function contentItems(): readonly ContentItem[] {
  return (readFacts('ps315-e341.json') as { readonly rows: readonly ContentItem[] }).rows;
}
