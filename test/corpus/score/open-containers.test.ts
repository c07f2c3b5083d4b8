import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CHARACTER_SETS } from '../../../corpus/encode-text.js';
import { Dataset } from '../../../corpus/dataset.js';
import { haystackOf, stands } from '../../../corpus/score/haystack.js';
import { writeDicom } from '../../../corpus/write-dicom.js';

const SECRET = 'Zakalute';
const seek = { value: SECRET, match: 'anywhere' } as const;

function fileWith(change: (dataset: Dataset) => void, layout: Partial<Parameters<typeof writeDicom>[1]> = {}): Buffer {
  const dataset = new Dataset().set('SOPClassUID', '1.2.840.10008.5.1.4.1.1.7').set('SOPInstanceUID', '2.25.1');
  change(dataset);
  return Buffer.from(writeDicom(dataset, { transferSyntax: 'explicit', lengths: 'defined', groupLengths: false, characterSet: '', ...layout }));
}

function found(bytes: Buffer, name = 'x.dcm'): boolean {
  return stands(seek, haystackOf(bytes, name));
}

describe('a planted value', () => {
  it.each([
    ['in small letters', SECRET.toLowerCase()],
    ['in base64', Buffer.from(`on ${SECRET} today`).toString('base64')],
    ['in hex', Buffer.from(`on ${SECRET}`).toString('hex')],
    ['in percents', Array.from(SECRET, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in entities', Array.from(SECRET, (letter) => `&#${letter.charCodeAt(0)};`).join('')],
    ['broken up by RTF', `{\\rtf1 ${SECRET.slice(0, 3)}{\\b ${SECRET.slice(3)}}}`],
  ])('is found %s', (_, text) => {
    expect(found(fileWith((dataset) => dataset.set('TextComments', text)))).toBe(true);
  });

  it.each([
    ['a gzip stream', gzipSync(SECRET)],
    ['a stream of a PDF', Buffer.concat([Buffer.from('stream\n'), deflateSync(SECRET)])],
    ['UTF-16', Buffer.from(SECRET, 'utf16le')],
    ['swapped words', Buffer.from(SECRET).swap16()],
  ])('is found in %s', (_, bytes) => {
    expect(found(fileWith((dataset) => dataset.set('EncapsulatedDocument', bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]))))).toBe(true);
  });

  it('is found in a deflated dataset, in the preamble, behind the data and in the name', () => {
    expect(found(fileWith((dataset) => dataset.set('PatientComments', SECRET), { transferSyntax: 'deflated' }))).toBe(true);
    expect(found(fileWith(() => undefined, { preamble: Buffer.from(SECRET.padEnd(128, '\0')) }))).toBe(true);
    expect(found(fileWith(() => undefined, { trailing: Buffer.from(SECRET) }))).toBe(true);
    expect(found(fileWith(() => undefined), `${SECRET}/x.dcm`)).toBe(true);
    expect(found(fileWith(() => undefined))).toBe(false);
  });

  it('is found in every character set that has its letters', () => {
    const names = { 'ISO_IR 100': 'Käluté', 'ISO_IR 144': 'Калуте', 'ISO_IR 126': 'Καλουτε', 'ISO_IR 127': 'كالوتي', 'ISO_IR 138': 'קאלוטה', GB18030: '镜桥', '\\ISO 2022 IR 87': '鏡橋', '\\ISO 2022 IR 149': '카루테', 'ISO_IR 192': 'Калуте鏡' };
    expect(Object.keys(names).sort()).toEqual(CHARACTER_SETS.filter((name) => name !== '').sort());
    for (const characterSet of CHARACTER_SETS) {
      if (characterSet === '') continue;
      const bytes = fileWith((dataset) => dataset.set('SpecificCharacterSet', characterSet).set('PatientComments', names[characterSet]), { characterSet });
      expect(stands({ value: names[characterSet], match: 'anywhere' }, haystackOf(bytes, '')), characterSet).toBe(true);
    }
  });

  it('that is a word too is found as it is written and whole, and not in other words', () => {
    const brown = { value: 'Brown', match: 'word' } as const;
    const holds = (text: string): boolean => stands(brown, haystackOf(fileWith((dataset) => dataset.set('TextComments', text)), ''));
    expect([holds('Mr Brown came'), holds('BROWN^J'), holds('brown fat'), holds('Brownian')]).toEqual([true, true, false, false]);
  });

  it('of few digits is not found within a longer number', () => {
    const date = { value: '20210503', match: 'anywhere' } as const;
    const holds = (uid: string): boolean => stands(date, haystackOf(fileWith((dataset) => dataset.set('TextComments', uid)), ''));
    expect([holds('1.2.20210503.7'), holds('2.25.99202105031')]).toEqual([true, false]);
  });

  it('that is a day is not searched for in elements made for dates, where another day may have been moved to it', () => {
    const date = { value: '20210503', match: 'anywhere' } as const;
    expect(stands(date, haystackOf(fileWith((dataset) => dataset.set('StudyDate', '20210503')), ''))).toBe(false);
  });
});
