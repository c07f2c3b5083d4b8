import { describe, expect, it } from 'vitest';
import { remap } from '../../../src/runtime/actions/remap.js';
import { fileOf, valueOf } from './value-of.js';

const file = fileOf();
const uid = (text: string) => remap(valueOf('UI', text), file);

describe('remapping a UID', () => {
  it('gives a UID under 2.25, of 44 characters at most, and the same for the same', () => {
    const made = uid('1.3.12.2.1107.5.2.30.250');
    expect(made).toMatch(/^2\.25\.(0|[1-9]\d{0,38})$/);
    expect(uid('1.3.12.2.1107.5.2.30.250\0')).toBe(made);
    expect(remap(valueOf('UI', '1.3.12.2.1107.5.2.30.250'), fileOf())).toBe(made);
    expect(uid('1.3.12.2.1107.5.2.30.251')).not.toBe(made);
  });

  it('gives the same whoever the patient is, for references lead from one to another', () => {
    expect(remap(valueOf('UI', '1.2.3.4'), fileOf({ issuer: 'B' }))).toBe(uid('1.2.3.4'));
  });

  it('leaves UIDs that the standard registers, also under its root and not yet in the table', () => {
    for (const one of ['1.2.840.10008.1.2', '1.2.840.10008.5.1.4.1.1.4', '1.2.840.10008.5.1.4.1.1.9999']) expect(uid(one)).toBe(one);
  });

  it.each(['1.2.840.10008.1.2.MRN4711', '1.2.840.100081.2', '1.2.840.10008', '1.2.840.10008.01', '1.2.840.10008.1.2.1.2.1.2.1.2.1.2'])('replaces %s, which only looks like one', (text) => {
    expect(uid(text)).toMatch(/^2\.25\./);
  });

  it('replaces each of several values, and leaves empty ones among them', () => {
    const [first, second] = [uid('1.2.3.4'), uid('1.2.3.5')] as [string, string];
    expect(uid('1.2.3.4\\1.2.840.10008.1.2\\\\1.2.3.5')).toBe(`${first}\\1.2.840.10008.1.2\\\\${second}`);
  });

  it.each(['', '\0', '  ', '\\'])('gives no value for none (%j)', (text) => {
    expect(uid(text)).toBeNull();
  });

  it('replaces what is no UID as well, whatever VR the file states', () => {
    expect(uid('Zwicky')).toMatch(/^2\.25\./);
    expect(remap(valueOf('UN', '1.2.3.4\0'), file)).toBe(uid('1.2.3.4'));
  });
});
