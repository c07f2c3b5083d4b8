import { readFacts } from './read-json.js';

/** A number that a state or a sector gives a person, a practice or a thing. */
export interface NumberScheme {
  /** "gb-nhs" */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** of the written number, spaces and marks between its digits included */
  readonly regex: string;
  /** words that stand near such a number, as a regular expression; absent where none is known */
  readonly context?: string;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
  /** a published sample */
  readonly knownValid?: string;
}

interface SchemesFile {
  readonly schemes: readonly NumberScheme[];
}

/** Every scheme of the table, in its order. */
export function numberSchemes(): readonly NumberScheme[] {
  return (readFacts('national-ids.json') as SchemesFile).schemes;
}
