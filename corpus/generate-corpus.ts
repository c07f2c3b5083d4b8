import { corpusVisit } from './corpus-visit.js';
import { hideIn, plantRelations, write, type GeneratedFile } from './generate.js';
import { ALL_HIDING_PLACES } from './hiding/all.js';
import { inventCorpusSubject } from './people/invent-person.js';
import { randomOf } from './random.js';

/** How large the corpus is. */
export interface CorpusOptions {
  /** default 3 */
  readonly subjects?: number;
  /** visits of each subject, default 2 */
  readonly visits?: number;
  /** false: identifiers stand only where a scanner puts them and every file is a valid object; default true: also where people and programs hide them */
  readonly hidingPlaces?: boolean;
}

const HIDDEN_IN_EACH_FILE = 3;

/**
 * Studies of every kind of object with planted identifiers, made of the seed alone. No value in them belongs to a person. Pure: no
 * file, clock or randomness.
 */
export function* generateCorpus(seed: string, options: CorpusOptions = {}): Iterable<GeneratedFile> {
  const waiting = options.hidingPlaces === false ? [] : [...ALL_HIDING_PLACES];
  for (let index = 0; index < (options.subjects ?? 3); index += 1) {
    const subject = inventCorpusSubject(randomOf(`${seed}/person/${index}`), index, options.visits ?? 2);
    const firstVisit = new Map<string, string>();
    for (const visit of subject.visitDates.keys()) {
      for (const one of corpusVisit(seed, subject, index, visit)) {
        hideIn(one.draft, waiting, HIDDEN_IN_EACH_FILE);
        plantRelations(one, firstVisit.get(one.role));
        if (visit === 0) firstVisit.set(one.role, one.path);
        yield { path: one.path, bytes: write(one), key: one.draft.plant.key };
      }
    }
  }
}
