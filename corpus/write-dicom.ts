import { deflateRawSync } from 'node:zlib';
import { Dataset } from './dataset.js';
import type { CharacterSet } from './encode-text.js';
import { writeElements, type Encoding } from './write-elements.js';

/** The transfer syntaxes the generator writes, PS3.5 section 10 and Annex A. */
export const TRANSFER_SYNTAXES = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  jpegLossless: '1.2.840.10008.1.2.4.70',
  rle: '1.2.840.10008.1.2.5',
} as const;

export type TransferSyntaxName = keyof typeof TRANSFER_SYNTAXES;

/** How a file is laid out around its dataset, PS3.10 section 7. */
export interface FileLayout {
  readonly transferSyntax: TransferSyntaxName;
  readonly lengths: Encoding['lengths'];
  readonly groupLengths: boolean;
  readonly characterSet: CharacterSet;
  /** 128 bytes; zeros where absent */
  readonly preamble?: Uint8Array | undefined;
  /** more elements of group 0002 */
  readonly meta?: Dataset | undefined;
  /** bytes behind the last element; in a deflated file behind the stream */
  readonly trailing?: Uint8Array | undefined;
}

/** A root in the arc that RFC 5612 sets aside for examples: nobody's. */
export const EXAMPLE_UID_ROOT = '1.3.6.1.4.1.32473';

const META_ENCODING: Encoding = { explicit: true, littleEndian: true, lengths: 'defined', groupLengths: false, characterSet: '' };

export function writeDicom(dataset: Dataset, layout: FileLayout): Uint8Array {
  const { transferSyntax, lengths, groupLengths, characterSet } = layout;
  const encoding: Encoding = { explicit: transferSyntax !== 'implicit', littleEndian: transferSyntax !== 'bigEndian', lengths, groupLengths, characterSet };
  const plain = writeElements(dataset, encoding);
  const data = transferSyntax === 'deflated' ? evened(deflateRawSync(plain, { level: 6 })) : plain;
  const preamble = layout.preamble ?? new Uint8Array(128);
  return Buffer.concat([preamble, Buffer.from('DICM'), fileMeta(dataset, layout), data, layout.trailing ?? new Uint8Array(0)]);
}

function fileMeta(dataset: Dataset, layout: FileLayout): Buffer {
  const meta = new Dataset()
    .set('FileMetaInformationVersion', Uint8Array.of(0, 1))
    .set('MediaStorageSOPClassUID', dataset.text('SOPClassUID'))
    .set('MediaStorageSOPInstanceUID', dataset.text('SOPInstanceUID'))
    .set('TransferSyntaxUID', TRANSFER_SYNTAXES[layout.transferSyntax])
    .set('ImplementationClassUID', `${EXAMPLE_UID_ROOT}.1`)
    .set('ImplementationVersionName', 'SYNTHETIC_1');
  for (const { tag, vr, value } of layout.meta?.elements() ?? []) meta.setTag(tag, vr, value);
  const body = writeElements(meta, META_ENCODING);
  return Buffer.concat([writeElements(new Dataset().set('FileMetaInformationGroupLength', [body.length]), META_ENCODING), body]);
}

/** A deflate stream of odd length gets one zero byte, PS3.5 A.5. */
function evened(bytes: Buffer): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Uint8Array.of(0)]);
}
