import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Dataset } from '../corpus/dataset.js';
import { inventSubject, type Subject } from '../corpus/identity.js';
import { axialSlice } from '../corpus/images.js';
import { commonModules, instanceUid, type Place } from '../corpus/modules.js';
import { littleEndianBytes, phantomSlice } from '../corpus/pixels/phantom.js';
import { Planter } from '../corpus/planter.js';
import { randomOf } from '../corpus/random.js';
import { writeDicom } from '../corpus/write-dicom.js';

/** The two kinds of file that design/performance.md speaks of. */
export const IMAGE_SETS = {
  CT: { modality: 'CT', size: 512, elements: 261 },
  MR: { modality: 'MR', size: 128, elements: 180 },
} as const;

const FILES_PER_SERIES = 100;
const SUBJECTS = 8;
const LAYOUT = { transferSyntax: 'explicit', lengths: 'defined', groupLengths: false, characterSet: 'ISO_IR 100' } as const;

/** Writes `count` images of one kind to `folder`, a hundred a series; gives the bytes of the first. */
export function writeImageSet(folder: string, kind: keyof typeof IMAGE_SETS, count: number): number {
  const { modality, size, elements } = IMAGE_SETS[kind];
  const subjects = Array.from({ length: SUBJECTS }, (_, index) => inventSubject(randomOf(`bench/${index}`), 0, 1));
  const pixels = littleEndianBytes(phantomSlice(size, 4095, 1, randomOf('bench')));
  let lengthBytes = 0;
  for (let index = 0; index < count; index += 1) {
    const place = placeOf(subjects, modality, index);
    const bytes = writeDicom(image(place, size, elements, pixels), LAYOUT);
    const series = join(folder, String(Math.floor(index / FILES_PER_SERIES)));
    if (index % FILES_PER_SERIES === 0) mkdirSync(series, { recursive: true });
    writeFileSync(join(series, `${index}.dcm`), bytes);
    if (index === 0) lengthBytes = bytes.length;
  }
  return lengthBytes;
}

function placeOf(subjects: readonly Subject[], modality: 'CT' | 'MR', index: number): Place {
  const series = Math.floor(index / FILES_PER_SERIES);
  const subject = subjects[series % subjects.length];
  if (subject === undefined) throw new Error('internal error: no subject');
  const date = subject.visitDates[0] ?? '';
  return { subject, subjectNumber: (series % subjects.length) + 1, modality, date, time: '101500', studyTime: '100000', seriesNumber: series + 1, instanceNumber: (index % FILES_PER_SERIES) + 1 };
}

function image(place: Place, size: number, elements: number, pixels: Uint8Array): Dataset {
  const dataset = new Dataset();
  const plant = new Planter('bench');
  commonModules(dataset, place, plant);
  axialSlice(dataset, place, plant, { pixelMm: '0.75', sliceMm: 2.5 });
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY\\AXIAL')
    .set('SamplesPerPixel', [1])
    .set('PhotometricInterpretation', 'MONOCHROME2')
    .set('Rows', [size])
    .set('Columns', [size])
    .set('BitsAllocated', [16])
    .set('BitsStored', [16])
    .set('HighBit', [15])
    .set('PixelRepresentation', [0])
    .set('PixelData', pixels, 'OW');
  fillUp(dataset, place, elements);
  return dataset;
}

/** Brings the number of elements, those in items included, to what a scanner writes: half in sequences of references, half private. */
function fillUp(dataset: Dataset, place: Place, elements: number): void {
  const missing = elements - countElements(dataset);
  const inSequences = Math.floor(missing / 2 / 2) * 2;
  for (let index = 0; index < inSequences / 2; index += 1) {
    dataset
      .item(index % 2 === 0 ? 'ReferencedImageSequence' : 'SourceImageSequence')
      .set('ReferencedSOPClassUID', '1.2.840.10008.5.1.4.1.1.2')
      .set('ReferencedSOPInstanceUID', instanceUid({ ...place, instanceNumber: index + 1 }));
  }
  dataset.setTag(0x00090010, 'LO', 'SYNTHETIC BENCH');
  for (let low = 0; countElements(dataset) < elements; low += 1) dataset.setTag(0x00091000 + low, low % 2 === 0 ? 'DS' : 'LO', low % 2 === 0 ? '1.25' : 'parameter');
}

export function countElements(dataset: Dataset): number {
  let count = 0;
  for (const { value } of dataset.elements()) {
    count += 1;
    if (Array.isArray(value)) for (const item of value) if (item instanceof Dataset) count += countElements(item);
  }
  return count;
}

/** Writes one native multi-frame file of about `gigabytes`, a piece at a time: no buffer of its size is ever made. */
export function writeLargeFile(path: string, gigabytes: number): void {
  const size = 1024;
  const frameBytes = size * size * 2;
  const frames = Math.max(1, Math.floor((gigabytes * 2 ** 30) / frameBytes));
  const place = placeOf([inventSubject(randomOf('bench/large'), 0, 1)], 'CT', 0);
  const dataset = image(place, size, 120, new Uint8Array(0)).set('NumberOfFrames', String(frames));
  const header = writeDicom(dataset, LAYOUT);
  // Pixel Data is the last element and empty; its 32-bit length stands in the last four bytes.
  new DataView(header.buffer, header.byteOffset, header.byteLength).setUint32(header.length - 4, frames * frameBytes, true);
  const frame = littleEndianBytes(phantomSlice(size, 4095, 1, randomOf('bench')));
  const file = openSync(path, 'w');
  try {
    writeSync(file, header);
    for (let index = 0; index < frames; index += 1) writeSync(file, frame);
  } finally {
    closeSync(file);
  }
}
