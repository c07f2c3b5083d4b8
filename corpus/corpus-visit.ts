import type { Modality, ObjectKind } from './modules.js';
import { instanceUid } from './modules.js';
import { Dataset } from './dataset.js';
import { ctImage } from './objects/ct.js';
import { mrImage } from './objects/mr.js';
import type { CorpusPlace, Evidence, MakeObject } from './objects/object-settings.js';
import { crImage, dxImage } from './objects/radiography.js';
import { doseGrid, structureSet, treatmentPlan } from './objects/radiotherapy.js';
import { enhancedMr } from './objects/enhanced-mr.js';
import { pdfDocument } from './objects/document.js';
import { petImage } from './objects/pet.js';
import { segmentation } from './objects/segmentation.js';
import { structuredReport } from './objects/sr.js';
import { usImage, usLoop } from './objects/us.js';
import { xaRun } from './objects/xa.js';
import type { CorpusSubject } from './people/invent-person.js';
import { Planter } from './planter.js';
import { randomOf } from './random.js';
import { ENCODINGS, TEXT_ENCODINGS, type VisitDraft } from './visit.js';

/** A series of a visit. */
interface Series {
  readonly modality: Modality;
  readonly object?: ObjectKind;
  readonly instances: number;
  readonly make: MakeObject;
  /** pixels in words of the transfer syntax alone, never compressed: text is drawn in them, or there are several frames */
  readonly native: boolean;
}

/** What is done in a visit, in this order: what others refer to comes first. */
const SERIES: readonly Series[] = [
  { modality: 'CT', instances: 2, make: ctImage, native: false },
  { modality: 'MR', instances: 2, make: mrImage, native: false },
  { modality: 'SR', object: 'comprehensive SR', instances: 1, make: structuredReport, native: true },
  { modality: 'US', instances: 1, make: usImage, native: true },
  { modality: 'US', object: 'multi-frame US', instances: 1, make: usLoop, native: true },
  { modality: 'CR', instances: 2, make: crImage, native: true },
  { modality: 'DX', instances: 1, make: dxImage, native: false },
  { modality: 'PT', instances: 1, make: petImage, native: false },
  { modality: 'XA', instances: 1, make: xaRun, native: true },
  { modality: 'MR', object: 'enhanced MR', instances: 1, make: enhancedMr, native: true },
  { modality: 'SEG', instances: 1, make: segmentation, native: true },
  { modality: 'RTSTRUCT', instances: 1, make: structureSet, native: true },
  { modality: 'RTPLAN', instances: 1, make: treatmentPlan, native: true },
  { modality: 'RTDOSE', instances: 1, make: doseGrid, native: true },
  { modality: 'DOC', instances: 1, make: pdfDocument, native: true },
];

/**
 * The files of one visit of a subject. A file's encoding hangs on its position and its subject, so that each kind of object comes in
 * every encoding over a few subjects.
 *
 * @param index of the subject, 0-based
 * @param visit 0-based
 */
export function* corpusVisit(seed: string, subject: CorpusSubject, index: number, visit: number): Iterable<VisitDraft> {
  const date = subject.visitDates[visit] ?? '';
  const random = randomOf(`${seed}/corpus/${index}/${visit}`);
  const [hour, minute] = [random.between(8, 14), random.between(10, 59)];
  const evidence: Evidence[] = [];
  let position = index * 3 + visit;
  for (const [seriesIndex, series] of SERIES.entries()) {
    for (let instanceNumber = 1; instanceNumber <= series.instances; instanceNumber += 1) {
      const turns = series.native ? TEXT_ENCODINGS : ENCODINGS;
      const encoding = turns[position % turns.length];
      if (encoding === undefined) throw new Error('internal error: no encoding');
      position += 1;
      const { modality, object = modality } = series;
      const time = `${two(hour + Math.floor((minute + seriesIndex) / 60))}${two((minute + seriesIndex) % 60)}07`;
      const place: CorpusPlace = { subject, subjectNumber: index + 1, modality, object, date, time, studyTime: `${two(hour)}${minute}00`, seriesNumber: seriesIndex + 1, instanceNumber };
      const path = `${folderOf(subject)}/${date}/${object.replaceAll(' ', '-')}/${subject.person.given}-${place.seriesNumber}-${instanceNumber}.dcm`;
      const plant = new Planter(path);
      const dataset = new Dataset();
      const body = randomOf(`${seed}/corpus/${index}/${visit}/${object}`);
      series.make(dataset, place, plant, { transferSyntax: encoding.transferSyntax, random, body, evidence });
      if (modality === 'CT' || modality === 'MR') evidence.push({ image: { file: path, sopInstanceUid: instanceUid(place) }, place });
      yield { role: `${object} ${instanceNumber}`, path, layout: encoding.layout, draft: { dataset, place, plant, transferSyntax: encoding.transferSyntax, meta: new Dataset() } };
    }
  }
}

/** Holds a name and an id, as folders at sites do; the name in the subject's own script where it has one. */
function folderOf({ nativeFamily, person, patientId }: CorpusSubject): string {
  return `${nativeFamily}_${person.given}_${patientId}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
