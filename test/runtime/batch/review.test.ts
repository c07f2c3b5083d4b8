import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printDecisions, type Verdict } from '../../../src/runtime/batch/decisions.js';
import type { Engine } from '../../../src/runtime/batch/engine.js';
import type { InputRecord, JournalRecord } from '../../../src/runtime/batch/journal.js';
import type { Box } from '../../../src/runtime/pixels/image.js';
import { implicitLittle } from '../../../src/runtime/dicom/encoding.js';
import type { PixelRequest, Redaction } from '../../../src/runtime/pixels/request.js';
import { double, freshFolder, run, sha256 } from './double.js';

const box: Box = { x0: 1, y0: 2, x1: 30, y1: 12 };
const unchanged: Redaction = { pixelData: null, attributes: new Map(), transferSyntax: '1.2.840.10008.1.2.1', boxes: [] };

/** Every file has pixels in which something may be text; what is made of it stands in the output. */
const doubting: Engine = {
  ...double,
  deidentify(prepared, source, keys, options) {
    const outcome = double.deidentify(prepared, source, keys, options);
    if (outcome.kind === 'refused' || options?.redaction !== undefined) return outcome;
    const request: PixelRequest = { source, transferSyntax: unchanged.transferSyntax, encoding: implicitLittle, series: '1.2', scanned: { root: { lookup: () => null, element: null }, hasPixels: true, declared: null, overlays: [] }, regions: [], looking: [], overlayLooking: [], clearsOverlayBits: false };
    return { kind: 'refused', reason: 'pixels-not-redacted', message: 'nothing was redacted', place: null, pixels: request };
  },
  openRedactor: () => ({
    redact: (_request, { redactDoubts }) => Promise.resolve({ kind: 'redacted', redaction: { ...unchanged, boxes: redactDoubts ? [box] : [] }, doubts: [box], picture: Buffer.from('a picture') }),
    redactNow: () => null,
    close: () => Promise.resolve(),
  }),
};

function doubtfulStudy(): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in/a.dcm'), 'DICOM one body');
  return folder;
}

function decide(folder: string, verdict: Verdict, content = 'DICOM one body'): void {
  writeFileSync(join(folder, 'kept/decisions.json'), printDecisions([{ inputSha256: sha256(content), input: 'a.dcm', verdict, because: 'a ruler', decided: '2026-01-01T00:00:00.000Z' }]));
}

function last(folder: string): InputRecord | undefined {
  const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JournalRecord);
  return lines.filter((record): record is InputRecord => record.record === 'input').at(-1);
}

describe('an image in doubt', () => {
  it('is held for a person, with a picture that its owner alone may see, and a notice that says what to do', async () => {
    const folder = doubtfulStudy();
    expect(await run(folder, {}, doubting)).toMatchObject({ kind: 'finished', counts: { released: 0, review: 1, quarantined: 0 } });
    expect(readFileSync(join(folder, 'kept/text-in-doubt/a.dcm'), 'latin1')).toBe('DICOM one body');
    expect(statSync(join(folder, 'kept/pictures/a.dcm.png')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'kept/notice.md'), 'utf8')).toContain('anonc review');
    expect(last(folder)).toMatchObject({ outcome: 'review', reason: 'text-in-doubt', output: null });
  });

  it('stays held while nobody has decided', async () => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    expect(await run(folder, { resume: true }, doubting)).toMatchObject({ counts: { review: 1, skipped: 1 } });
  });

  it.each(['redact', 'leave'] as const)('leaves when a person decided to %s, and the journal says so', async (verdict) => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    decide(folder, verdict);
    expect(await run(folder, { resume: true }, doubting)).toMatchObject({ counts: { released: 1, review: 0 } });
    expect(last(folder)).toMatchObject({ outcome: 'released', verdict });
    expect(existsSync(join(folder, 'out/p/s/e/one.dcm'))).toBe(true);
  });

  it.each(['redact', 'leave'] as const)('is in the quarantine no more once it left by the decision to %s, while its picture and the decision stay', async (verdict) => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    decide(folder, verdict);
    await run(folder, { resume: true }, doubting);
    expect(existsSync(join(folder, 'kept/text-in-doubt'))).toBe(false);
    expect(existsSync(join(folder, 'kept/pictures/a.dcm.png'))).toBe(true);
    expect(existsSync(join(folder, 'kept/decisions.json'))).toBe(true);
    expect(existsSync(join(folder, 'in/a.dcm'))).toBe(true);
    const outcomes = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as JournalRecord).flatMap((record) => (record.record === 'input' ? [record.outcome] : []));
    expect(outcomes).toEqual(['review', 'released']);
  });

  it('stays in the quarantine where its output is gone or is another file, and goes with the next run that finds it', async () => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    decide(folder, 'leave');
    await run(folder, { resume: true }, doubting);
    const output = join(folder, 'out/p/s/e/one.dcm');
    const [released, copy] = [readFileSync(output), join(folder, 'kept/text-in-doubt/a.dcm')];
    mkdirSync(join(folder, 'kept/text-in-doubt'));
    writeFileSync(copy, 'DICOM one body');
    rmSync(join(folder, 'in/a.dcm'));
    writeFileSync(output, 'another');
    await run(folder, { resume: true }, doubting);
    expect(existsSync(copy)).toBe(true);
    writeFileSync(output, released);
    await run(folder, { resume: true }, doubting);
    expect(existsSync(copy)).toBe(false);
  });

  it('another original of its name stays in the quarantine', async () => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    decide(folder, 'leave');
    const copy = join(folder, 'kept/text-in-doubt/a.dcm');
    writeFileSync(copy, 'DICOM two body');
    await run(folder, { resume: true }, doubting);
    expect(readFileSync(copy, 'latin1')).toBe('DICOM two body');
  });

  it('is not released by a decision on another file of its name', async () => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    decide(folder, 'leave', 'DICOM another body');
    expect(await run(folder, { resume: true }, doubting)).toMatchObject({ counts: { released: 0, review: 1 } });
  });

  it('stops a run whose decisions are not what was written', async () => {
    const folder = doubtfulStudy();
    await run(folder, {}, doubting);
    writeFileSync(join(folder, 'kept/decisions.json'), '{"decisions":[{"verdict":"leave"}]}');
    expect(await run(folder, { resume: true }, doubting)).toMatchObject({ kind: 'refused', why: 'integrity' });
  });
});
