import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonc, freshFolder, type Ended } from './console.js';
import { placeForTests } from './study.js';

const { at, run } = placeForTests();
beforeAll(async () => {
  await run('out');
});

function fileIn(folder: string): string {
  const entry = readdirSync(folder, { recursive: true, withFileTypes: true }).find((one) => one.isFile());
  return join(entry?.parentPath ?? '', entry?.name ?? '');
}

/** A copy of the release and its originals, changed by the test and then verified. */
async function verifyAfter(change: (copy: string) => void, ...more: readonly string[]): Promise<Ended> {
  const copy = freshFolder();
  for (const name of ['in', 'out', 'out-journal.jsonl']) cpSync(at(name), join(copy, name), { recursive: true });
  change(copy);
  return anonc(['verify', join(copy, 'out'), '--plan', at('plan.json'), '--originals', join(copy, 'in'), '--journal', join(copy, 'out-journal.jsonl'), ...more]);
}

describe('`anonc verify`', () => {
  it('ends with 0 when nothing is found, and writes the report', async () => {
    const report = join(freshFolder(), 'report.json');
    const { exitCode, out, error } = await verifyAfter(() => undefined, '--json', report);
    expect({ exitCode, error, clean: out.length > 0 }, out).toEqual({ exitCode: 0, error: '', clean: true });
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ format: 'anonc-verification', verdict: 'clean' });
  });

  it('ends with 1 when something is found', async () => {
    const { exitCode, out } = await anonc(['verify', at('in'), '--plan', at('plan.json'), '--originals', at('in'), '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'findings' });
  });

  it('ends with 2 where there is nothing to judge', async () => {
    const { exitCode, error } = await anonc(['verify', freshFolder(), '--plan', at('plan.json')]);
    expect(exitCode).toBe(2);
    expect(error).toContain('nothing was judged');
  });

  const changes: readonly (readonly [string, string, (copy: string) => void])[] = [
    ['an output is not what the run wrote', '1 outputs are not what the run wrote', (copy) => flip(fileIn(join(copy, 'out')))],
    ['an output is in no record', '1 outputs stand in no record', (copy) => cpSync(fileIn(join(copy, 'out')), join(copy, 'out/extra.dcm'))],
    ['an output is gone', '1 outputs of the journal are not there', (copy) => rmSync(fileIn(join(copy, 'out')))],
    ['an original is not what the run read', '1 originals are not what the run read', (copy) => flip(fileIn(join(copy, 'in')))],
    ['an original is gone', '1 originals of the journal are not there', (copy) => rmSync(fileIn(join(copy, 'in')))],
    ['a line of the journal was changed', 'of the journal does not hold', (copy) => edit(join(copy, 'out-journal.jsonl'), (text) => text.replace('"released"', '"rejected"'))],
  ];
  it.each(changes)('ends with 4 when %s', async (_name, message, change) => {
    const { exitCode, error } = await verifyAfter(change);
    expect({ exitCode, error }).toEqual({ exitCode: 4, error: expect.stringContaining(message) as string });
  });

  it('ends with 4 when the journal is of another plan', async () => {
    writeFileSync(at('other.anon'), 'profile "other" version "1.0.0"\n\nextends ps3.15-basic\n');
    await anonc(['compile', at('other.anon'), '-o', at('other.json')]);
    expect(await anonc(['verify', at('out'), '--plan', at('other.json'), '--journal', at('out-journal.jsonl')])).toMatchObject({ exitCode: 4 });
  });
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
