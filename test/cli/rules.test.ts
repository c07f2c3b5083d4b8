import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

async function starter(): Promise<string> {
  const folder = freshFolder();
  await anonc(['init', folder]);
  return join(folder, 'profile.anon');
}

describe('a profile to start from', () => {
  it('has no mistakes', async () => {
    const { exitCode, out } = await anonc(['check', await starter()]);
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: 'no mistakes in the file\n' });
  });

  it('never takes the place of another', async () => {
    const path = await starter();
    writeFileSync(path, 'mine');
    expect(await anonc(['init', join(path, '..')])).toMatchObject({ exitCode: 2 });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

describe('`anonc check`', () => {
  it('ends with 2 on a mistake, in every format', async () => {
    const path = await starter();
    writeFileSync(path, readFileSync(path, 'utf8').replace('AccessionNumber', 'AccesionNumber'));
    const pretty = await anonc(['check', path]);
    expect(pretty).toMatchObject({ exitCode: 2, out: expect.stringContaining('AccessionNumber') as string });
    const json = await anonc(['check', path, '--format', 'json']);
    expect(json.exitCode).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({ format: 'anonc-diagnostics', diagnostics: [{ severity: 'error' }] });
    expect(await anonc(['check', path, '--format', 'github'])).toMatchObject({ exitCode: 2, out: expect.stringMatching(/^::error /) as string });
  });

  it('ends with 2 when there is no such file', async () => {
    expect(await anonc(['check', join(freshFolder(), 'none.anon')])).toMatchObject({ exitCode: 2 });
  });
});

describe('a profile that extends another of its folder', () => {
  it('is checked, compiled and explained with it', async () => {
    const folder = freshFolder();
    const path = join(folder, 'study.anon');
    writeFileSync(join(folder, 'site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\nremove PatientAge\n');
    writeFileSync(path, 'profile "study" version "1"\nextends site-rules\n');
    expect(await anonc(['check', path])).toMatchObject({ exitCode: 0 });
    expect(await anonc(['explain', path, 'PatientAge'])).toMatchObject({ exitCode: 0, out: expect.stringContaining('site.anon:3') as string });
    expect(await anonc(['compile', path, '-o', join(folder, 'plan.json')])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'plan.json'), 'utf8')).not.toContain(folder);
  });

  it('is told of mistakes in the other by its path', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\nremove PatientAg\n');
    writeFileSync(join(folder, 'study.anon'), 'profile "study" version "1"\nextends site-rules\n');
    expect(await anonc(['check', join(folder, 'study.anon')])).toMatchObject({ exitCode: 2, out: expect.stringContaining(`${join(folder, 'site.anon')}:3`) as string });
  });

  it('cannot put a profile of its own in place of a shipped one', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'basic.anon'), 'profile "ps3.15-basic" version "1"\nkeep unlisted\n');
    writeFileSync(join(folder, 'study.anon'), 'profile "study" version "1"\nextends ps3.15-basic\n');
    expect(await anonc(['explain', join(folder, 'study.anon'), 'PatientName'])).toMatchObject({ out: expect.stringContaining('ps3.15/basic.anon') as string });
  });
});

describe('`anonc compile`', () => {
  it('gives the same bytes for the same sources, wherever they lie', async () => {
    const plans = await Promise.all(
      [await starter(), await starter()].map(async (path) => {
        await anonc(['compile', path, '-o', `${path}.plan.json`]);
        return readFileSync(`${path}.plan.json`, 'utf8');
      }),
    );
    expect(plans[0]).toBe(plans[1]);
  });

  it('writes no plan of a profile with mistakes', async () => {
    const path = await starter();
    writeFileSync(path, 'profile "x" version "1"\nremoove PatientName\n');
    expect(await anonc(['compile', path, '-o', `${path}.plan.json`])).toMatchObject({ exitCode: 2 });
    expect(existsSync(`${path}.plan.json`)).toBe(false);
  });
});

describe('`anonc show`', () => {
  it('refuses what is no plan', async () => {
    const path = join(freshFolder(), 'plan.json');
    for (const text of ['', '{}', '[]', '{"format":"anonc-plan"}', '{"format":"anonc-plan","formatVersion":"2.0"}']) {
      writeFileSync(path, text);
      expect(await anonc(['show', path]), text).toMatchObject({ exitCode: 2 });
    }
  });
});
