import { readFacts } from './read-json.js';

/** Words by which a text gives a person, a place or a number away, and words that look like it and are none; small letters. */
export interface ResidueWords {
  readonly titles: readonly string[];
  /** what stands behind a name, as in Japanese */
  readonly nameEndings: readonly string[];
  readonly nameLabels: readonly string[];
  readonly numberLabels: readonly string[];
  readonly phoneLabels: readonly string[];
  readonly birthLabels: readonly string[];
  readonly dateLabels: readonly string[];
  readonly deviceLabels: readonly string[];
  readonly streetAfter: readonly string[];
  readonly streetBefore: readonly string[];
  readonly streetEndings: readonly string[];
  readonly statesUs: readonly string[];
  /** names and short forms of months in several languages, 1 to 12 */
  readonly months: Readonly<Record<string, number>>;
  readonly hijriMonths: readonly string[];
  readonly hebrewMonths: readonly string[];
  /** eras of the Japanese calendar: the year before their first */
  readonly eras: Readonly<Record<string, number>>;
  /** hosts of standards and schemas */
  readonly harmlessHosts: readonly string[];
  readonly eponyms: readonly string[];
  readonly makers: readonly string[];
  readonly commonWords: readonly string[];
  readonly givenNames: readonly string[];
}

export function residueWords(): ResidueWords {
  return readFacts('residue-words.json') as ResidueWords;
}

/** Words of protocols, anatomy and technique, small letters. */
export function clinicalWords(): readonly string[] {
  return (readFacts('clinical-words.json') as { readonly rows: readonly string[] }).rows;
}
