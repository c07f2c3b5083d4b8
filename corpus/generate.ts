import type { PlantedItem } from './answer-key.js';
import { HIDING_PLACES, type Draft, type Hide } from './hiding-places.js';
import { inventSubject } from './identity.js';
import { DATES } from './modules.js';
import { IN_ATTRIBUTE } from './planter.js';
import { randomOf } from './random.js';
import { visitDrafts, type VisitDraft } from './visit.js';
import { writeDicom } from './write-dicom.js';

/** How large the study is; the defaults give 54 files, and the same seed and options give the same bytes. */
export interface StudyOptions {
  /** default 3 */
  readonly subjects?: number;
  /** visits of each subject, default 2; those of the first subject lie fourteen days apart */
  readonly visits?: number;
  /** default 3 */
  readonly ctSlices?: number;
  /** default 4 */
  readonly mrSlices?: number;
  /** rows and columns of CT and MR, default 96 */
  readonly matrix?: number;
  /** false: identifiers stand only where a scanner puts them and every file is a valid object; default true: also where people and programs hide them */
  readonly hidingPlaces?: boolean;
}

export interface GeneratedFile {
  /** relative, with `/`; holds a name on purpose */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly key: readonly PlantedItem[];
}

/**
 * A synthetic study of CT, MR and ultrasound images and reports with planted identifiers, made of the seed alone. No value in it
 * belongs to a person. Pure: no file, clock or randomness.
 */
export function* generateStudy(seed: string, options: StudyOptions = {}): Iterable<GeneratedFile> {
  const waiting = options.hidingPlaces === false ? [] : [...HIDING_PLACES];
  for (let index = 0; index < (options.subjects ?? 3); index += 1) {
    const subject = inventSubject(randomOf(`${seed}/subject/${index}`), index, options.visits ?? 2);
    const firstVisit = new Map<string, string>();
    for (const visit of subject.visitDates.keys()) {
      const size = { mrSlices: options.mrSlices ?? 4, ctSlices: options.ctSlices ?? 3, matrix: options.matrix ?? 96 };
      for (const one of visitDrafts(seed, subject, index, visit, size)) {
        hideIn(one.draft, waiting);
        plantRelations(one, firstVisit.get(one.role));
        if (visit === 0) firstVisit.set(one.role, one.path);
        yield { path: one.path, bytes: write(one), key: one.draft.plant.key };
      }
    }
  }
}

const HIDDEN_IN_EACH_FILE = 2;

/** The ways that wait longest act first, and then go to the end of the queue; one that a file has no place for stays where it is. */
export function hideIn(draft: Draft, waiting: Hide[], atMost = HIDDEN_IN_EACH_FILE): void {
  const used: Hide[] = [];
  for (const hide of [...waiting]) {
    if (used.length === atMost) break;
    if (hide(draft)) used.push(hide);
  }
  const rest = waiting.filter((hide) => !used.includes(hide));
  waiting.splice(0, waiting.length, ...rest, ...used);
}

export function plantRelations({ path, draft: { place, plant } }: VisitDraft, earlierPath: string | undefined): void {
  const { subject } = place;
  plant.gone('file name', 'text-removed', path.split('/')[0] ?? '', { hidingPlace: 'file name', clause: 'PS3.15 E.1.1' });
  if (earlierPath === undefined) return;
  plant.follows('PatientID', 'patient-id-consistent', subject.patientId, IN_ATTRIBUTE, earlierPath);
  const days = (dayOf(place.date) - dayOf(subject.visitDates[0] ?? '')) / 86_400_000;
  plant.follows('StudyDate', 'interval-exact', String(days), DATES, earlierPath);
}

export function write({ draft, layout }: VisitDraft): Uint8Array {
  const { dataset, transferSyntax, meta, preamble, trailing, place } = draft;
  return writeDicom(dataset, { ...layout, transferSyntax, characterSet: place.subject.characterSet, meta, preamble, trailing });
}

/** Milliseconds since 1970 of a date, YYYYMMDD. */
function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)));
}
