import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Dataset } from '../../../corpus/dataset.js';
import { grayPixels } from '../../../corpus/images.js';
import { littleEndianBytes, phantomSlice } from '../../../corpus/pixels/phantom.js';
import { Planter } from '../../../corpus/planter.js';
import { randomOf } from '../../../corpus/random.js';
import { writeDicom } from '../../../corpus/write-dicom.js';
import { describeWithTools } from '../../judges/describe-with-tools.js';

describeWithTools('compressed pixels, decoded by DCMTK', ['dcmdrle', 'dcmdjpeg'], () => {
  it.each([
    ['dcmdrle', 'rle', 4095],
    ['dcmdjpeg', 'jpegLossless', 4095],
    ['dcmdjpeg', 'jpegLossless', 65535],
  ] as const)('%s gives back every sample of %s up to %i', (tool, transferSyntax, highest) => {
    const samples = phantomSlice(64, highest, 1, randomOf('compression'));
    const dataset = new Dataset().set('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7').set('SOPInstanceUID', '2.25.1');
    grayPixels(dataset, new Planter('one'), { samples, rows: 64, columns: 64, bitsStored: 16 }, transferSyntax);
    const folder = mkdtempSync(join(tmpdir(), 'anonc-compression-'));
    try {
      writeFileSync(join(folder, 'in.dcm'), writeDicom(dataset, { transferSyntax, lengths: 'defined', groupLengths: false, characterSet: '' }));
      execFileSync(tool, [join(folder, 'in.dcm'), join(folder, 'out.dcm')]);
      // Pixel Data is the last element of the decoded file.
      expect(readFileSync(join(folder, 'out.dcm')).subarray(-64 * 64 * 2).equals(Buffer.from(littleEndianBytes(samples)))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
