import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../../compiler/library.js';
import { beside, client, codes, file, head } from './editor.js';

describe('diagnostics', () => {
  it('come when a document is opened, and go when it is put right', async () => {
    const found = await client.open(file, `${head}remove PatientNam\n`);
    expect(codes(found)).toEqual(['ANC2001']);
    expect(found[0]).toMatchObject({ source: 'anonc', severity: 1, range: { start: { line: 2, character: 7 }, end: { line: 2, character: 17 } } });
    expect(found[0]?.message).toContain('PatientName');
    expect(await client.change(file, 'e', { start: { line: 2, character: 17 }, end: { line: 2, character: 17 } })).toEqual([]);
  });

  it('name the places in other files that play a part', async () => {
    const [weakens] = await client.open(file, `${head}keep PatientName because "why"\n`);
    expect(weakens?.code).toBe('ANC3005');
    const [related] = weakens?.relatedInformation ?? [];
    expect(related?.location.uri).toMatch(/^file:.*\/rules\/ps3\.15\/basic\.anon$/);
    const line = readFileSync(new URL(related?.location.uri ?? ''), 'utf8').split('\n')[related?.location.range.start.line ?? 0];
    expect(line).toContain('PatientName');
  });

  it('are kept apart for two documents', async () => {
    const broken = await client.open(beside('one.anon'), `${head}remove PatientNam\n`);
    const right = await client.open(beside('two.anon'), `${head}remove PatientName\n`);
    expect(codes(broken)).toEqual(['ANC2001']);
    expect(right).toEqual([]);
    expect(codes(await client.change(beside('two.anon'), `${head}remov PatientName\n`))).not.toEqual([]);
    expect(await client.change(beside('one.anon'), `${head}remove PatientAge\n`)).toEqual([]);
  });

  it('are of the last of many quick changes', async () => {
    await client.open(file, head);
    const line = 'remove PatientNam';
    for (const [character, letter] of Array.from(line.slice(0, -1)).entries()) void client.change(file, letter, { start: { line: 2, character }, end: { line: 2, character } });
    const end = line.length - 1;
    expect(codes(await client.change(file, 'm', { start: { line: 2, character: end }, end: { line: 2, character: end } }))).toEqual(['ANC2001']);
  });

  it('are what `check` says, mistake for mistake', async () => {
    const text = `${head}remove PatientNam\nkeep private "SIEMENS MR HEADER" (0019,1008)\nshift dates by 5..1 days back\n`;
    const expected = check({ name: 'profile.anon', text }, shippedLibrary()).diagnostics;
    const found = await client.open(file, text);
    expect(expected.length).toBeGreaterThan(2);
    expect(codes(found)).toEqual(expected.map(({ code }) => code));
  });
});
