import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

describe('`anonc export --matrix`', () => {
  it('writes a page or a table, to a file or to the terminal', async () => {
    const folder = freshFolder();
    await anonc(['init', folder]);
    const profile = join(folder, 'profile.anon');
    const page = join(folder, 'matrix.html');
    expect(await anonc(['export', profile, '--matrix', 'html', '-o', page])).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^wrote .*: \d+ rows\n$/) as string });
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect(await anonc(['export', profile, '--matrix', 'csv'])).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^tag,attribute,/) as string });
  });

  it('wants to know which', async () => {
    expect(await anonc(['export', 'profile.anon'])).toMatchObject({ exitCode: 2, out: '', error: expect.stringContaining('missing: `--matrix`') as string });
  });
});
