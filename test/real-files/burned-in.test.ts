import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compile } from '../../src/compiler/index.js';
import { ByteWindow } from '../../src/runtime/dicom/byte-window.js';
import { readFileHead } from '../../src/runtime/dicom/file-head.js';
import { deidentify, MemorySpool, openRedactor, prepare } from '../../src/runtime/index.js';
import type { Box } from '../../src/runtime/pixels/image.js';
import { pixelWork, type PixelRequest } from '../../src/runtime/pixels/request.js';
import { scanImage } from '../../src/runtime/pixels/scan-image.js';
import { burnedInLines } from './burned-in-lines.js';
import { shippedLibrary } from '../compiler/library.js';
import { describeWithRealFiles } from '../real-files.js';
import { testKeys } from '../runtime/plan.js';

const identifying: readonly string[] = ['name', 'id', 'date', 'dob', 'accession', 'institution'];

/** The share of a line's pixels that the boxes cover. */
function covered({ x0, y0, x1, y1 }: Box, boxes: readonly Box[]): number {
  let count = 0;
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) if (boxes.some((box) => x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1)) count += 1;
  return count / ((x1 - x0) * (y1 - y0));
}

const plan = compile({ name: 'p.anon', text: 'profile "p" version "1"\nextends ps3.15-basic with clean-pixel-data\n' }, shippedLibrary()).plan;

/** What the plan asks of a file; of files that are no complete objects, what it would ask of their picture. */
function requestOf(bytes: Buffer): PixelRequest | null {
  if (plan === null) throw new Error('the option clean-pixel-data does not compile');
  const prepared = prepare(plan);
  const outcome = deidentify(prepared, bytes, testKeys);
  if (outcome.kind === 'refused' && outcome.pixels !== undefined) return outcome.pixels;
  if (outcome.kind === 'edited') return null;
  const head = readFileHead(new ByteWindow(bytes));
  const scanned = scanImage(new ByteWindow(bytes), head.bodyOffset, head.encoding, () => false);
  // nobody knows what such a file is, so everything is looked for in it
  const work = pixelWork(plan, plan.tables.conditions.map(() => false));
  const looking = plan.tables.detect.slice(0, 1);
  return work === null ? null : { source: bytes, transferSyntax: head.transferSyntax, encoding: head.encoding, scanned, series: '', ...work, looking, overlayLooking: looking, clearsOverlayBits: false };
}

describeWithRealFiles('burned-in text under basic with clean-pixel-data', (dir) => {
  const lines = burnedInLines(dir);
  const paths = [...new Set(lines.map(({ path }) => path))];
  const redactor = openRedactor();
  const tally = new Map<string, { lines: number; black: number; held: number }>();
  const perFile: string[] = [];
  afterAll(async () => {
    await redactor.close();
    console.log(perFile.join('\n'));
    console.log([...tally].map(([kind, { lines: all, black, held }]) => `${kind.padEnd(12)} ${black} of ${all} made black, ${held} more held for a person`).join('\n'));
  });

  it.each(paths)('%s: every line that says who somebody is becomes black, or the file waits for a person', { timeout: 120_000 }, async (path) => {
    const bytes = readFileSync(join(dir, path));
    const request = requestOf(bytes);
    const made = request === null ? null : await redactor.redact(request, { openSpool: () => new MemorySpool(), redactDoubts: false, pulse: () => undefined });
    if (made?.kind === 'refused') throw new Error(made.message);
    const own = lines.filter((one) => one.path === path);
    const isCovered = (line: (typeof own)[number]): boolean => made !== null && covered(line, made.redaction.boxes) >= 0.9;
    const [told, others] = [own.filter(({ kind }) => identifying.includes(kind)), own.filter(({ kind }) => !identifying.includes(kind))];
    perFile.push(`${path.split('/').at(-1) ?? path}: identifying ${told.filter(isCovered).length} of ${told.length}, other ${others.filter(isCovered).length} of ${others.length}, ${made?.doubts.length ?? 0} in doubt`);
    for (const line of own) {
      const count = tally.get(line.kind) ?? { lines: 0, black: 0, held: 0 };
      const isBlack = isCovered(line);
      const isHeld = made !== null && made.doubts.length > 0;
      tally.set(line.kind, { lines: count.lines + 1, black: count.black + Number(isBlack), held: count.held + Number(!isBlack && isHeld) });
      if (identifying.includes(line.kind)) expect(isBlack || isHeld, `${line.kind} at ${line.x0}, ${line.y0}`).toBe(true);
    }
  });

  it('of lines that say who somebody is 99 of 100 become black without a person', () => {
    const counts = [...tally].filter(([kind]) => identifying.includes(kind)).map(([, count]) => count);
    const all = counts.reduce((sum, count) => sum + count.lines, 0);
    expect(all).toBeGreaterThan(50);
    expect(counts.reduce((sum, count) => sum + count.black, 0) / all).toBeGreaterThanOrEqual(0.99);
  });
});
