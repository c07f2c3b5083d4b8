import { describe, expect, it } from 'vitest';
import { ByteWindow } from '../../../src/runtime/dicom/byte-window.js';
import { ElementHeader } from '../../../src/runtime/dicom/element-header.js';
import { afterItem, endOfUndefined, isPadding, readItem, skipItems } from '../../../src/runtime/dicom/items.js';
import type { Encoding } from '../../../src/runtime/dicom/encoding.js';

const explicit: Encoding = { explicit: true, little: true };
const implicit: Encoding = { explicit: false, little: true };
const hex = (text: string): ByteWindow => new ByteWindow(Buffer.from(text.replace(/\s/g, ''), 'hex'));

const ITEM_OF = (length: string): string => `feff00e0 ${length}`;
const ITEM_END = 'feff0de0 00000000';
const SEQUENCE_END = 'feffdde0 00000000';
const NAME = '10001000 504e 0200 4120';

describe('an item', () => {
  it('has a length, or ends at its delimiter', () => {
    expect(readItem(hex(`${ITEM_OF('0a000000')} ${NAME}`), 0, 18, true, false)).toEqual({ lengthOffset: 4, contentOffset: 8, isUndefined: false, end: 18 });
    expect(readItem(hex(`${ITEM_OF('ffffffff')} ${NAME} ${ITEM_END}`), 0, 26, true, true)).toMatchObject({ isUndefined: true, end: 26 });
  });

  it('is none where the sequence ends, also in one of defined length that counts the delimiter in', () => {
    expect(readItem(hex(SEQUENCE_END), 0, 8, true, true)).toBeNull();
    expect(readItem(hex(SEQUENCE_END), 0, 8, true, false)).toBeNull();
  });

  it.each([
    ['longer than its sequence', ITEM_OF('0b000000') + NAME, 'an item is longer than its sequence'],
    ['something else', NAME, 'something other than an item stands in a sequence'],
    ['a delimiter with a length', 'feffdde0 01000000', 'a sequence delimiter has a length'],
    ['a delimiter before the end', SEQUENCE_END + NAME, 'a sequence of defined length ends before its length'],
    ['cut off', 'feff00e0', 'the header of an item is cut off'],
  ])('is refused where it is %s', (_what, text, message) => {
    const bytes = hex(text);
    expect(() => readItem(bytes, 0, bytes.lengthBytes, true, false)).toThrow(message);
  });

  it('of defined length may count its delimiter in, and ends nowhere else', () => {
    const item = { lengthOffset: 4, contentOffset: 8, isUndefined: false, end: 26 };
    const bytes = hex(`${ITEM_OF('12000000')} ${NAME} ${ITEM_END} ${SEQUENCE_END}`);
    expect(afterItem(bytes, 18, item, true)).toBe(26);
    expect(afterItem(bytes, 26, item, true)).toBe(26);
    expect(() => afterItem(bytes, 18, { ...item, end: 34 }, true)).toThrow('an item of defined length ends before its length');
    expect(() => afterItem(bytes, 8, { ...item, isUndefined: true }, true)).toThrow('an item has no delimiter');
  });
});

describe('the end of a sequence', () => {
  const sequences: readonly (readonly [string, string])[] = [
    ['of undefined length all through', `${ITEM_OF('ffffffff')} ${NAME} ${ITEM_END} ${SEQUENCE_END}`],
    ['of undefined length with items of defined', `${ITEM_OF('0a000000')} ${NAME} ${SEQUENCE_END}`],
    ['of undefined length with a sequence in it', `${ITEM_OF('ffffffff')} 40007502 5351 0000 ffffffff ${ITEM_OF('00000000')} ${SEQUENCE_END} ${ITEM_END} ${SEQUENCE_END}`],
    ['without items', SEQUENCE_END],
  ];
  it.each(sequences)('%s is found', (_what, text) => {
    const bytes = hex(`${text} ${NAME}`);
    expect(skipItems(bytes, 0, bytes.lengthBytes, explicit, 0, true)).toBe(bytes.lengthBytes - 10);
  });

  it('is that of its items where it has a length', () => {
    const bytes = hex(`${ITEM_OF('00000000')} ${ITEM_OF('0a000000')} ${NAME} ${NAME}`);
    expect(skipItems(bytes, 0, 26, explicit, 0, false)).toBe(26);
  });

  it.each([
    ['has no end', ITEM_OF('00000000')],
    ['has an item without a delimiter', `${ITEM_OF('ffffffff')} ${NAME} ${SEQUENCE_END}`],
    ['has a delimiter within an item', `${ITEM_OF('08000000')} ${SEQUENCE_END}`],
  ])('is refused where it %s', (_what, text) => {
    const bytes = hex(text);
    expect(() => skipItems(bytes, 0, bytes.lengthBytes, implicit, 0, true)).toThrow();
    expect(() => skipItems(bytes, 0, bytes.lengthBytes, explicit, 0, true)).toThrow();
  });

  it('is refused beyond the deepest nesting', () => {
    expect(() => skipItems(hex(SEQUENCE_END), 0, 8, explicit, 129, true)).toThrow('sequences are nested too deeply');
  });
});

describe('encapsulated pixel data', () => {
  const pixels = (text: string): readonly [ByteWindow, ElementHeader] => {
    const bytes = hex(`e07f1000 4f42 0000 ffffffff ${text}`);
    const header = new ElementHeader();
    header.read(bytes, 0, bytes.lengthBytes, explicit);
    return [bytes, header];
  };

  it('ends at its delimiter, whatever the fragments hold', () => {
    const [bytes, header] = pixels(`${ITEM_OF('00000000')} ${ITEM_OF('08000000')} ${SEQUENCE_END} ${SEQUENCE_END} ${NAME}`);
    expect(endOfUndefined(bytes, header, bytes.lengthBytes, explicit, 0)).toBe(bytes.lengthBytes - 10);
  });

  it.each([
    ['a fragment longer than the file', ITEM_OF('ffffff7f')],
    ['no end', ITEM_OF('00000000')],
    ['something else', NAME],
  ])('is refused with %s', (_what, text) => {
    const [bytes, header] = pixels(text);
    expect(() => endOfUndefined(bytes, header, bytes.lengthBytes, explicit, 0)).toThrow();
  });

  it('is nothing that another VR may be', () => {
    const bytes = hex(`10001000 5554 0000 ffffffff ${SEQUENCE_END}`);
    const header = new ElementHeader();
    header.read(bytes, 0, bytes.lengthBytes, explicit);
    expect(() => endOfUndefined(bytes, header, bytes.lengthBytes, explicit, 0)).toThrow('an element that may not have it has undefined length');
  });
});

describe('padding', () => {
  it('is zeros to the end, and nothing with another byte in it', () => {
    expect(isPadding(hex('00'.repeat(20)), 0)).toBe(true);
    expect(isPadding(hex('00'.repeat(20)), 9)).toBe(true);
    expect(isPadding(hex(`${'00'.repeat(20)}01`), 0)).toBe(false);
    expect(isPadding(hex(NAME), 0)).toBe(false);
  });
});
