import type { Dataset } from './dataset.js';
import { DATES, frameOfReferenceUid, sopClassUid, type Place } from './modules.js';
import { encodeJpegLossless } from './pixels/jpeg-lossless.js';
import { littleEndianBytes } from './pixels/phantom.js';
import { encodeRle } from './pixels/rle.js';
import { IN_ATTRIBUTE, type Planter } from './planter.js';
import type { Random } from './random.js';
import type { TransferSyntaxName } from './write-dicom.js';

/** Another generated file that an image refers to. */
export interface Reference {
  readonly file: string;
  readonly sopInstanceUid: string;
}

/** What one slice image is made with. */
export interface SliceSettings {
  /** rows and columns */
  readonly size: number;
  readonly transferSyntax: TransferSyntaxName;
  /** a localizer, or null */
  readonly reference: Reference | null;
  /** of the body in the picture: the same for every slice of one series */
  readonly body: Random;
}

/** General Image, Image Plane and Frame of Reference (PS3.3 C.7.6.1, C.7.6.2, C.7.4.1) of an axial slice. */
export function axialSlice(dataset: Dataset, place: Place, plant: Planter, spacing: { readonly pixelMm: string; readonly sliceMm: number; readonly lying?: 'by code' }): void {
  imageDates(dataset, place, plant);
  plant.uid(dataset, 'FrameOfReferenceUID', frameOfReferenceUid(place));
  const position = (place.instanceNumber - 1) * spacing.sliceMm - 40;
  dataset
    .set('PositionReferenceIndicator', '')
    .set('AcquisitionNumber', '1')
    .set('ImagePositionPatient', `-120\\-120\\${position}`)
    .set('ImageOrientationPatient', '1\\0\\0\\0\\1\\0')
    .set('SliceLocation', String(position));
  if (spacing.lying === undefined) dataset.set('PatientPosition', 'HFS');
  kept(dataset, plant, 'PixelSpacing', `${spacing.pixelMm}\\${spacing.pixelMm}`);
  kept(dataset, plant, 'SliceThickness', String(spacing.sliceMm));
}

/** The dates and times of the image itself, AcquisitionDateTime with its zone among them. */
export function imageDates(dataset: Dataset, place: Place, plant: Planter): void {
  plant.date(dataset, 'ContentDate', place.date, DATES);
  plant.date(dataset, 'AcquisitionDate', place.date, DATES);
  dataset.set('ContentTime', `${place.time}.250000`).set('AcquisitionTime', `${place.time}.125000`);
  dataset.set('AcquisitionDateTime', `${place.date}${place.time}.125000+0100`);
  plant.gone(dataset.pathOf('AcquisitionDateTime'), 'date-shifted', place.date, DATES);
}

/** Sets a technical attribute that must come out as it went in. */
export function kept(dataset: Dataset, plant: Planter, keyword: string, value: string): void {
  dataset.set(keyword, value);
  plant.stays(dataset.pathOf(keyword), 'text-retained', value, IN_ATTRIBUTE);
}

/** A reference to another image of the same series, PS3.3 C.7.6.1. */
export function referenceImage(dataset: Dataset, place: Place, plant: Planter, to: Reference): void {
  const item = dataset.item('ReferencedImageSequence').set('ReferencedSOPClassUID', sopClassUid(place.modality));
  // X/Z/U* of Table E.1-1: where the sequence is Type 3 it goes
  plant.reference(item, 'ReferencedSOPInstanceUID', to.sopInstanceUid, to.file, true);
  const purpose = item.item('PurposeOfReferenceCodeSequence');
  purpose.set('CodeValue', '121311').set('CodingSchemeDesignator', 'DCM').set('CodeMeaning', 'Localizer');
}

export interface GrayPixels {
  readonly samples: Uint16Array | Uint8Array;
  readonly rows: number;
  readonly columns: number;
  readonly bitsStored: number;
  /** the pixels show what must not stay, so that they do not come out as they went in; default false */
  readonly showsText?: boolean;
}

/** Image Pixel (PS3.3 C.7.6.3), written as the transfer syntax wants it. */
export function grayPixels(dataset: Dataset, plant: Planter, { samples, rows, columns, bitsStored, showsText = false }: GrayPixels, transferSyntax: TransferSyntaxName): void {
  const wide = samples instanceof Uint16Array;
  dataset
    .set('SamplesPerPixel', [1])
    .set('PhotometricInterpretation', 'MONOCHROME2')
    .set('Rows', [rows])
    .set('Columns', [columns])
    .set('BitsAllocated', [wide ? 16 : 8])
    .set('BitsStored', [bitsStored])
    .set('HighBit', [bitsStored - 1])
    .set('PixelRepresentation', [0]);
  const bytes = wide ? littleEndianBytes(samples) : samples;
  if (showsText) return plant.pixelsBesideText(dataset, wide || transferSyntax === 'implicit' ? 'OW' : 'OB', bytes);
  const noOffsets = new Uint8Array(0);
  if (transferSyntax === 'rle') plant.pixels(dataset, 'OB', { fragments: [noOffsets, encodeRle(bytes, wide ? 2 : 1, columns)] });
  else if (transferSyntax === 'jpegLossless') plant.pixels(dataset, 'OB', { fragments: [noOffsets, encodeJpegLossless(samples, rows, columns, wide ? 16 : 8)] });
  else plant.pixels(dataset, wide || transferSyntax === 'implicit' ? 'OW' : 'OB', bytes);
}
