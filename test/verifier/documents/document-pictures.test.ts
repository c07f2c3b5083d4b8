import { deflateSync } from 'node:zlib';
import { Jimp, JimpMime } from 'jimp';
import { afterAll, describe, expect, it } from 'vitest';
import { textFinder } from '../../../src/cli/text-finder.js';
import { openVerification, type Finding, type FoundText, type TextFinder } from '../../../src/verifier/index.js';
import { attribute, writeFile } from '../../dicom-writer.js';
import { keep, planOf, rest } from '../../runtime/plan.js';
import { Drawing } from '../../runtime/pixels/detect/tiny-font.js';

const [columns, rows] = [256, 96];

function grey(text: string): Buffer {
  const drawing = new Drawing(rows, columns, 1);
  if (text !== '') drawing.write(text, 20, 30, { level: 0, dot: 3 });
  return Buffer.from(Uint8Array.from(drawing.levels, (level) => Math.round(level * 255)));
}

interface StreamOfPdf {
  readonly dictionary: string;
  readonly data: Buffer;
}

function pdfOf(images: readonly StreamOfPdf[]): Buffer {
  const size = `/Width ${columns} /Height ${rows}`;
  const objects = images.map(({ dictionary, data }, index) => Buffer.concat([Buffer.from(`${index + 3} 0 obj\n<< /Type /XObject /Subtype /Image ${size} ${dictionary} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream\nendobj\n')]));
  return Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), ...objects, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')]);
}

const flate = (samples: Buffer): StreamOfPdf => ({ dictionary: '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode', data: deflateSync(samples) });

/** Each row less the one above it, as writers of documents store scans. */
function predicted(samples: Buffer): StreamOfPdf {
  const rowsUp = Array.from({ length: rows }, (_, row) => Buffer.from([2, ...Array.from({ length: columns }, (__, at) => (samples[row * columns + at] ?? 0) - (row > 0 ? (samples[(row - 1) * columns + at] ?? 0) : 0) & 0xff)]));
  return { dictionary: `/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns ${columns} >>`, data: deflateSync(Buffer.concat(rowsUp)) };
}

function singleBits(samples: Buffer): StreamOfPdf {
  const bytes = Buffer.alloc((columns / 8) * rows);
  samples.forEach((value, at) => (bytes[at >> 3] = (bytes[at >> 3] ?? 0) | ((value > 127 ? 1 : 0) << (7 - (at & 7)))));
  return { dictionary: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter [/FlateDecode]', data: deflateSync(bytes) };
}

async function jpeg(samples: Buffer): Promise<StreamOfPdf> {
  const rgba = Buffer.from([...samples].flatMap((value) => [value, value, value, 255]));
  const data = await new Jimp({ width: columns, height: rows, data: rgba }).getBuffer(JimpMime.jpeg);
  return { dictionary: '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode', data };
}

const finder = textFinder();
afterAll(() => finder.close());

async function judged(document: Buffer, find: TextFinder | null = finder.find, patient = ''): Promise<readonly Finding[]> {
  const { model } = planOf([[rest('unlisted'), keep]], { templates: [], tables: [], detect: [] });
  const verification = openVerification(model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), textFinder: find });
  const file = (over: readonly ReturnType<typeof attribute>[]): Buffer => Buffer.from(writeFile({ dataset: [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.104.1'), attribute('SOPInstanceUID', '2.25.7'), ...over] }));
  if (patient !== '') {
    // its rules remove the name, so that it is a needle
    const removing = planOf([[rest('unlisted'), { kind: 'remove' }]], { templates: [], tables: [], detect: [] }).model;
    const other = openVerification(removing, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), textFinder: find });
    const original = { input: 'in.dcm', bytes: file([attribute('PatientName', patient), attribute('PatientID', 'ZX-4711-88')]) };
    other.addOriginal(original);
    await other.addOutput({ output: 'out.dcm', bytes: file([attribute('EncapsulatedDocument', document.length % 2 === 0 ? document : Buffer.concat([document, Buffer.from('\n')]))]), original })?.();
    return other.finish().findings;
  }
  await verification.addOutput({ output: 'out.dcm', bytes: file([attribute('EncapsulatedDocument', document.length % 2 === 0 ? document : Buffer.concat([document, Buffer.from('\n')]))]), original: null })?.();
  return verification.finish().findings;
}

const ofPages = (findings: readonly Finding[]): readonly string[] => findings.filter(({ obligation, kind }) => obligation === 'pixels' || kind === 'not-opened').map(({ grade, kind, place }) => `${grade} ${kind} ${place}`);

describe('pictures in a document that is kept', () => {
  it.each([
    ['compressed by Flate', flate],
    ['compressed by Flate with a predictor', predicted],
    ['of single bits', singleBits],
    ['of JPEG', jpeg],
  ] as const)('are looked at for text where they are %s', async (_, store) => {
    expect(ofPages(await judged(pdfOf([await store(grey('SMITH ANNA'))])))).toEqual(['review text-on-page picture 1 of the document']);
    expect(ofPages(await judged(pdfOf([await store(grey(''))])))).toEqual([]);
  });

  it('have one finding each', async () => {
    expect(ofPages(await judged(pdfOf([flate(grey('SMITH ANNA')), flate(grey('')), flate(grey('SMITH ANNA'))])))).toEqual(['review text-on-page picture 1 of the document', 'review text-on-page picture 3 of the document']);
  });

  it('are a leak where what is read there is a value of the originals', async () => {
    const reads: FoundText = { left: 1, top: 1, right: 90, bottom: 20, confidence: 0.9, text: 'BRANDENBERGER CLOTHILDE' };
    const findings = await judged(pdfOf([flate(grey('A'))]), () => Promise.resolve([reads]), 'Brandenberger^Clothilde');
    expect(ofPages(findings)).toContain('leak text-of-original picture 1 of the document');
    expect(JSON.stringify(findings)).not.toContain('BRANDENBERGER');
  });

  it.each([
    ['fax', '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode'],
    ['a palette', '/ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>] /BitsPerComponent 8'],
    ['a size that another object says', '/ColorSpace /DeviceGray /BitsPerComponent 9 0 R'],
  ])('are not examined, and told so, where they are stored as %s', async (_, dictionary) => {
    expect(ofPages(await judged(pdfOf([{ dictionary, data: grey('SMITH ANNA') }])))).toContain('not-examined document-pictures pictures of the document');
  });

  it('are not examined, and told so, in a document that is attached to the document', async () => {
    const attached = pdfOf([await jpeg(grey('SMITH ANNA'))]);
    const document = Buffer.concat([Buffer.from(`%PDF-1.4\n3 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n`), deflateSync(attached), Buffer.from('\nendstream\nendobj\n%%EOF\n')]);
    expect(ofPages(await judged(document)).join()).toContain('not-examined not-opened');
  });

  it('are not examined, and told so, where nobody looks for text or their dictionary cannot be read', async () => {
    expect(ofPages(await judged(pdfOf([flate(grey('SMITH ANNA'))]), null))).toEqual(['not-examined document-pictures pictures of the document']);
    const nested = pdfOf([{ ...flate(grey('A')), dictionary: `${flate(grey('A')).dictionary} /X << /A << /B << /C 1 >> >> >>` }]);
    expect(ofPages(await judged(nested))).toEqual(['not-examined document-pictures pictures of the document']);
  });
});
