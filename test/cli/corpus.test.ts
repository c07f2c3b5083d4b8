import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlantedItem } from '../../corpus/answer-key.js';
import { anonc, freshFolder } from './console.js';

describe('anonc corpus generate', () => {
  it('writes originals, an answer key that speaks of them, and broken copies where they are asked for', async () => {
    const folder = join(freshFolder(), 'c');
    const { exitCode, out } = await anonc(['corpus', 'generate', folder, '--subjects', '1', '--hostile']);
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^made up 36 files of 1 subjects in /)]);
    const key = readFileSync(join(folder, 'answer-key.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as PlantedItem);
    const files = new Set(key.map(({ file }) => file));
    expect(files.size).toBe(36);
    for (const file of files) expect(existsSync(join(folder, 'originals', file))).toBe(true);
    expect(existsSync(join(folder, 'hostile'))).toBe(true);
  });

  it('does not write into a folder that is there', async () => {
    const folder = freshFolder();
    const { exitCode, error } = await anonc(['corpus', 'generate', folder]);
    expect([exitCode, error]).toEqual([2, expect.stringContaining('is there already')]);
  });

  it('refuses a number of subjects that is none', async () => {
    const { exitCode, error } = await anonc(['corpus', 'generate', join(freshFolder(), 'c'), '--subjects', '1.5']);
    expect([exitCode, error]).toEqual([2, expect.stringContaining('whole number')]);
  });
});

describe('anonc corpus score', () => {
  it('ends with 1 where something leaks, and writes the same for programs', async () => {
    const folder = join(freshFolder(), 'c');
    await anonc(['corpus', 'generate', folder, '--subjects', '1', '--valid-only']);
    const args = ['corpus', 'score', join(folder, 'answer-key.jsonl'), join(folder, 'originals'), '--options', 'ps3.15-basic, retain-modified-dates'];
    const { exitCode, out } = await anonc([...args, '--json', join(folder, 'score.json')]);
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/text-removed +file name +36 +36 +0/)]);
    const json = await anonc([...args, '--format', 'json']);
    expect(JSON.parse(json.out)).toEqual(JSON.parse(readFileSync(join(folder, 'score.json'), 'utf8')));
    expect(JSON.parse(json.out)).toMatchObject({ format: 'anonc-corpus-score', options: ['ps3.15-basic', 'retain-modified-dates'], files: 36, released: 36 });
  });

  it('refuses a key that is none, a journal that is not there, and outputs that are not there', async () => {
    const folder = freshFolder();
    const key = join(folder, 'key.jsonl');
    writeFileSync(key, 'no json\n');
    expect(await anonc(['corpus', 'score', key, folder])).toMatchObject({ exitCode: 2, error: expect.stringContaining('a line that is no JSON') as string });
    writeFileSync(key, '');
    expect(await anonc(['corpus', 'score', key, folder, '--journal', join(folder, 'none')])).toMatchObject({ exitCode: 2 });
    expect(await anonc(['corpus', 'score', key, join(folder, 'none')])).toMatchObject({ exitCode: 2, error: expect.stringContaining('there is no folder') as string });
    expect(await anonc(['corpus', 'score', key])).toMatchObject({ exitCode: 2 });
  });

  it('names the original that is missing', async () => {
    const folder = freshFolder();
    const item = { file: 'a.dcm', path: 'PatientID', kind: 'text-removed', expect: 'gone', value: 'X', hidingPlace: 'attribute', clause: '', option: null, with: null, box: null, match: 'anywhere', mayGo: false };
    writeFileSync(join(folder, 'key.jsonl'), JSON.stringify(item));
    expect(await anonc(['corpus', 'score', join(folder, 'key.jsonl'), folder])).toMatchObject({ exitCode: 2, error: expect.stringContaining('a.dcm') as string });
  });
});
