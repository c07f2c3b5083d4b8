import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/base/canonical-json.js';
import { digestOf } from '../../src/compiler/lower/digest.js';
import type { Plan } from '../../src/compiler/lower/plan.js';
import { anonc, freshFolder } from './console.js';
import { placeForTests, writeStudy } from './study.js';

const { at, run } = placeForTests();

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('`anonc run` and `anonc show`', () => {
  it('refuse a plan whose proofs do not hold, though its digest does', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'p.anon'), 'profile "t" version "1"\nextends ps3.15-basic\nclaims ps3.15-basic\n');
    const path = join(folder, 'plan.json');
    expect(await anonc(['compile', join(folder, 'p.anon'), '-o', path])).toMatchObject({ exitCode: 0 });
    expect(await anonc(['show', path])).toMatchObject({ exitCode: 0 });
    const plan = JSON.parse(readFileSync(path, 'utf8')) as Plan;
    const changedAction = plan.tables.attributes.find(({ tag }) => tag === '00100010')?.decision[0]?.action;
    const actions = plan.tables.actions.map((each, index) => (index === changedAction ? { ...each, action: { kind: 'keep' as const } } : each));
    const changed = { ...plan, tables: { ...plan.tables, actions } };
    writeFileSync(path, JSON.stringify({ ...changed, digest: digestOf(changed as unknown as Json) }));
    for (const args of [['show', path], ['run', path, at('in'), '--out', join(folder, 'out'), '--key-file', at('key')]]) {
      expect(await anonc(args)).toMatchObject({ exitCode: 4, error: expect.stringContaining('a proof of the plan does not hold: ps3.15-basic') as string });
    }
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('run loads no parser to check them', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gm)) {
        if (name.startsWith('.')) follow(join(dirname(file), name.replace(/\.js$/, '.ts')));
        else packages.add(name);
      }
    };
    follow(join(import.meta.dirname, '../../src/cli/commands/run.ts'));
    expect([...seen].some((file) => file.endsWith('prove/recheck.ts'))).toBe(true);
    expect([...packages].filter((name) => name.includes('chevrotain'))).toEqual([]);
    expect([...seen].filter((file) => /\/compiler\/(parse|check|format)\//.test(file))).toEqual([]);
  });
});

describe('`anonc run`', () => {
  it('ends with 0 when everything is released, and says so', async () => {
    const inputs = filesIn(at('in')).length;
    const { exitCode, out } = await run('clean');
    expect({ exitCode, out }).toEqual({ exitCode: 0, out: `${inputs} inputs\n  released    ${String(inputs).padStart(8)}\n  quarantined        0\n  rejected           0\n` });
    expect(filesIn(at('clean'))).toHaveLength(inputs);
    expect(existsSync(at('clean-quarantine'))).toBe(false);
    expect(readFileSync(at('clean-journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(inputs + 2);
  });

  it('prints the counts for programs', async () => {
    const { out } = await run('json', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ format: 'anonc-run', end: 'finished', counts: { quarantined: 0, skipped: 0 } });
  });

  it('gives the same bytes and names under the same key, and others under another', async () => {
    await run('once');
    await run('twice');
    await anonc(['key', 'new', at('other-key')]);
    await anonc(['run', at('plan.json'), at('in'), '--out', at('other'), '--key-file', at('other-key')]);
    expect(filesIn(at('twice')).toSorted()).toEqual(filesIn(at('once')).toSorted());
    expect(filesIn(at('other')).filter((name) => filesIn(at('once')).includes(name))).toEqual([]);
  });

  it('ends with 3 when something is kept back, and with 0 when something among the inputs is no DICOM', async () => {
    const folder = freshFolder();
    writeStudy(join(folder, 'in'));
    writeFileSync(join(folder, 'in/notes.txt'), 'what the site wrote down');
    const go = (out: string): ReturnType<typeof anonc> => anonc(['run', at('plan.json'), join(folder, 'in'), '--out', join(folder, out), '--key-file', at('key')]);
    expect(await go('first')).toMatchObject({ exitCode: 0, out: expect.stringContaining('rejected           1  not-dicom 1') as string });
    const whole = readdirSync(join(folder, 'in'), { recursive: true, withFileTypes: true }).find((entry) => entry.isFile() && entry.name !== 'notes.txt');
    const path = join(whole?.parentPath ?? '', whole?.name ?? '');
    writeFileSync(path, readFileSync(path).subarray(0, -7));
    expect(await go('second')).toMatchObject({ exitCode: 3 });
    expect(filesIn(join(folder, 'second-quarantine'))).toContain(whole?.name);
  });

  it('ends with 3 when nothing at all was released, and with 2 when there is no input', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'in'));
    const go = (out: string): ReturnType<typeof anonc> => anonc(['run', at('plan.json'), join(folder, 'in'), '--out', join(folder, out), '--key-file', at('key')]);
    expect(await go('first')).toMatchObject({ exitCode: 2 });
    writeFileSync(join(folder, 'in/notes.txt'), 'nothing but this');
    expect(await go('second')).toMatchObject({ exitCode: 3 });
  });

  it('writes nothing in a dry run', async () => {
    expect(await run('dry', '--dry-run')).toMatchObject({ exitCode: 0, out: expect.stringContaining('nothing was written') as string });
    for (const name of ['dry', 'dry-quarantine', 'dry-journal.jsonl']) expect(existsSync(at(name))).toBe(false);
  });

  it('goes on where an earlier run ended', async () => {
    await run('again');
    expect(await run('again')).toMatchObject({ exitCode: 2, error: expect.stringContaining('--resume') as string });
    expect(await run('again', '--resume')).toMatchObject({ exitCode: 0, out: expect.stringContaining('of them done before') as string });
  });

  it('ends with 4 when the journal is of another key or does not hold', async () => {
    await run('mine');
    await anonc(['key', 'new', at('their-key')]);
    expect(await anonc(['run', at('plan.json'), at('in'), '--out', at('mine'), '--key-file', at('their-key'), '--resume'])).toMatchObject({ exitCode: 4 });
    const journal = at('mine-journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"released"', '"rejected"'));
    expect(await run('mine', '--resume')).toMatchObject({ exitCode: 4 });
  });

  it('ends with 4 when the plan is not what was compiled', async () => {
    const plan = readFileSync(at('plan.json'), 'utf8');
    writeFileSync(at('changed.json'), plan.replace('"kind":"remove"', '"kind":"keep"'));
    expect(await anonc(['run', at('changed.json'), at('in'), '--out', at('changed'), '--key-file', at('key')])).toMatchObject({ exitCode: 4 });
    expect(existsSync(at('changed'))).toBe(false);
  });

  it('stops without a key and says how to make one; with a rule file, how to compile it', async () => {
    expect(await anonc(['run', at('plan.json'), at('in'), '--out', at('keyless')])).toMatchObject({ exitCode: 2, error: expect.stringContaining('anonc key new') as string });
    expect(await anonc(['run', at('trial.anon'), at('in'), '--out', at('keyless'), '--key-file', at('key')])).toMatchObject({ exitCode: 2, error: expect.stringContaining('anonc compile') as string });
    expect(existsSync(at('keyless'))).toBe(false);
  });

  it('takes the key from the environment', async () => {
    const key = readFileSync(at('key'), 'utf8').trim();
    await run('by-file');
    expect(await anonc(['run', at('plan.json'), at('in'), '--out', at('by-variable')], { environment: (name) => (name === 'ANONC_KEY' ? key : undefined) })).toMatchObject({ exitCode: 0 });
    expect(filesIn(at('by-variable')).toSorted()).toEqual(filesIn(at('by-file')).toSorted());
  });

  it('refuses a number of workers that is none', async () => {
    for (const workers of ['0', '-1', '1.5', 'many']) expect(await run('workers', '--workers', workers)).toMatchObject({ exitCode: 2 });
  });

  it('tells no input path', async () => {
    const { out, error } = await run('quiet');
    for (const name of filesIn(at('in'))) expect(`${out}${error}`).not.toContain(name);
  });
});

describe('`anonc run` by rules that name a secret', () => {
  const planOf = async (folder: string, secret: string): Promise<string> => {
    const path = join(folder, `${secret}.plan.json`);
    writeFileSync(join(folder, `${secret}.anon`), `profile "trial" version "1.0"\nextends ps3.15-basic\nclaims ps3.15-basic\nsecret ${secret}\n`);
    expect(await anonc(['compile', join(folder, `${secret}.anon`), '-o', path])).toMatchObject({ exitCode: 0 });
    return path;
  };

  it('wants the key of that name and takes no other', async () => {
    const folder = freshFolder();
    const plan = await planOf(folder, 'study-key');
    const go = (...more: readonly string[]): ReturnType<typeof anonc> => anonc(['run', plan, at('in'), '--out', join(folder, 'out'), ...more]);
    await anonc(['key', 'new', join(folder, 'site.key'), '--secret', 'site-key']);
    await anonc(['key', 'new', join(folder, 'study.key'), '--secret', 'study-key']);
    expect(await go()).toMatchObject({ exitCode: 2, error: expect.stringContaining('set ANONC_KEY_STUDY_KEY') as string });
    expect(await go('--key-file', at('key'))).toMatchObject({ exitCode: 2, error: expect.stringContaining('does not say whose key it is') as string });
    expect(await go('--key-file', join(folder, 'site.key'))).toMatchObject({ exitCode: 2, error: expect.stringContaining('is that of the secret `site-key`') as string });
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(await go('--key-file', join(folder, 'study.key'))).toMatchObject({ exitCode: 0 });
    expect(await anonc(['verify', join(folder, 'out'), '--plan', plan, '--originals', at('in'), '--journal', join(folder, 'out-journal.jsonl')])).toMatchObject({ exitCode: 0 });
  });

  it('makes other identifiers of the same digits under another name', async () => {
    const folder = freshFolder();
    for (const secret of ['study-key', 'site-key']) {
      const plan = await planOf(folder, secret);
      expect(await anonc(['run', plan, at('in'), '--out', join(folder, secret), '--key-file', `${secret}=${at('key')}`])).toMatchObject({ exitCode: 0 });
    }
    const [study, site] = ['study-key', 'site-key'].map((secret) => filesIn(join(folder, secret)));
    expect(study).toHaveLength(site?.length ?? 0);
    expect(study?.filter((name) => site?.includes(name))).toEqual([]);
  });
});
