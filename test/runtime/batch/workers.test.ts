import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputRecord, JournalRecord } from '../../../src/runtime/batch/journal.js';
import { readChunks } from '../../../src/runtime/batch/read-chunks.js';
import { readJournal } from '../../../src/runtime/batch/read-journal.js';
import { double, freshFolder, run } from './double.js';

/** Threads run the built product: `npm test` builds it first. */
const script = new URL('./double-worker.mjs', import.meta.url);

function study(files: readonly string[]): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'in'));
  for (const [index, content] of files.entries()) writeFileSync(join(folder, 'in', `${String(index).padStart(3, '0')}.dcm`), content);
  return folder;
}

function records(folder: string): readonly InputRecord[] {
  const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as JournalRecord).filter((record): record is InputRecord => record.record === 'input');
}

const many = Array.from({ length: 200 }, (_, index) => `ok i${index}`);

describe('several workers', () => {
  it('share the inputs, each with a chain of its own', async () => {
    const folder = study(many);
    expect(await run(folder, { workers: 3 }, double, script)).toMatchObject({ kind: 'finished', counts: { inputs: 200, released: 200 } });
    expect(new Set(records(folder).map(({ input }) => input)).size).toBe(200);
    expect(readJournal(readChunks(join(folder, 'journal.jsonl')), () => undefined)).toMatchObject({ ok: true, value: { finished: true } });
  });

  it('go on when one of them dies over a file, which is kept back', async () => {
    const folder = study([...many.slice(0, 40), 'die now', ...many.slice(40, 60), 'die again', ...many.slice(60)]);
    expect(await run(folder, { workers: 2 }, double, script)).toMatchObject({ kind: 'finished', counts: { inputs: 202, released: 200, quarantined: 2, reasons: { 'quarantined internal-error': 2 } } });
    expect(readFileSync(join(folder, 'kept/internal-error/040.dcm'), 'utf8')).toBe('die now');
    expect(readJournal(readChunks(join(folder, 'journal.jsonl')), () => undefined)).toMatchObject({ ok: true, value: { finished: true } });
  });

  it('go on when one of them runs out of memory', async () => {
    const folder = study(['ok one', 'grow', 'ok two']);
    expect(await run(folder, { workers: 2 }, double, script)).toMatchObject({ kind: 'finished', counts: { released: 2, reasons: { 'quarantined internal-error': 1 } } });
  });

  it('end the run when a worker cannot even start', async () => {
    const folder = study(['ok one']);
    await expect(run(folder, { workers: 2 }, double, new URL('./no-such-worker.mjs', import.meta.url))).rejects.toThrow('a worker died, and not over a file');
  });
});
