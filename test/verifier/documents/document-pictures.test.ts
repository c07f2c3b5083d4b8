import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Jimp, JimpMime } from 'jimp';
import { afterAll, describe, expect, it, vi } from 'vitest';
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

/** One page that shows all its pictures, one above the other. */
function pdfOf(images: readonly StreamOfPdf[]): Buffer {
  const size = `/Width ${columns} /Height ${rows}`;
  const objects = images.map(({ dictionary, data }, index) => Buffer.concat([Buffer.from(`${index + 5} 0 obj\n<< /Type /XObject /Subtype /Image ${size} ${dictionary} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream\nendobj\n')]));
  const names = images.map((_, index) => `/Im${index} ${index + 5} 0 R`).join(' ');
  const shown = images.map((_, index) => `q ${columns} 0 0 ${rows} 0 ${index * (rows + 4)} cm /Im${index} Do Q`).join('\n');
  return pdfWith(`<< /XObject << ${names} >> >>`, shown, images.length * (rows + 4), objects);
}

function pdfWith(resources: string, content: string, height: number, objects: readonly Buffer[] = []): Buffer {
  const page = `1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${columns} ${height}] /Resources ${resources} /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
  return Buffer.concat([Buffer.from(`%PDF-1.4\n${page}`), ...objects, Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')]);
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

/** "SMITH ANNA" of 256 × 96 bits in CCITT group 4, T.6 */
const faxed = Buffer.from('JqC2G////////////IF+JWR2W59DuRXIYgiwRuTgjcixhP//vv9GC/kV/QRT/6CKfoYRToEU//99////63BFPwRT63/a//T7ft9Pw96/////2fH/+NJvb9vSbww9tL////8hmx//Li/2/b/34//Qv/9C/2v/9v2////Rgb4+NGBvIbHXH/6ffen4r////8ML/9JvfdJvERERERERERH//////////////+ACACA==', 'base64');

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

const ofPages = (findings: readonly Finding[]): readonly string[] => findings.filter(({ obligation, kind, place }) => obligation === 'pixels' || kind === 'not-opened' || place.startsWith('page ')).map(({ grade, kind, place }) => `${grade} ${kind} ${place}`);

describe('pictures in a document that is kept', () => {
  it.each([
    ['compressed by Flate', flate],
    ['compressed by Flate with a predictor', predicted],
    ['of single bits', singleBits],
    ['of JPEG', jpeg],
  ] as const)('are looked at for text where they are %s', async (_, store) => {
    expect(ofPages(await judged(pdfOf([await store(grey('SMITH ANNA'))])))).toEqual(['review text-on-page page 1 of the document']);
    expect(ofPages(await judged(pdfOf([await store(grey(''))])))).toEqual([]);
  });

  it('have one finding each where they do not all stand on a page', async () => {
    const hidden = Buffer.concat([pdfOf([flate(grey('SMITH ANNA')), flate(grey(''))]), Buffer.from(`9 0 obj\n<< /Subtype /Image /Width ${columns} /Height ${rows} ${flate(grey('A')).dictionary} >>\nstream\n`), flate(grey('MUELLER OTTO')).data, Buffer.from('\nendstream\nendobj\n')]);
    expect(ofPages(await judged(hidden))).toEqual(['review text-on-page picture 1 of the document', 'review text-on-page picture 3 of the document', 'review text-on-page page 1 of the document']);
  });

  it('are looked at on their page where they are stored as fax, which nothing else here decodes', async () => {
    const fax: StreamOfPdf = { dictionary: `/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${columns} /Rows ${rows} /BlackIs1 true >>`, data: faxed };
    expect(ofPages(await judged(pdfOf([fax])))).toEqual(['review text-on-page page 1 of the document']);
  });

  it('are a leak where what is read there is a value of the originals', async () => {
    const reads: FoundText = { left: 1, top: 1, right: 90, bottom: 20, confidence: 0.9, text: 'BRANDENBERGER CLOTHILDE' };
    const findings = await judged(pdfOf([flate(grey('A'))]), () => Promise.resolve([reads]), 'Brandenberger^Clothilde');
    expect(ofPages(findings)).toContain('leak text-of-original picture 1 of the document');
    expect(JSON.stringify(findings)).not.toContain('BRANDENBERGER');
  });

  it('are not examined, and told so, where nobody can decode them', async () => {
    const broken: StreamOfPdf = { dictionary: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', data: grey('SMITH ANNA') };
    expect(ofPages(await judged(pdfOf([broken])))).toEqual(['not-examined document-pictures pictures of the document']);
  });

  it('are not examined, and told so, in a document that is attached to the document', async () => {
    const attached = pdfOf([await jpeg(grey('SMITH ANNA'))]);
    const document = Buffer.concat([Buffer.from(`%PDF-1.4\n3 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n`), deflateSync(attached), Buffer.from('\nendstream\nendobj\n%%EOF\n')]);
    expect(ofPages(await judged(document)).join()).toContain('not-examined not-opened');
  });

  it('are not examined, and told so, where nobody looks for text; on their page they are seen though their dictionary cannot be read', async () => {
    expect(ofPages(await judged(pdfOf([flate(grey('SMITH ANNA'))]), null))).toEqual(['not-examined document-pictures pictures of the document']);
    const nested = pdfOf([{ ...flate(grey('SMITH ANNA')), dictionary: `${flate(grey('A')).dictionary} /X << /A << /B << /C 1 >> >> >>` }]);
    expect(ofPages(await judged(nested))).toEqual(['review text-on-page page 1 of the document']);
  });
});

describe('pages of a document that is kept', () => {
  /** a font that numbers its letters on its own: "\\001" is S */
  const letters = ['S', 'M', 'I', 'T', 'H', 'A', 'N', 'space', 'B', 'R', 'D', 'E', 'G', 'C', 'L', 'O'];
  const ownNumbers = `<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 /${letters.join(' /')}] >> >> >> >>`;
  const written = (text: string): string => `BT /F 18 Tf 4 10 Td (${Array.from(text, (sign) => `\\${(letters.indexOf(sign === ' ' ? 'space' : sign) + 1).toString(8).padStart(3, '0')}`).join('')}) Tj ET`;

  it('are read where their fonts hide the text from whoever reads bytes', async () => {
    const findings = await judged(pdfWith(ownNumbers, written('BRANDENBERGER CLOTHILDE'), 40), null, 'Brandenberger^Clothilde');
    expect(ofPages(findings)).toEqual(['leak text-of-original page 1 of the document']);
    expect(JSON.stringify(findings)).not.toContain('BRANDENBERGER');
  });

  it('are read where a writer shows a number piece by piece', async () => {
    const plain = '<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
    const pieces = 'BT /F 12 Tf 4 10 Td (Patient ZX) Tj (-4711) Tj (-88) Tj ET';
    expect(ofPages(await judged(pdfWith(plain, pieces, 40), null, 'Brandenberger^Clothilde'))).toEqual(['leak text-of-original page 1 of the document']);
  });

  it('are searched for patterns, of which one that stands in the bytes as it is read is told once', async () => {
    const plain = '<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
    const kinds = async (resources: string, content: string): Promise<readonly string[]> => (await judged(pdfWith(resources, content, 40), null)).filter(({ grade, obligation }) => grade !== 'not-examined' && obligation !== 'claims').map(({ obligation, kind, place }) => `${obligation} ${kind} ${place}`);
    const mail = 'BT /F 12 Tf 4 10 Td (Call anna.smith@clinic.example) Tj ET';
    expect(await kinds(plain, mail)).toEqual([expect.stringMatching(/^patterns e-mail/)]);
    const numbered = '<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 /a /n /s /m /i /t /h /at /c /l /period /e /x /p] >> >> >> >>';
    expect(await kinds(numbered, 'BT /F 12 Tf 4 10 Td (\\001\\002\\002\\001\\010\\011\\012\\005\\002\\005\\011\\013\\014\\015\\001\\004\\016\\012\\014) Tj ET')).toEqual(['patterns e-mail page 1 of the document']);
  });

  it('raise no doubt where their text says all that is seen', async () => {
    expect(ofPages(await judged(pdfWith('<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>', 'BT /F 20 Tf 4 10 Td (Chest CT without contrast) Tj ET', 60)))).toEqual([]);
  });

  it('are a doubt where letters are drawn as pictures are', async () => {
    const strokes = 'q 20 0 0 20 10 10 cm BI /W 8 /H 8 /BPC 1 /CS /G ID \0\x7e\x40\x7c\x40\x40\x7e\0 EI Q';
    const page = pdfWith('<< >>', Array.from({ length: 9 }, (_, at) => strokes.replace('10 10 cm', `${10 + at * 24} 10 cm`)).join('\n'), 40);
    expect(ofPages(await judged(page))).toEqual(['review text-on-page page 1 of the document']);
  });

  it('come to an end on damaged documents, and nothing of them is printed', async () => {
    const sound = pdfOf([flate(grey('SMITH ANNA'))]);
    const printed = (['log', 'warn', 'error', 'info'] as const).map((way) => vi.spyOn(console, way));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }), fc.nat(sound.length), async (changes, length) => {
        const damaged = Buffer.from(sound.subarray(0, length % 3 === 0 ? length : sound.length));
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
        expect(Array.isArray(await judged(damaged, () => Promise.resolve([])))).toBe(true);
      }),
      { numRuns: 120 },
    );
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    for (const spy of printed) spy.mockRestore();
  });

  it('are not examined, and told so, where PDFium opens no document', async () => {
    expect(ofPages(await judged(Buffer.from('%PDF-1.4\nnothing more\n')))).toEqual(['not-examined document-pages pages of the document']);
  });
});
