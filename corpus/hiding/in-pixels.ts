import type { Draft, Hide } from '../hiding-places.js';
import { drawText } from '../pixels/bitmap-font.js';
import { writeIccProfile } from '../containers/icc.js';
import { BASIC, saySecrets, subjectOf } from './hide.js';

/** Pictures beside the pixel data, and bytes in it that are no pixels. */
export const IN_PIXELS: readonly Hide[] = [behindTheStream, inOverlayBits, inIcon, inDrawnOverlay, inColourProfile, behindThePixels, inCodestreamComment, inCompressedSlack];

/** Behind the end of a deflated dataset, where inflating stops, PS3.5 A.5. */
function behindTheStream(draft: Draft): boolean {
  if (draft.transferSyntax !== 'deflated' || draft.trailing !== undefined) return false;
  const { given } = subjectOf(draft).person;
  draft.trailing = Buffer.from(given.padEnd(given.length + (given.length % 2)), 'latin1');
  draft.plant.gone('trailing bytes', 'text-removed', given, { hidingPlace: 'behind the deflate stream', clause: 'PS3.5 A.5' });
  return true;
}

const ICON = { rows: 16, columns: 96 };

function inIcon(draft: Draft): boolean {
  if (draft.place.modality === 'SR' || draft.place.modality === 'DOC') return false;
  const { given } = subjectOf(draft).person;
  const samples = new Uint8Array(ICON.rows * ICON.columns);
  const box = drawText({ samples, ...ICON }, given, { left: 2, top: 4, scale: 1, value: 255 });
  const icon = draft.dataset
    .item('IconImageSequence')
    .set('SamplesPerPixel', [1])
    .set('PhotometricInterpretation', 'MONOCHROME2')
    .set('Rows', [ICON.rows])
    .set('Columns', [ICON.columns])
    .set('BitsAllocated', [8])
    .set('BitsStored', [8])
    .set('HighBit', [7])
    .set('PixelRepresentation', [0]);
  icon.set('PixelData', samples, draft.transferSyntax === 'implicit' ? 'OW' : 'OB');
  draft.plant.shown(icon.pathOf('PixelData'), given, box, { hidingPlace: 'icon', clause: BASIC });
  return true;
}

/** One bit a pixel, the lowest bit first, PS3.5 8.1.2. */
function inDrawnOverlay(draft: Draft): boolean {
  if (draft.place.modality === 'SR' || draft.place.modality === 'DOC') return false;
  const { given } = subjectOf(draft).person;
  const samples = new Uint8Array(ICON.rows * ICON.columns);
  const box = drawText({ samples, ...ICON }, given, { left: 2, top: 4, scale: 1, value: 1 });
  const bits = new Uint8Array(samples.length / 8);
  samples.forEach((lit, index) => (bits[index >> 3] = (bits[index >> 3] ?? 0) | (lit << (index & 7))));
  draft.dataset
    .setTag(0x60020010, 'US', [ICON.rows])
    .setTag(0x60020011, 'US', [ICON.columns])
    .setTag(0x60020040, 'CS', 'G')
    .setTag(0x60020050, 'SS', [1, 1])
    .setTag(0x60020100, 'US', [1])
    .setTag(0x60020102, 'US', [0])
    .setTag(0x60023000, 'OW', bits);
  draft.plant.shown(draft.dataset.pathOf(0x60023000), given, box, { hidingPlace: 'overlay', clause: BASIC });
  return true;
}

/** An overlay in the unused bits of the pixels, retired in PS3.5 2004 and still met. */
function inOverlayBits({ dataset, place, plant }: Draft): boolean {
  const pixels = dataset.elements().find(({ tag }) => tag === 0x7fe00010);
  if (place.modality !== 'CR' || place.instanceNumber !== 1 || !(pixels?.value instanceof Uint8Array)) return false;
  const size = Math.sqrt(pixels.value.length / 2);
  const drawn = new Uint16Array(size * size);
  const box = drawText({ samples: drawn, rows: size, columns: size }, place.subject.person.given, { left: 3, top: 3, scale: 1, value: 0x10 });
  const bytes = Uint8Array.from(pixels.value);
  drawn.forEach((bit, index) => (bytes[index * 2 + 1] = (bytes[index * 2 + 1] ?? 0) | bit));
  plant.pixelsInstead(dataset, pixels.vr, bytes);
  for (const [element, value] of [[0x10, size], [0x11, size], [0x100, 16], [0x102, 12]] as const) dataset.setTag(0x60040000 | element, 'US', [value]);
  dataset.setTag(0x60040040, 'CS', 'G').setTag(0x60040050, 'SS', [1, 1]);
  plant.shown('PixelData', place.subject.person.given, box, { hidingPlace: 'overlay bits', clause: 'PS3.15 E.3.1', option: 'clean-pixel-data' });
  return true;
}

function inColourProfile(draft: Draft): boolean {
  if (draft.dataset.has('ICCProfile')) return false;
  const { given } = subjectOf(draft).person;
  draft.dataset.set('ICCProfile', writeIccProfile(`Display of ${given}`, `Copyright ${given}`));
  return saySecrets(draft, draft.dataset, 'ICCProfile', [given], { hidingPlace: 'colour profile', clause: 'PS3.15 E.1.1' });
}

/** Behind Rows × Columns × Frames, where viewers stop. */
function behindThePixels(draft: Draft): boolean {
  return changePixels(draft, 'bytes behind the pixels', (bytes, secret, vr) => {
    const text = Buffer.from(secret.padEnd(secret.length + (secret.length % 2), '\0'), 'latin1');
    // In big endian the words are turned round when they are written, and the text must not be.
    return Buffer.concat([bytes, draft.transferSyntax === 'bigEndian' && vr === 'OW' ? text.swap16() : text]);
  });
}

/** A comment segment behind the start of the image, ITU-T T.81 B.2.4.5. */
function inCodestreamComment(draft: Draft): boolean {
  if (draft.transferSyntax !== 'jpegLossless') return false;
  return changeFragments(draft, 'codestream comment', (fragment, secret) => {
    const text = Buffer.from(secret.padEnd(secret.length + (secret.length % 2), ' '), 'latin1');
    return Buffer.concat([fragment.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, text.length + 2]), text, fragment.subarray(2)]);
  });
}

/** Behind the last segment, where no decoder looks, PS3.5 G.5. */
function inCompressedSlack(draft: Draft): boolean {
  if (draft.transferSyntax !== 'rle') return false;
  return changeFragments(draft, 'compressed slack', (fragment, secret) => Buffer.concat([fragment, Buffer.from(secret.padEnd(secret.length + (secret.length % 2), '\0'), 'latin1')]));
}

function changePixels(draft: Draft, hidingPlace: 'bytes behind the pixels', change: (bytes: Buffer, secret: string, vr: string) => Buffer): boolean {
  const pixels = draft.dataset.elements().find(({ tag }) => tag === 0x7fe00010);
  if (!(pixels?.value instanceof Uint8Array)) return false;
  const { given } = subjectOf(draft).person;
  draft.plant.pixelsInstead(draft.dataset, pixels.vr, change(Buffer.from(pixels.value), given, pixels.vr));
  draft.plant.gone('PixelData', 'text-removed', given, { hidingPlace, clause: 'PS3.15 E.3.1', option: 'clean-pixel-data' });
  return true;
}

function changeFragments(draft: Draft, hidingPlace: 'codestream comment' | 'compressed slack', change: (fragment: Buffer, secret: string) => Buffer): boolean {
  const pixels = draft.dataset.elements().find(({ tag }) => tag === 0x7fe00010);
  if (pixels === undefined || typeof pixels.value !== 'object' || !('fragments' in pixels.value)) return false;
  const { given } = subjectOf(draft).person;
  const [offsets, ...fragments] = pixels.value.fragments;
  draft.plant.pixelsInstead(draft.dataset, pixels.vr, { fragments: [offsets ?? new Uint8Array(0), ...fragments.map((fragment) => change(Buffer.from(fragment), given))] });
  draft.plant.gone('PixelData', 'text-removed', given, { hidingPlace, clause: 'PS3.15 E.3.1', option: 'clean-pixel-data' });
  return true;
}
