import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetForOneFile, type Opened } from '../../../../src/verifier/residue/containers/container.js';
import { openAll, openFragment } from '../../../../src/verifier/residue/containers/open.js';
import { stringsIn } from '../../../../src/verifier/residue/containers/strings.js';

const secret = 'Zwicky^Quorra MRN 4711007';

/** How the secret was reached; the container that came nearest to it last. */
function ways(opened: readonly Opened[]): readonly string[] {
  return opened.filter(({ text, bytes }) => (text ?? stringsIn(bytes).join('\n')).includes(secret)).map(({ how }) => how);
}

function opened(bytes: Uint8Array | string): readonly string[] {
  return ways(openAll(Buffer.from(bytes), budgetForOneFile()));
}

const big = (value: number, size: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(size);
  buffer.writeUIntBE(value, 0, size);
  return buffer;
};
const segment = (marker: number, payload: Uint8Array | string): Buffer => Buffer.concat([Buffer.of(0xff, marker), big(Buffer.from(payload).length + 2, 2), Buffer.from(payload)]);
const scan = Buffer.concat([segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Buffer.of(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4)]);
const jpegOf = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat([Buffer.of(0xff, 0xd8), ...parts]);

function jpeg2000Of(comment: string, behind = '', tileBytes = 0): Buffer {
  const size = Buffer.concat([Buffer.of(0xff, 0x51), big(41, 2), Buffer.alloc(39)]);
  const remark = Buffer.concat([Buffer.of(0xff, 0x64), big(comment.length + 4, 2), big(1, 2), Buffer.from(comment)]);
  const tile = Buffer.concat([Buffer.of(0xff, 0x90), big(10, 2), big(0, 2), big(tileBytes === 0 ? 0 : 14 + tileBytes, 4), Buffer.of(0, 1), Buffer.of(0xff, 0x93), Buffer.alloc(tileBytes === 0 ? 5 : tileBytes, 7)]);
  return Buffer.concat([Buffer.of(0xff, 0x4f), size, remark, tile, Buffer.of(0xff, 0xd9), Buffer.from(behind)]);
}

function icc(type: 'desc' | 'text' | 'mluc'): Buffer {
  const utf16 = Buffer.from(secret, 'utf16le').swap16();
  const values = {
    desc: Buffer.concat([Buffer.from('desc\0\0\0\0'), big(secret.length, 4), Buffer.from(secret)]),
    text: Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from(secret)]),
    mluc: Buffer.concat([Buffer.from('mluc\0\0\0\0'), big(1, 4), big(12, 4), Buffer.from('enUS'), big(utf16.length, 4), big(28, 4), utf16]),
  };
  const header = Buffer.alloc(128);
  header.write('acsp', 36);
  return Buffer.concat([header, big(1, 4), Buffer.from('dmnd'), big(144, 4), big(values[type].length, 4), values[type]]);
}

function pdfOf(...objects: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.map((one) => Buffer.from(one))]);
}

function streamOf(dictionary: string, content: Uint8Array | string): Buffer {
  return Buffer.concat([Buffer.from(`4 0 obj << ${dictionary} /Length 1 >>\nstream\n`), Buffer.from(content), Buffer.from('\nendstream endobj\n')]);
}

const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.of(20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Buffer.from([secret.length, 0, 0, 0, secret.length, 0, 0, 0, 5, 0, 0, 0]), Buffer.from('a.txt'), Buffer.from(secret)]);

describe('a container', () => {
  const cases: readonly (readonly [string, Uint8Array | string, string])[] = [
    ['gzip', Buffer.concat([Buffer.from('0042'), gzipSync(secret)]), 'gzip'],
    ['a zlib stream', deflateSync(secret), 'zlib'],
    ['gzip that breaks off', gzipSync(`${secret}${'.,-'.repeat(3000)}`).subarray(0, 60), 'gzip'],
    ['a ZIP archive', zip, 'ZIP'],
    ['base64', `data: ${Buffer.from(secret).toString('base64')}`, 'base64'],
    ['base64 of links', `data: ${Buffer.from(secret).toString('base64url')}`, 'base64'],
    ['base64 of gzip', gzipSync(secret).toString('base64'), 'base64, gzip'],
    ['hexadecimal digits', Buffer.from(secret).toString('hex'), 'hexadecimal'],
    ['escapes of XML', secret.replace('w', '&#119;').replace(' ', '&#x20;'), 'escapes'],
    ['escapes of JSON', `"${secret.replace('w', '\\u0077')}"`, 'escapes'],
    ['escapes of links', secret.replace('^', '%5E').replaceAll(' ', '%20'), 'escapes'],
    ['markup between letters', secret.replace('wick', '<b>wick</b>').replace(/<\/?b>/g, '') + '<i>', 'markup'],
    ['RTF', `{\\rtf1{\\fonttbl{\\f0 Arial;}}\\pard ${secret.replace('y', "\\'79")}\\par}`, 'RTF'],
    ['RTF in Unicode', `{\\rtf1 ${secret.replace('y', '\\u121?')}}`, 'RTF'],
    ['the information dictionary of a PDF', pdfOf(`1 0 obj << /Author (${secret}) >> endobj`), 'PDF'],
    ['the same in UTF-16', pdfOf(Buffer.concat([Buffer.from('1 0 obj << /Title ('), Buffer.of(0xfe, 0xff), Buffer.from(secret, 'utf16le').swap16(), Buffer.from(') >>')])), 'PDF'],
    ['the same in hexadecimal digits', pdfOf(`1 0 obj << /Title <${Buffer.from(secret).toString('hex')}> >>`), 'PDF'],
    ['a page of a PDF', pdfOf(streamOf('/Filter /FlateDecode', deflateSync(`BT [(${secret.slice(0, 4)}) -20 (${secret.slice(4)})] TJ ET`))), 'PDF, text of a stream'],
    ['metadata of a PDF', pdfOf(streamOf('/Type /Metadata /Subtype /XML', `<x>${secret}</x>`)), 'PDF, metadata or attachment'],
    ['a stream of two filters', pdfOf(streamOf('/Filter [/ASCIIHexDecode /FlateDecode]', deflateSync(`(${secret}) Tj`).toString('hex'))), 'PDF, text of a stream'],
    ['a JPEG comment', jpegOf(segment(0xfe, secret), scan, Buffer.of(0xff, 0xd9)), 'JPEG comment'],
    ['a JPEG comment between scans', jpegOf(scan, segment(0xfe, secret), scan, Buffer.of(0xff, 0xd9)), 'JPEG comment'],
    ['EXIF', jpegOf(segment(0xe1, `Exif\0\0II*\0${secret}`), scan, Buffer.of(0xff, 0xd9)), 'JPEG APP1'],
    ['bytes behind a JPEG image', jpegOf(scan, Buffer.of(0xff, 0xd9), Buffer.from(secret)), 'JPEG, behind the image'],
    ['a comment of JPEG 2000', jpeg2000Of(secret), 'JPEG 2000 comment'],
    ['bytes behind a codestream of JPEG 2000', jpeg2000Of('', secret), 'JPEG 2000, behind the codestream'],
    ['bytes behind a codestream whose tile says its length', jpeg2000Of('', secret, 9), 'JPEG 2000, behind the codestream'],
    ['a box of JP2', Buffer.concat([big(12, 4), Buffer.from('jP  '), big(0x0d0a870a, 4), big(8 + secret.length, 4), Buffer.from(`xml ${secret}`)]), 'JPEG 2000 box xml '],
    ['a description of an ICC profile', icc('desc'), 'ICC profile, dmnd'],
    ['a text of an ICC profile', icc('text'), 'ICC profile, dmnd'],
    ['a text of an ICC profile in many languages', icc('mluc'), 'ICC profile, dmnd'],
  ];

  it.each(cases)('is opened: %s', (_, bytes, how) => {
    expect(opened(bytes)).toContain(how);
  });

  it('is opened in a fragment: the slack of an RLE header and user data of MPEG', () => {
    const header = Buffer.alloc(80);
    header.writeUInt32LE(1, 0);
    header.writeUInt32LE(64, 4);
    header.write(secret, 20);
    expect(ways(openFragment(header, null, budgetForOneFile()))).toEqual(['RLE header']);
    const frame = Buffer.concat([header.subarray(0, 8), Buffer.alloc(56), Buffer.of(2, 1, 2, 3, 0xfb, 7), Buffer.from(secret)]);
    expect(ways(openFragment(frame, 9, budgetForOneFile()))).toEqual(['RLE, behind a segment']);
    const mpeg = Buffer.concat([Buffer.of(0, 0, 1, 0xb3, 1, 2), Buffer.of(0, 0, 1, 0xb2), Buffer.from(secret), Buffer.of(0, 0, 1, 0xb8)]);
    expect(ways(openFragment(mpeg, null, budgetForOneFile()))).toEqual(['MPEG user data']);
  });

  it('is told where it cannot be opened', () => {
    const closedBy = (bytes: Uint8Array): readonly string[] => {
      const budget = budgetForOneFile();
      openAll(bytes, budget);
      return [...budget.closed];
    };
    expect(closedBy(pdfOf('trailer << /Encrypt 5 0 R >>'))).toEqual(['a PDF document is encrypted']);
    expect(closedBy(pdfOf(streamOf('/Subtype /Image /Filter /FlateDecode', deflateSync('pixels'))))).toEqual(['a picture in a PDF document: text in it was not read']);
    expect(closedBy(pdfOf(streamOf('/Filter /LZWDecode', 'xx')))).toEqual(['a stream of a PDF document has a filter that is not read']);
    expect(closedBy(gzipSync(Buffer.alloc(20 << 20)))).toEqual(['a compressed stream (gzip) unfolds into more than is read']);
  });

  it('does not unfold without end', () => {
    const budget = budgetForOneFile();
    const bomb = gzipSync(Buffer.alloc(15 << 20));
    openAll(Buffer.concat(Array.from({ length: 40 }, () => bomb)), budget);
    expect([...budget.closed]).toContain('a compressed stream (gzip) was not opened: this file unfolds into more than is read');
    expect(budget.bytesLeft).toBeGreaterThan(-(16 << 20));
  });

  it('of random bytes, whatever they begin with, ends', () => {
    const starts = [Buffer.of(0xff, 0xd8), Buffer.of(0xff, 0x4f, 0xff, 0x51), Buffer.from('%PDF-1 << /Filter /FlateDecode >> stream\n'), Buffer.from('PK\x03\x04'), Buffer.of(0x1f, 0x8b, 8, 0), Buffer.of(0x78, 0x9c), Buffer.from('{\\rtf'), icc('mluc').subarray(0, 140), Buffer.alloc(0), Buffer.of(0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20)];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const bytes = Buffer.concat([start, rest]);
        expect(Array.isArray(openAll(bytes, budgetForOneFile()))).toBe(true);
        expect(Array.isArray(openFragment(bytes, 9, budgetForOneFile()))).toBe(true);
      }),
    );
  });
});

describe('text in bytes', () => {
  it('is found in ASCII, UTF-8 and both orders of UTF-16, wherever it begins', () => {
    for (const bytes of [Buffer.from(secret), Buffer.from('Žwicky^Quörra'), Buffer.from(secret, 'utf16le'), Buffer.from(secret, 'utf16le').swap16()]) {
      for (const before of [0, 1, 2, 3]) {
        const all = Buffer.concat([Buffer.alloc(before, 1), bytes, Buffer.of(1, 2, 3)]);
        expect(stringsIn(all).join('\n')).toMatch(/[ZŽ]wicky\^Qu[oö]rra/);
      }
    }
  });
});
