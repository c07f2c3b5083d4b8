import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check, explainPixels, pixelExplanationText } from '../../src/compiler/index.js';
import { lookupOf } from '../../src/verifier/index.js';
import { burnedInLines } from './burned-in-lines.js';
import { shippedLibrary } from '../compiler/library.js';
import { describeWithRealFiles } from '../real-files.js';

function withCleanPixelData() {
  const { model } = check({ name: 'p.anon', text: 'profile "p" version "1"\nextends ps3.15-basic with clean-pixel-data\n' }, shippedLibrary());
  if (model === null) throw new Error('the option clean-pixel-data does not compile');
  return model;
}

/** in pixels: what a device writes by itself stands above the image */
const bannerHeight = 60;

describeWithRealFiles('pixel templates on real files', (dir) => {
  const model = withCleanPixelData();
  const explained = (path: string) => {
    const lookup = lookupOf(readFileSync(join(dir, path)));
    if (lookup === null) throw new Error('a file of the collection cannot be read');
    return explainPixels(model, lookup);
  };

  it.each([
    ['pydicom+deid-data/deid_data/data/ultrasounds/RGB_IMAGE.dcm', 'SIEMENS S2000'],
    ['pydicom+deid-data/deid_data/data/ultrasounds/GREYSCALE_IMAGE.dcm', 'Philips EPIQ'],
    ['pydicom+pydicom-data/data_store/data/OBXXXX1A.dcm', 'Philips CX50'],
    ['dcm4che+dcm4che/dcm4che-test-data/src/main/resources/YBR_FULL-RLE.dcm', 'ACUSON SEQUOIA'],
  ])('%s: names and numbers of the banner lie within what the templates of %s make black', (path, device) => {
    const { matched } = explained(path);
    expect(matched.some(({ name }) => name.startsWith(device))).toBe(true);
    const identifying = burnedInLines(dir).filter((box) => box.path === path && ['name', 'id', 'dob', 'accession'].includes(box.kind) && box.y1 <= bannerHeight);
    expect(identifying.length).toBeGreaterThan(0);
    const rectangles = matched.flatMap(({ regions }) => regions).flatMap((region) => (region.kind === 'rectangle' ? [region] : []));
    for (const { x0, y0, x1, y1 } of identifying) {
      expect(rectangles.some(({ x, y, width, height }) => x !== null && y !== null && x <= x0 && y <= y0 && x + (width ?? 0) >= x1 && y + (height ?? 0) >= y1)).toBe(true);
    }
  });

  it('a name that somebody typed into the image is beyond any template: text is looked for there as well', () => {
    const path = 'dcm4che+dcm4che/dcm4che-test-data/src/main/resources/YBR_FULL-RLE.dcm';
    expect(burnedInLines(dir).some((box) => box.path === path && box.kind === 'name' && box.y0 > bannerHeight)).toBe(true);
    expect(explained(path).detections.length).toBeGreaterThan(0);
  });

  it('an ultrasound that declares its regions is black outside them', () => {
    const { matched } = explained('pydicom+pydicom-data/data_store/data/gdcm-US-ALOKA-16.dcm');
    expect(matched.map(({ name }) => name)).toEqual(['any ultrasound with declared regions']);
  });

  it('every file that can be read is explained, and regions that are told lie in its image', { timeout: 120_000 }, () => {
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => !/\.(tsv|md|json|txt)$/i.test(file) && statSync(join(dir, file)).isFile());
    let matching = 0;
    let read = 0;
    for (const file of files) {
      const lookup = lookupOf(readFileSync(join(dir, file)));
      if (lookup === null) continue;
      read += 1;
      const found = explainPixels(model, lookup);
      if (found.matched.length > 0) matching += 1;
      for (const [, first, last, top, bottom] of pixelExplanationText(found).matchAll(/columns (\d+) to (\d+), rows (\d+) to (\d+)/g)) {
        expect(Number(first)).toBeLessThanOrEqual(Number(last));
        expect(Number(last)).toBeLessThan(found.columns ?? 0);
        expect(Number(top)).toBeLessThanOrEqual(Number(bottom));
        expect(Number(bottom)).toBeLessThan(found.rows ?? 0);
      }
    }
    expect(read).toBeGreaterThan(150);
    expect(matching).toBeGreaterThan(5);
  });
});
