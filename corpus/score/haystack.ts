import type { PlantedItem } from '../answer-key.js';
import { CHARACTER_SETS, encodeText } from '../encode-text.js';
import { openedTexts } from './open-containers.js';
import { textOf } from './decode-value.js';
import { readDicom, type ReadElement, type ReadFile } from './read-dicom.js';

/** A file to look for planted values in. */
export interface Haystack {
  readonly file: ReadFile;
  /** every byte of the file and of its inflated dataset, a character a byte; without the values of dates */
  readonly bytes: string;
  /** the same in small letters */
  readonly folded: string;
  /** texts taken out of what holds them, each on a line of its own, in small letters and as written */
  readonly opened: string;
  readonly openedFolded: string;
}

/** @param name the file's path, which can hold a value as well as its bytes can */
export function haystackOf(bytes: Buffer, name: string): Haystack {
  const file = readDicom(bytes);
  const whole = Buffer.concat([bytes, Buffer.from('\n'), withoutDates(file), Buffer.from(`\n${name}`)]);
  const deflated = file.transferSyntax === '1.2.840.10008.1.2.1.99';
  // The dataset of a plain file is a part of it: there the dates are taken out of the file itself.
  const searched = deflated ? whole : Buffer.concat([bytes.subarray(0, bytes.length - file.data.length), withoutDates(file), Buffer.from(`\n${name}`)]);
  const text = searched.toString('latin1');
  const opened = [...openedTexts(file), name].join('\n');
  return { file, bytes: text, folded: text.toLowerCase(), opened, openedFolded: opened.toLowerCase() };
}

/**
 * The day that a date was moved to may be the day of another visit, so that dates in elements made for them are judged one by one
 * and not searched for.
 */
function withoutDates({ elements, data }: ReadFile): Buffer {
  const copy = Buffer.from(data);
  for (const { vr, tag, at, value } of elements) {
    if ((vr === 'DA' || vr === 'DT') && tag >>> 16 !== 2 && at + value.length <= copy.length) copy.fill(0x20, at, at + value.length);
  }
  return copy;
}

/** One element by itself, to see whether a value that is somewhere in a file is there. Dates in it count. */
export function haystackOfElement(file: ReadFile, element: ReadElement): Haystack {
  const text = Buffer.concat([element.value, ...element.fragments]).toString('latin1');
  const opened = [textOf(element), ...openedTexts({ ...file, elements: [element] })].join('\n');
  return { file, bytes: text, folded: text.toLowerCase(), opened, openedFolded: opened.toLowerCase() };
}

/** Whether a planted value stands anywhere in a file, in any character set the corpus writes. */
export function stands({ value, match }: Pick<PlantedItem, 'value' | 'match'>, haystack: Haystack): boolean {
  if (value === '') return false;
  if (match === 'word') return wordStands(value, haystack.bytes) || wordStands(value.toUpperCase(), haystack.bytes) || wordStands(value, haystack.opened);
  const folded = value.toLowerCase();
  // Few digits are found in any long number: between digits they do not count.
  if (/^\d{1,8}$/.test(value)) return digitsStand(value, haystack.bytes) || digitsStand(value, haystack.opened);
  if (haystack.openedFolded.includes(folded)) return true;
  return isAscii(value) ? haystack.folded.includes(folded) : spellings(value).some((spelling) => haystack.bytes.includes(spelling));
}

function isAscii(text: string): boolean {
  return Array.from(text).every((character) => character <= '~');
}

function wordStands(word: string, text: string): boolean {
  return bounded(word, text, /[A-Za-z]/);
}

function digitsStand(digits: string, text: string): boolean {
  return bounded(digits, text, /\d/);
}

/** Whether a piece stands somewhere with nothing of a kind before and behind it. */
function bounded(piece: string, text: string, neighbour: RegExp): boolean {
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    if (!neighbour.test(text.charAt(at - 1)) && !neighbour.test(text.charAt(at + piece.length))) return true;
  }
  return false;
}

/** The value's bytes in each character set that has its letters, a character a byte. */
function spellings(value: string): readonly string[] {
  return CHARACTER_SETS.flatMap((characterSet) => {
    try {
      return [Buffer.from(encodeText(value, 'LO', characterSet)).toString('latin1')];
    } catch {
      return []; // the character set lacks a letter, so no file holds the value in it
    }
  });
}
