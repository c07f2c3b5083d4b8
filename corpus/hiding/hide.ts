import type { HidingPlace } from '../answer-key.js';
import type { Dataset } from '../dataset.js';
import type { Draft } from '../hiding-places.js';
import type { CorpusSubject } from '../people/invent-person.js';
import type { Spot } from '../planter.js';

export const BASIC = 'PS3.15 Table E.1-1';
export const PRIVATE_CLAUSE = 'PS3.15 E.3.10';

/** The subject of a draft of the corpus. @throws for a draft of the small study, which knows less of its subjects */
export function subjectOf({ place }: Draft): CorpusSubject {
  if (!('nationalNumbers' in place.subject)) throw new Error('internal error: the subject is not one of the corpus');
  return place.subject as CorpusSubject;
}

/** Sets an attribute that nothing was planted in before, and says what of it must go. False: it is taken. */
export function hideText(draft: Draft, keyword: string, text: string, secrets: readonly string[], hidingPlace: HidingPlace, clause = BASIC): boolean {
  if (draft.dataset.has(keyword)) return false;
  draft.plant.text(draft.dataset, keyword, text, { hidingPlace, clause }, secrets);
  return true;
}

/** The creator of a block of the site's own programs. */
const SITE_BLOCK = 'SYNTHETIC NOTES 1.0';

/** Sets an element of a private block (0033,10xx) that no list of safe elements knows. */
export function hidePrivately(draft: Draft, low: number, vr: string, value: string | Uint8Array, secrets: readonly string[], spot: Spot): boolean {
  const { dataset, plant } = draft;
  const tag = 0x00331000 | low;
  dataset.setTag(0x00330010, 'LO', SITE_BLOCK).setTag(tag, vr, value);
  for (const secret of secrets) plant.gone(dataset.pathOf(tag), 'text-removed', secret, spot);
  return true;
}

/** Says what must go of what was put where the dataset's own ways of setting do not reach. */
export function saySecrets(draft: Draft, dataset: Dataset, keyword: string, secrets: readonly string[], spot: Spot): true {
  for (const secret of secrets) draft.plant.gone(dataset.pathOf(keyword), 'text-removed', secret, spot);
  return true;
}
