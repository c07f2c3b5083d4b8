import { ctImage } from './ct.js';
import { Dataset } from './dataset.js';
import type { Draft } from './hiding-places.js';
import type { Subject } from './identity.js';
import type { Reference } from './images.js';
import { instanceUid, type Place } from './modules.js';
import { mrImage } from './mr.js';
import { Planter } from './planter.js';
import { randomOf, type Random } from './random.js';
import { report } from './report.js';
import { usImage } from './us.js';
import type { FileLayout, TransferSyntaxName } from './write-dicom.js';

/** One file of a visit, before anything is hidden in it. */
export interface VisitDraft {
  /** what the file is in its visit, the same in each: "MR 2" */
  readonly role: string;
  readonly path: string;
  readonly draft: Draft;
  readonly layout: Pick<FileLayout, 'lengths' | 'groupLengths'>;
}

export interface VisitSize {
  readonly mrSlices: number;
  readonly ctSlices: number;
  /** rows and columns */
  readonly matrix: number;
}

/** Encodings by turns: every transfer syntax, defined and undefined lengths, with and without group lengths. */
export const ENCODINGS: readonly { readonly transferSyntax: TransferSyntaxName; readonly layout: VisitDraft['layout'] }[] = [
  { transferSyntax: 'explicit', layout: { lengths: 'defined', groupLengths: false } },
  { transferSyntax: 'implicit', layout: { lengths: 'undefined', groupLengths: true } },
  { transferSyntax: 'bigEndian', layout: { lengths: 'mixed', groupLengths: false } },
  { transferSyntax: 'deflated', layout: { lengths: 'undefined', groupLengths: false } },
  { transferSyntax: 'rle', layout: { lengths: 'defined', groupLengths: true } },
  { transferSyntax: 'jpegLossless', layout: { lengths: 'mixed', groupLengths: false } },
  { transferSyntax: 'explicit', layout: { lengths: 'undefined', groupLengths: true } },
  { transferSyntax: 'implicit', layout: { lengths: 'defined', groupLengths: false } },
];

/** RLE and JPEG are for pixels: text alone is written plain or deflated. */
export const TEXT_ENCODINGS = ENCODINGS.slice(0, 4);

/** A file that is begun: where it belongs is settled, its dataset is not made yet. */
interface Begun extends Omit<VisitDraft, 'draft'> {
  readonly place: Place;
  readonly plant: Planter;
  readonly transferSyntax: TransferSyntaxName;
}

/**
 * The files of one visit: an MR, a CT and an ultrasound series, and a report on them. A file's encoding hangs on its position and
 * its subject, so that it is the same in every visit.
 *
 * @param index of the subject, 0-based
 * @param visit 0-based
 */
export function* visitDrafts(seed: string, subject: Subject, index: number, visit: number, size: VisitSize): Iterable<VisitDraft> {
  const begin = beginner(subject, index, subject.visitDates[visit] ?? '', randomOf(`${seed}/subject/${index}/visit/${visit}`));
  const counts = { MR: size.mrSlices, CT: size.ctSlices, US: 1 } as const;
  let evidence: { readonly image: Reference; readonly imagePlace: Place } | null = null;
  let seriesNumber = 0;
  for (const modality of ['MR', 'CT', 'US'] as const) {
    seriesNumber += 1;
    let reference: Reference | null = null;
    for (let instance = 1; instance <= counts[modality]; instance += 1) {
      const begun = begin(modality, seriesNumber, instance);
      const body = randomOf(`${seed}/subject/${index}/${modality}`);
      yield finish(begun, imageOf(begun, size.matrix, reference, body));
      reference ??= { file: begun.path, sopInstanceUid: instanceUid(begun.place) };
      evidence ??= { image: reference, imagePlace: begun.place };
    }
  }
  if (evidence === null) return;
  const begun = begin('SR', seriesNumber + 1, 1);
  yield finish(begun, report(begun.place, begun.plant, evidence));
}

function beginner(subject: Subject, index: number, date: string, random: Random): (modality: Place['modality'], seriesNumber: number, instanceNumber: number) => Begun {
  const hour = random.between(10, 15);
  const minute = random.between(10, 59);
  const timeOf = (hours: number): string => `${hours}${minute}00`;
  const [family, given] = [asciiOf(subject.person.family), asciiOf(subject.person.given)];
  let position = index;
  return (modality, seriesNumber, instanceNumber) => {
    const turns = modality === 'SR' ? TEXT_ENCODINGS : ENCODINGS;
    const encoding = turns[position % turns.length];
    if (encoding === undefined) throw new Error('internal error: no encoding');
    position += 1;
    const path = `${family}_${given}_${subject.patientId}/${date}/${modality}/${given}-${modality}-${instanceNumber}.dcm`;
    const place: Place = { subject, subjectNumber: index + 1, modality, date, time: timeOf(hour + seriesNumber), studyTime: timeOf(hour), seriesNumber, instanceNumber };
    return { role: `${modality} ${instanceNumber}`, path, layout: encoding.layout, place, plant: new Planter(path), transferSyntax: encoding.transferSyntax };
  };
}

function imageOf({ place, plant, transferSyntax }: Begun, matrix: number, reference: Reference | null, body: Random): Dataset {
  if (place.modality === 'US') return usImage(place, plant, { transferSyntax, body });
  return (place.modality === 'MR' ? mrImage : ctImage)(place, plant, { size: matrix, transferSyntax, reference, body });
}

function finish({ role, path, layout, place, plant, transferSyntax }: Begun, dataset: Dataset): VisitDraft {
  return { role, path, layout, draft: { dataset, place, plant, transferSyntax, meta: new Dataset() } };
}

function asciiOf(text: string): string {
  return text.normalize('NFD').replace(/[^A-Za-z]/g, '');
}
