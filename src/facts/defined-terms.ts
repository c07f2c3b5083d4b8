import { readFacts } from './read-json.js';

interface DefinedTermsFile {
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/**
 * The terms that PS3.3 defines or enumerates for an attribute, by its tag, retired ones included; null where no table of ours has them.
 * Makers may add to defined terms, so another value is a doubt and no mistake.
 */
export function definedTerms(tag: string): readonly string[] | null {
  return (readFacts('defined-terms.json') as DefinedTermsFile).rows[tag] ?? null;
}
