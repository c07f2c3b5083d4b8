import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';
import { placeForTests } from './study.js';

const { at, run } = placeForTests();

beforeAll(async () => {
  await run('out', '--journal', at('journal.jsonl'));
});

const risk = (...more: readonly string[]): ReturnType<typeof anonc> => anonc(['risk', at('out'), '--plan', at('plan.json'), ...more]);

describe('`anonc risk`', () => {
  it('ends with 1 where a threshold is not met, and writes what it is asked for', async () => {
    const folder = freshFolder();
    const [json, page, offenders] = [join(folder, 'risk.json'), join(folder, 'risk.html'), join(folder, 'offenders.txt')];
    const { exitCode, out, error } = await risk('--json', json, '--report', page, '--offenders', offenders);
    expect({ exitCode, error }).toEqual({ exitCode: 1, error: '' });
    expect(out).toContain('risk of re-identification: the stated thresholds are not met');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ format: 'anonc-risk', verdict: 'fail', counts: { persons: 1 } });
    expect(readFileSync(page, 'utf8')).toContain('<section class="risk">');
    expect(readFileSync(offenders, 'utf8')).toContain('the only person');
  });

  it('writes nobody who stands out unless it is asked to', async () => {
    const folder = freshFolder();
    await risk('--json', join(folder, 'risk.json'));
    expect(existsSync(join(folder, 'offenders.txt'))).toBe(false);
  });

  it('prints the same JSON as it writes', async () => {
    const json = join(freshFolder(), 'risk.json');
    const { out } = await risk('--json', json, '--format', 'json');
    expect(out).toBe(readFileSync(json, 'utf8'));
  });

  it.each([
    ['has a row too short', 'PatientSex,PatientAge\nF\n'],
    ['has no row', 'PatientSex\n'],
    ['names a column twice', 'PatientSex,PatientSex\nF,M\n'],
  ])('ends with 2 where the table of the population %s', async (_name, text) => {
    const table = join(freshFolder(), 'population.csv');
    writeFileSync(table, text);
    expect(await risk('--population', table)).toMatchObject({ exitCode: 2 });
  });

  it('ends with 2 where there is no such table or folder', async () => {
    expect(await risk('--population', at('nothing.csv'))).toMatchObject({ exitCode: 2 });
    expect(await anonc(['risk', at('nothing'), '--plan', at('plan.json')])).toMatchObject({ exitCode: 2 });
  });

  it('ends with 4 where an output is not what the journal says', async () => {
    const journal = join(freshFolder(), 'journal.jsonl');
    writeFileSync(journal, readFileSync(at('journal.jsonl'), 'utf8').replace('"released"', '"rejected"'));
    expect(await risk('--journal', journal)).toMatchObject({ exitCode: 4 });
  });

  it('shows a bar on a terminal once it takes longer than a second', async () => {
    let now = 0;
    const { error } = await anonc(['risk', at('out'), '--plan', at('plan.json')], { errorIsTerminal: true, now: () => new Date((now += 700)) });
    expect(error).toMatch(/reading outputs \[[#.]{20}\] \d+\/\d+ files/);
  });
});
