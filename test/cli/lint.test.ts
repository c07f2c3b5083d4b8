import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

async function starter(change: (text: string) => string = (text) => text): Promise<string> {
  const folder = freshFolder();
  await anonc(['init', folder]);
  const path = join(folder, 'profile.anon');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return path;
}

describe('`anonc lint`', () => {
  it('asks nothing of the starter', async () => {
    expect(await anonc(['lint', await starter()])).toEqual({ exitCode: 0, out: 'a reviewer would ask nothing\n', error: '' });
  });

  it('ends with 1 on a finding, in every format', async () => {
    const path = await starter((text) => text.replace('0.1.0', 'draft'));
    expect(await anonc(['lint', path])).toMatchObject({ exitCode: 1, out: expect.stringContaining('warning[ANC8005]') as string });
    for (const format of ['json', 'sarif', 'github']) expect(await anonc(['lint', path, '--format', format]), format).toMatchObject({ exitCode: 1, out: expect.stringContaining('ANC8005') as string });
  });

  it('ends with 2 on a file with errors, and tells them', async () => {
    const path = await starter((text) => text.replace('AccessionNumber', 'AccesionNumber').replace('0.1.0', 'draft'));
    const { exitCode, out } = await anonc(['lint', path]);
    expect(exitCode).toBe(2);
    expect(out).toContain('error[ANC2001]');
    expect(out).not.toContain('ANC8005');
  });
});
