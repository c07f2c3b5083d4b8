import { gzipSync } from 'node:zlib';
import type { Dataset } from '../dataset.js';
import { kept } from '../images.js';
import { studyUid, type Place } from '../modules.js';
import type { Planter, Spot } from '../planter.js';
import { NEEDED, PrivateWriter } from './private-element.js';

/** How an image is weighted: b-value in s/mm², direction as a unit vector. */
export interface Weighting {
  readonly bValue: number;
  readonly direction: readonly [number, number, number];
}

/** Writes the private elements of one maker. */
export type DiffusionVendor = (dataset: Dataset, place: Place, plant: Planter, weighting: Weighting) => void;

export const DIFFUSION_VENDORS: readonly DiffusionVendor[] = [siemens, ge, philips, unitedImaging, canon];

const HEADER: Spot = { hidingPlace: 'vendor header', clause: 'PS3.15 E.3.10' };

/** In block 11, behind a site's own block that uses the same element number for a name: only the creator tells them apart. */
function siemens(dataset: Dataset, place: Place, plant: Planter, { bValue, direction }: Weighting): void {
  dataset.set('Manufacturer', 'SIEMENS').set('ManufacturerModelName', 'Synthetic 3T');
  const { given } = place.subject.person;
  new PrivateWriter(dataset, plant, { creator: 'SYNTHETIC SITE NOTES', group: 0x0019, block: 0x10 }).gone(0x0c, 'LO', given, [given], { hidingPlace: 'private block trap', clause: 'PS3.5 7.8.1' });
  const header = new PrivateWriter(dataset, plant, { creator: 'SIEMENS MR HEADER', group: 0x0019, block: 0x11 });
  header.stays(0x0c, 'IS', String(bValue)).stays(0x0d, 'CS', bValue === 0 ? 'NONE' : 'DIRECTIONAL');
  if (bValue > 0) header.stays(0x0e, 'FD', direction).stays(0x27, 'FD', [250, 250, -353.5, 250, -353.5, 500]);
  header.stays(0x0b, 'DS', '82.5', NEEDED).stays(0x29, 'FD', [0, 1250, 42.5, 1292.5], NEEDED);
  // The protocol as text: names in the protocol's, the date and time of the reference image in its UID.
  const stamp = `${place.date}${place.studyTime}`;
  const text = `SV10\x04\x03\x02\x01\n### ASCCONV BEGIN ###\ntProtocolName = "ep2d_diff_${given}"\ntReferenceImage0 = "1.3.12.2.1107.5.2.99.${stamp}"\nsPatient.sName = "${place.subject.patientId}"\n### ASCCONV END ###\n`;
  new PrivateWriter(dataset, plant, { creator: 'SIEMENS CSA HEADER', group: 0x0029, block: 0x11 }).gone(0x20, 'OB', Buffer.from(text, 'latin1'), [given, stamp, place.subject.patientId], HEADER);
}

/** The b-value as the first of four numbers, the direction in user variables, the whole prescription as compressed text. */
function ge(dataset: Dataset, place: Place, plant: Planter, { bValue, direction }: Weighting): void {
  dataset.set('Manufacturer', 'GE MEDICAL SYSTEMS').set('ManufacturerModelName', 'SYNTHETIC Signa');
  const acquisition = new PrivateWriter(dataset, plant, { creator: 'GEMS_ACQU_01', group: 0x0019, block: 0x10 });
  const [phase, frequency, slice] = direction.map((value) => String(bValue === 0 ? 0 : value));
  acquisition.stays(0xbb, 'DS', phase ?? '', NEEDED).stays(0xbc, 'DS', frequency ?? '', NEEDED).stays(0xbd, 'DS', slice ?? '', NEEDED).stays(0xe0, 'DS', '6', NEEDED);
  new PrivateWriter(dataset, plant, { creator: 'GEMS_PARM_01', group: 0x0043, block: 0x10 }).stays(0x39, 'IS', `${bValue}\\8\\0\\0`);
  const { given } = place.subject.person;
  const text = gzipSync(Buffer.from(`set PATNAME "${given} ${place.subject.patientId}"\nset VIEWORDER "1"\nset SERDESC "DTI for ${given}"\n`.repeat(3)), { level: 9 });
  const block = Buffer.concat([Buffer.from([text.length & 0xff, text.length >> 8, 0, 0]), text]);
  new PrivateWriter(dataset, plant, { creator: 'GEMS_SERS_01', group: 0x0025, block: 0x10 }).gone(0x1b, 'OB', block, [given, place.subject.patientId], { hidingPlace: 'gzip', clause: 'PS3.15 E.3.10' });
}

function philips(dataset: Dataset, place: Place, plant: Planter, { bValue, direction }: Weighting): void {
  dataset.set('Manufacturer', 'Philips Medical Systems').set('ManufacturerModelName', 'Synthetic Ingenia');
  new PrivateWriter(dataset, plant, { creator: 'Philips Imaging DD 001', group: 0x2001, block: 0x10 })
    .stays(0x03, 'FL', [bValue])
    .stays(0x04, 'CS', bValue === 0 ? 'NONE' : 'O')
    .stays(0x87, 'SH', '1H');
  const vector = direction.map((value) => Math.fround(bValue === 0 ? 0 : value));
  const mr = new PrivateWriter(dataset, plant, { creator: 'Philips MR Imaging DD 001', group: 0x2005, block: 0x10 });
  mr.stays(0xb0, 'FL', [vector[0] ?? 0], NEEDED).stays(0xb1, 'FL', [vector[1] ?? 0], NEEDED).stays(0xb2, 'FL', [vector[2] ?? 0], NEEDED);
  // One item a frame, in which public identifiers stand.
  dataset.setTag(0x20050014, 'LO', 'Philips MR Imaging DD 005');
  const item = dataset.item(0x2005140f).set('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4');
  const spot: Spot = { hidingPlace: 'private sequence', clause: 'PS3.15 E.3.10' };
  plant.text(item, 'PatientID', place.subject.patientId, spot);
  plant.uid(item, 'StudyInstanceUID', studyUid(place), spot);
}

function unitedImaging(dataset: Dataset, place: Place, plant: Planter, { bValue, direction }: Weighting): void {
  dataset.set('Manufacturer', 'UIH').set('ManufacturerModelName', 'Synthetic uMR');
  const header = new PrivateWriter(dataset, plant, { creator: 'Image Private Header', group: 0x0065, block: 0x10 });
  header.stays(0x09, 'FD', [bValue], NEEDED);
  if (bValue > 0) header.stays(0x37, 'FD', direction, NEEDED);
  const { given } = place.subject.person;
  header.gone(0x07, 'OB', Buffer.from(`<Uprotocol><Name>${given}</Name><Weight>70</Weight></Uprotocol> `, 'latin1'), [given], { hidingPlace: 'XML', clause: 'PS3.15 E.3.10' });
}

/** Public elements, and the gradient in a comment; beside them a whole data set with its bytes swapped. */
function canon(dataset: Dataset, place: Place, plant: Planter, { bValue, direction }: Weighting): void {
  dataset.set('Manufacturer', 'CANON_MEC').set('ManufacturerModelName', 'Synthetic Vantage').set('SoftwareVersions', 'V6.0');
  dataset.set('DiffusionBValue', [bValue]).set('DiffusionGradientOrientation', direction);
  plant.stays(dataset.pathOf('DiffusionBValue'), 'text-retained', String(bValue), { hidingPlace: 'attribute', clause: 'PS3.15 Table E.1-1' });
  plant.stays(dataset.pathOf('DiffusionGradientOrientation'), 'text-retained', direction.join('\\'), { hidingPlace: 'attribute', clause: 'PS3.15 Table E.1-1' });
  kept(dataset, plant, 'EchoNumbers', '1');
  const comment = `b=${bValue}(${direction.map((value) => value.toFixed(3)).join(',')})`;
  dataset.set('ImageComments', comment);
  plant.stays(dataset.pathOf('ImageComments'), 'text-retained', comment, { ...NEEDED, hidingPlace: 'free text' });
  const { given } = place.subject.person;
  const inner = Buffer.from(`\x10\0\x10\0PN\x10\0${given.padEnd(16)}\x10\0\x20\0LO\x10\0${place.subject.patientId.padEnd(16)}`, 'latin1').swap16();
  new PrivateWriter(dataset, plant, { creator: 'CANON_MEC_MR3', group: 0x0029, block: 0x12 }).gone(0x90, 'OB', inner, [given, place.subject.patientId], { hidingPlace: 'swapped data set', clause: 'PS3.15 E.3.10' });
}
