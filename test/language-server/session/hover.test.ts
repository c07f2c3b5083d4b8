import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol';
import { marked } from '../client.js';
import { client, file, head } from './editor.js';

describe('hover', () => {
  async function hovered(source: string): Promise<string> {
    const { text, position } = marked(source);
    await client.open(file, text);
    const hover = await client.request<Hover | null>('hover', file, { position });
    return hover === null ? '' : (hover.contents as { readonly value: string }).value;
  }

  it('tells name, VR, VM, row and what happens in all cases', async () => {
    const text = await hovered(`${head}override keep Device|SerialNumber when Modality is PT\n  because "harmonisation"\n`);
    for (const part of ['Device Serial Number', 'LO', 'VM 1', 'X/Z/D', 'when Modality is PT: keep', 'profile.anon:3', 'otherwise', 'ps3.15/basic.anon:']) expect(text).toContain(part);
  });

  it('answers while the file has mistakes', async () => {
    expect(await hovered(`${head}keep Patient|Name because "why"\nremove PatientNam\n`)).toContain("Patient's Name");
  });

  it.each([
    ['a tag', `${head}remove (0010,|0010)\n`, "Patient's Name"],
    ['a private element', `${head}keep private "SIEMENS MR HEADER" (0019,|xx0C) because "b-value"\n`, 'SIEMENS MR HEADER'],
    ['a content item', `${head}remove content "Person Observer Name" (121|008, DCM)\n`, 'PS3.15 Table E.3.4-1: Person Observer Name'],
    ['an option', 'profile "x" version "1"\nextends ps3.15-basic with retain-|uids\n', 'option retain-uids 2026d'],
    ['a profile', 'profile "x" version "1"\nextends ps3.|15-basic\n', 'Table E.1-1'],
    ['a table', `${head}table subjects from "subjects.csv" key PatientID\nreplace PatientID with sub|jects.trial-id\n`, 'read from subjects.csv, the row by PatientID'],
    ['a word of the language', `${head}over|ride keep PatientAge because "x"\n`, 'says why'],
    ['an attribute inside a text', `${head}replace StudyDescription with "a {Moda|lity} study"\n`, 'Modality (0008,0060)'],
  ])('knows %s', async (_what, source, expected) => {
    expect(await hovered(source)).toContain(expected);
  });

  it('says nothing where nothing stands', async () => {
    expect(await hovered(`${head}|\n\n`)).toBe('');
  });
});
