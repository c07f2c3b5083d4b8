import { residueWords } from '../../../facts/residue-words.js';
import type { Reading } from './pattern.js';

/** Five components and more: a UID; an address of a machine has four. */
const uid = /(?<![\p{L}\d.])\d+(?:\.\d+){4,}(?![\d])/gu;
const link = /\bhttps?:\/\/([\p{L}\d.-]+)[^\s"'<>]*/giu;

/** Brings a text into the form in which patterns read it: PS3.5 6.1 leaves many ways to write one letter. */
export function readingOf(written: string, rest: Omit<Reading, 'text' | 'whole'>): Reading {
  const whole = written.normalize('NFKC').replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  const hosts = residueWords().harmlessHosts;
  const text = whole.replace(link, (found, host: string) => (hosts.some((one) => host === one || host.endsWith(`.${one}`)) ? ' '.repeat(found.length) : found)).replace(uid, (found) => ' '.repeat(found.length));
  return { ...rest, text, whole };
}
