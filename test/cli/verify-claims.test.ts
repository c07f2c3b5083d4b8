import { describe, expect, it, beforeAll } from 'vitest';
import { anonc } from './console.js';
import { placeForTests } from './study.js';

const { at, run } = placeForTests();
beforeAll(async () => {
  await run('out');
});

describe('`anonc verify --claims`', () => {
  const claim = 'ps3.15-basic with retain-modified-dates';

  it('ends with 0 where the outputs hold to what is claimed, and says what a claim leaves open', async () => {
    const { exitCode, out } = await anonc(['verify', at('out'), '--claims', claim]);
    expect(exitCode, out).toBe(0);
    expect(out).toContain('judged by the claim');
  });

  it('ends with 1 where more was kept than is claimed', async () => {
    const { exitCode, out } = await anonc(['verify', at('out'), '--claims', 'ps3.15-basic', '--format', 'json']);
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly obligation: string; readonly kind: string }[] };
    expect(exitCode).toBe(1);
    expect(findings.map(({ obligation, kind }) => `${obligation}/${kind}`)).toContain('stated-methods/beyond-claim');
  });

  it('ends with 1 for a study that nobody de-identified', async () => {
    const { exitCode, out } = await anonc(['verify', at('in'), '--claims', claim, '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'findings', planDigest: null, profile: { name: claim } });
  });

  it.each([
    ['an unknown claim', ['--claims', 'nothing-of-the-kind']],
    ['an unknown option of a claim', ['--claims', 'ps3.15-basic with retain-everything']],
    ['neither a plan nor a claim', []],
    ['both', ['--claims', claim, '--plan', 'plan.json']],
    ['originals beside a claim', ['--claims', claim, '--originals', 'in']],
  ])('ends with 2 for %s', async (_name, args) => {
    expect(await anonc(['verify', at('out'), ...args])).toMatchObject({ exitCode: 2 });
  });
});
