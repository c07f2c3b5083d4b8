import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { InputRecord, JournalRecord } from '../../../src/runtime/batch/journal.js';
import { deriveKeys } from '../../../src/runtime/keys.js';
import type { Plan } from '../../../src/compiler/lower/plan.js';
import { double, freshFolder, run, sha256 } from './double.js';

function study(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'in'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'in', name)), { recursive: true });
    writeFileSync(join(folder, 'in', name), content);
  }
  return folder;
}

function journal(folder: string): readonly JournalRecord[] {
  return readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JournalRecord);
}

function records(folder: string): readonly InputRecord[] {
  return journal(folder).filter((record): record is InputRecord => record.record === 'input');
}

function tree(folder: string): readonly string[] {
  return existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]).filter((name) => statSync(join(folder, name)).isFile()).sort() : [];
}

describe('a run', () => {
  it('writes outputs by their new identifiers and records both digests', async () => {
    const folder = study({ 'DOE^JANE/1.dcm': 'DICOM one body', '2.dcm': 'DICOM two body' });
    expect(await run(folder)).toMatchObject({ kind: 'finished', counts: { inputs: 2, released: 2 } });
    expect(tree(join(folder, 'out'))).toEqual(['p/s/e/one.dcm', 'p/s/e/two.dcm']);
    expect(readFileSync(join(folder, 'out/p/s/e/one.dcm'), 'latin1')).toBe('DE-ID one body');
    expect(records(folder).find(({ input }) => input === 'DOE^JANE/1.dcm')).toMatchObject({
      outcome: 'released',
      reason: null,
      output: 'p/s/e/one.dcm',
      inputSha256: sha256('DICOM one body'),
      outputSha256: sha256('DE-ID one body'),
      rules: { 7: 2 },
    });
    expect(journal(folder).map(({ record }) => record)).toEqual(['run', 'input', 'input', 'end']);
  });

  it('keeps what is refused in a private quarantine, untouched, and says why', async () => {
    const folder = study({ 'a/bad.dcm': 'DICOM x refuse' });
    expect(await run(folder)).toMatchObject({ kind: 'finished', counts: { released: 0, quarantined: 1, reasons: { 'quarantined truncated': 1 } } });
    const copy = join(folder, 'kept/truncated/a/bad.dcm');
    expect(readFileSync(copy, 'latin1')).toBe('DICOM x refuse');
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    for (const part of ['kept', 'kept/truncated', 'kept/truncated/a']) expect(statSync(join(folder, part)).mode & 0o777).toBe(0o700);
    expect(tree(join(folder, 'kept'))).toEqual(['notice.json', 'notice.md', 'truncated/a/bad.dcm']);
    expect(readFileSync(join(folder, 'kept/notice.md'), 'utf8')).toContain('- `a/bad.dcm`: the file ends early (offset 12)');
    expect(tree(join(folder, 'out'))).toEqual([]);
  });

  it('names every entry of the inputs, whatever it is', async () => {
    const folder = study({ 'notes.txt': 'a list of patients', 'one.dcm': 'DICOM one body' });
    symlinkSync(join(folder, 'in/one.dcm'), join(folder, 'in/link.dcm'));
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'in/')), Buffer.from([0x4d, 0xfc, 0x6c])]), 'DICOM latin body');
    await run(folder);
    expect(records(folder).map(({ input, outcome, reason }) => [input, outcome, reason])).toEqual([
      ['M\\xfcl', 'released', null],
      ['link.dcm', 'rejected', 'link'],
      ['notes.txt', 'rejected', 'not-dicom'],
      ['one.dcm', 'released', null],
    ]);
  });

  it('goes on after an error of the program, and tells nothing of its message', async () => {
    const folder = study({ '1.dcm': 'DICOM one throw-DOE^JANE', '2.dcm': 'DICOM two body' });
    expect(await run(folder)).toMatchObject({ kind: 'finished', counts: { released: 1, quarantined: 1 } });
    expect(tree(join(folder, 'kept'))).toContain('internal-error/1.dcm');
    for (const told of [join(folder, 'journal.jsonl'), join(folder, 'kept/notice.md'), join(folder, 'kept/notice.json')]) expect(readFileSync(told, 'utf8')).not.toContain('DOE^JANE');
  });

  it('never writes outside the output folder', async () => {
    const folder = study({ '1.dcm': 'DICOM one escape' });
    expect(await run(folder)).toMatchObject({ counts: { released: 0, reasons: { 'quarantined internal-error': 1 } } });
    expect(tree(folder)).toEqual(['in/1.dcm', 'journal.jsonl', 'kept/internal-error/1.dcm', 'kept/notice.json', 'kept/notice.md']);
  });

  it('gives a second instance with the same UID a name of its own, and a copy of the first none', async () => {
    const folder = study({ '1.dcm': 'DICOM same first', '2.dcm': 'DICOM same other', '3.dcm': 'DICOM same first' });
    await run(folder);
    const other = `p/s/e/same-${sha256('DE-ID same other').slice(0, 8)}.dcm`;
    expect(tree(join(folder, 'out'))).toEqual([other, 'p/s/e/same.dcm']);
    expect(records(folder).map(({ output }) => output)).toEqual(['p/s/e/same.dcm', other, 'p/s/e/same.dcm']);
  });

  it('writes nothing in a dry run, and counts the same', async () => {
    const folder = study({ '1.dcm': 'DICOM one body', '2.dcm': 'DICOM two refuse' });
    expect(await run(folder, { dryRun: true })).toMatchObject({ kind: 'finished', counts: { released: 1, quarantined: 1 } });
    expect(tree(folder)).toEqual(['in/1.dcm', 'in/2.dcm']);
  });

  it('deflates what belongs deflated and pads it to an even length', async () => {
    const folder = study({ '1.dcm': `DICOM one deflate${'x'.repeat(100_001)}` });
    await run(folder);
    const output = readFileSync(join(folder, 'out/p/s/e/one.dcm'));
    expect(output.subarray(0, 6).toString('latin1')).toBe('DE-ID ');
    expect((output.length - 6) % 2).toBe(0);
    expect(inflateRawSync(output.subarray(6)).toString('latin1')).toBe(`one deflate${'x'.repeat(100_001)}`);
    expect(records(folder)[0]?.outputSha256).toBe(sha256(output));
  });

  it('reads a file beyond the limit by ranges, with the same result', async () => {
    const large = Buffer.concat([Buffer.from('DICOM large body '), Buffer.alloc(40 << 20, 5)]);
    const folder = study({ '1.dcm': large });
    await run(folder);
    const output = readFileSync(join(folder, 'out/p/s/e/large.dcm'));
    expect(output.equals(Buffer.concat([Buffer.from('DE-ID '), large.subarray(6)]))).toBe(true);
    expect(records(folder)[0]).toMatchObject({ inputSha256: sha256(large), outputSha256: sha256(output) });
  });

  it('leaves no part behind, and removes those of a run that was cut off', async () => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    await run(folder);
    writeFileSync(join(folder, 'out/.anonc-0-3.part'), 'half a file');
    await run(folder, { resume: true });
    expect(tree(join(folder, 'out'))).toEqual(['p/s/e/one.dcm']);
  });
});

describe('a run that goes on', () => {
  it('leaves alone what stands, and does again what changed, is new or is gone', async () => {
    const folder = study({ 'same.dcm': 'DICOM same body', 'gone.dcm': 'DICOM gone body', 'changed.dcm': 'DICOM changed body', 'bad.dcm': 'DICOM bad refuse' });
    await run(folder);
    rmSync(join(folder, 'out/p/s/e/gone.dcm'));
    writeFileSync(join(folder, 'in/changed.dcm'), 'DICOM newer body');
    writeFileSync(join(folder, 'in/new.dcm'), 'DICOM new body');
    const before = records(folder).length;
    expect(await run(folder, { resume: true })).toMatchObject({ kind: 'finished', counts: { inputs: 5, released: 4, quarantined: 1, skipped: 2 } });
    expect(records(folder).slice(before).map(({ input }) => input)).toEqual(['changed.dcm', 'gone.dcm', 'new.dcm']);
  });

  it('goes on after a record that a crash cut in half', async () => {
    const folder = study({ '1.dcm': 'DICOM one body', '2.dcm': 'DICOM two body' });
    await run(folder);
    const path = join(folder, 'journal.jsonl');
    const second = readFileSync(path, 'utf8').split('\n').slice(0, 3).join('\n').length;
    truncateSync(path, second - 20);
    expect(await run(folder, { resume: true })).toMatchObject({ kind: 'finished', counts: { released: 2, skipped: 1 } });
    expect(tree(join(folder, 'out'))).toEqual(['p/s/e/one.dcm', 'p/s/e/two.dcm']);
  });

  it('is refused without --resume, with another plan, with another key, and after the journal was changed', async () => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    await run(folder);
    expect(await run(folder)).toMatchObject({ kind: 'refused', why: 'usage' });
    expect(await run(folder, { resume: true, plan: { digest: 'b'.repeat(64) } as Plan })).toMatchObject({ kind: 'refused', why: 'integrity' });
    expect(await run(folder, { resume: true, keys: deriveKeys(Buffer.alloc(32, 2), null) })).toMatchObject({ kind: 'refused', why: 'integrity' });
    const path = join(folder, 'journal.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"outcome":"released"', '"outcome":"rejected"'));
    expect(await run(folder, { resume: true })).toMatchObject({ kind: 'refused', why: 'integrity' });
  });

  it('is refused while another run is at it', async () => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    writeFileSync(join(folder, 'journal.jsonl.lock'), 'elsewhere 12\n');
    expect(await run(folder)).toMatchObject({ kind: 'refused', why: 'busy' });
  });

  it('stops when it is told to and can be taken up again', async () => {
    const folder = study(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.dcm`, `DICOM i${index} body`])));
    const stop = new AbortController();
    const end = await run(folder, { stop: stop.signal, onProgress: () => stop.abort() });
    expect(end).toMatchObject({ kind: 'interrupted', counts: { released: 32 } });
    expect(tree(join(folder, 'out')).every((name) => name.endsWith('.dcm'))).toBe(true);
    expect(await run(folder, { resume: true })).toMatchObject({ kind: 'finished', counts: { released: 100, skipped: 32 } });
  });
});

describe('the places of a run', () => {
  const cases: readonly (readonly [string, (folder: string) => Parameters<typeof run>[1]])[] = [
    ['outputs among the inputs', (folder) => ({ out: join(folder, 'in/out') })],
    ['inputs among the outputs', (folder) => ({ out: folder })],
    ['the quarantine in the output folder', (folder) => ({ quarantine: join(folder, 'out/kept') })],
    ['outputs in the quarantine', (folder) => ({ out: join(folder, 'kept/out') })],
    ['the quarantine among the inputs', (folder) => ({ quarantine: join(folder, 'in/kept') })],
    ['the journal in the output folder', (folder) => ({ journal: join(folder, 'out/journal.jsonl') })],
    ['the journal among the inputs', (folder) => ({ journal: join(folder, 'in/journal.jsonl') })],
    ['the key file in the output folder', (folder) => ({ keyFile: join(folder, 'out/key') })],
    ['an output folder that is a file', (folder) => ({ out: file(join(folder, 'a-file')) })],
    ['a quarantine that is a file', (folder) => ({ quarantine: file(join(folder, 'a-file')) })],
    ['a journal that is a folder', (folder) => ({ journal: madeFolder(join(folder, 'a-folder')) })],
    ['an input that is not there', (folder) => ({ inputs: [join(folder, 'nowhere')] })],
    ['an input named twice', (folder) => ({ inputs: [join(folder, 'in'), join(folder, 'in/1.dcm')] })],
  ];
  it.each(cases)('refuses %s', async (_name, request) => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    expect(await run(folder, request(folder))).toMatchObject({ kind: 'refused', why: 'usage' });
    expect(tree(folder).filter((name) => name !== 'in/1.dcm' && name !== 'a-file')).toEqual([]);
  });

  it('refuses an output folder that holds something and has no journal', async () => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/other'), '');
    expect(await run(folder)).toMatchObject({ kind: 'refused', why: 'usage' });
  });

  it('tells that it cannot write, and leaves no half a file', async () => {
    const folder = study({ '1.dcm': 'DICOM one body' });
    mkdirSync(join(folder, 'out'));
    if (process.getuid?.() === 0) {
      // Root may write anywhere, so the folder's place is taken instead.
      mkdirSync(join(folder, 'other'));
      const engine = { ...double, deidentify: (...given: Parameters<typeof double.deidentify>) => (rmSync(join(folder, 'out'), { recursive: true }), writeFileSync(join(folder, 'out'), ''), double.deidentify(...given)) };
      const end = await run(folder, {}, engine).catch((error: unknown) => error);
      expect(end).toMatchObject({ kind: 'failed', code: 'ENOTDIR' });
    } else {
      chmodSync(join(folder, 'out'), 0o500);
      expect(await run(folder)).toMatchObject({ kind: 'failed', code: 'EACCES' });
    }
    expect(records(folder)).toEqual([]);
  });
});

function file(path: string): string {
  writeFileSync(path, '');
  return path;
}

function madeFolder(path: string): string {
  mkdirSync(path);
  return path;
}
