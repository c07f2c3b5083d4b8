import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

function quarantine(): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'text-in-doubt/a'), { recursive: true });
  writeFileSync(join(folder, 'text-in-doubt/a/1.dcm'), 'one');
  writeFileSync(join(folder, 'text-in-doubt/2.dcm'), 'two');
  return folder;
}

describe('a review', () => {
  it('lists what is undecided, and where its picture is', async () => {
    const folder = quarantine();
    const { exitCode, out } = await anonc(['review', folder]);
    expect(exitCode).toBe(3);
    expect(out).toContain('2 images in doubt, 2 undecided');
    expect(out).toContain(join(folder, 'pictures/a/1.dcm.png'));
  });

  it('records decisions, each by the digest of what was seen, and the last one counts', async () => {
    const folder = quarantine();
    expect(await anonc(['review', folder, 'a/1.dcm', '2.dcm', '--redact'])).toMatchObject({ exitCode: 0 });
    expect(await anonc(['review', folder, '2.dcm', '--leave', '--because', 'a ruler and its numbers'])).toMatchObject({ exitCode: 0 });
    const { decisions } = JSON.parse(readFileSync(join(folder, 'decisions.json'), 'utf8')) as { readonly decisions: readonly unknown[] };
    expect(decisions).toEqual([
      expect.objectContaining({ input: '2.dcm', verdict: 'leave', because: 'a ruler and its numbers' }),
      expect.objectContaining({ input: 'a/1.dcm', verdict: 'redact', inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }),
    ]);
    expect(await anonc(['review', folder])).toMatchObject({ exitCode: 0, out: expect.stringContaining('0 undecided') as string });
  });

  it.each([
    [['2.dcm'], /nothing says what is decided/],
    [['2.dcm', '--leave'], /says no reason/],
    [['3.dcm', '--redact'], /not in doubt/],
  ])('refuses %j, and says the way out', async (args, says) => {
    const { exitCode, error } = await anonc(['review', quarantine(), ...args]);
    expect(exitCode).toBe(2);
    expect(error).toMatch(says);
    expect(error).toContain('help:');
  });

  it('says so where nothing is in doubt', async () => {
    expect(await anonc(['review', freshFolder()])).toMatchObject({ exitCode: 0, out: 'no image is in doubt\n' });
  });
});
