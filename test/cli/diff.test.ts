import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

const basic = 'profile "trial" version "1.0.0"\nextends ps3.15-basic\n';

describe('`anonc diff`', () => {
  function write(name: string, text: string): string {
    const path = join(freshFolder(), name);
    writeFileSync(path, text);
    return path;
  }

  it('ends with 0 where nothing is weaker and with 1 where something is, whichever comes first', async () => {
    const [loose, strict] = [write('a.anon', basic), write('b.anon', `${basic}remove Modality\n`)];
    expect(await anonc(['diff', loose, strict])).toMatchObject({ exitCode: 0, out: expect.stringContaining('Modality\n      always: keep') as string });
    expect(await anonc(['diff', strict, loose])).toMatchObject({ exitCode: 1 });
    expect(await anonc(['diff', strict, loose, '--format', 'json'])).toMatchObject({ exitCode: 1, out: expect.stringContaining('"weaker":true') as string });
  });

  it('compares a plan with the rules it was made of', async () => {
    const rules = write('a.anon', basic);
    const plan = `${rules}.plan.json`;
    await anonc(['compile', rules, '-o', plan]);
    expect(await anonc(['diff', plan, rules])).toMatchObject({ exitCode: 0, out: 'trial 1.0.0 -> trial 1.0.0: every file is treated alike\n' });
  });

  it('ends with 2 on rules with mistakes and on what is not there', async () => {
    expect(await anonc(['diff', write('a.anon', basic), write('b.anon', 'remoove X\n')])).toMatchObject({ exitCode: 2, out: '' });
    expect(await anonc(['diff', join(freshFolder(), 'none.anon'), 'none.anon'])).toMatchObject({ exitCode: 2, out: '' });
  });
});
