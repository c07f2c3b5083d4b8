import type { Dataset } from '../dataset.js';
import { describe, SERIES_WORDS, STUDY_WORDS } from '../describe.js';
import type { Reference } from '../images.js';
import { commonModules, seriesUid, studyUid, type Place } from '../modules.js';
import type { CorpusSubject } from '../people/invent-person.js';
import { IN_ATTRIBUTE, type Planter } from '../planter.js';
import { randomOf, type Random } from '../random.js';
import type { TransferSyntaxName } from '../write-dicom.js';

/** Where a file of the corpus belongs. */
export interface CorpusPlace extends Place {
  readonly subject: CorpusSubject;
}

/** An image that later objects of the visit refer to. */
export interface Evidence {
  readonly image: Reference;
  readonly place: Place;
}

/** What one object is made with. */
export interface ObjectSettings {
  readonly transferSyntax: TransferSyntaxName;
  /** of this file */
  readonly random: Random;
  /** of what the pictures show: the same for every image of one series */
  readonly body: Random;
  /** the visit's first CT and MR images, in the order in which they were made */
  readonly evidence: readonly Evidence[];
}

/** Makes one object of a visit. */
export type MakeObject = (dataset: Dataset, place: CorpusPlace, plant: Planter, settings: ObjectSettings) => void;

/** The modules every object has, with descriptions in which clinical words and identifiers stand side by side. */
export function corpusModules(dataset: Dataset, place: CorpusPlace, plant: Planter): void {
  commonModules(dataset, place, plant, () => {
    // all objects of a study describe it alike, whatever their modality, and all of a series
    const words = randomOf(studyUid(place)).pick(Object.values(STUDY_WORDS).flat());
    describe(dataset, plant, 'StudyDescription', [words, place.subject.person.family, { say: 'ref Dr' }, place.subject.referringPhysician.given]);
  });
  // what Table E.1-1 replaces and never takes away
  for (const keyword of ['SOPClassUID', 'SOPInstanceUID', 'StudyInstanceUID', 'SeriesInstanceUID', 'PatientID']) plant.stays(dataset.pathOf(keyword), 'text-not-null', '', IN_ATTRIBUTE);
  const words = randomOf(seriesUid(place)).pick(SERIES_WORDS[place.modality] ?? SERIES_WORDS['any'] ?? []);
  describe(dataset, plant, 'SeriesDescription', [words, place.subject.person.given]);
}

/** The first image of the visit. @throws where objects are made in another order than they need */
export function firstImage({ evidence }: ObjectSettings): Evidence {
  const [first] = evidence;
  if (first === undefined) throw new Error('internal error: an object refers to an image, and none was made before it');
  return first;
}
