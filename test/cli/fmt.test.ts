import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/cli/host.js';
import { anonc, freshFolder } from './console.js';

const untidy = 'profile "a" version "1.0.0" # said\nremove   PatientName,PatientID\n';
const tidy = 'profile "a" version "1.0.0"  # said\nremove PatientName, PatientID\n';

function fileWith(text: string): string {
  const path = join(freshFolder(), 'rules.anon');
  writeFileSync(path, text);
  return path;
}

describe('`anonc fmt`', () => {
  it('writes the canonical layout, and then finds nothing to change', async () => {
    const path = fileWith(untidy);
    expect(await anonc(['fmt', path])).toMatchObject({ exitCode: 0, out: `formatted \`${path}\`\n` });
    expect(readFileSync(path, 'utf8')).toBe(tidy);
    expect(await anonc(['fmt', path])).toMatchObject({ exitCode: 0, out: 'nothing to change in the file\n' });
  });

  it('leaves no other file behind, and permissions and links as they were', async () => {
    const path = fileWith(untidy);
    chmodSync(path, 0o640);
    const link = join(path, '../link.anon');
    symlinkSync('rules.anon', link);
    await anonc(['fmt', link]);
    expect(readFileSync(path, 'utf8')).toBe(tidy);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(path, '..')).sort()).toEqual(['link.anon', 'rules.anon']);
  });

  it('with --check ends with 1 and changes nothing', async () => {
    const path = fileWith(untidy);
    expect(await anonc(['fmt', '--check', path])).toMatchObject({ exitCode: 1, out: `\`${path}\` is not formatted\n` });
    expect(readFileSync(path, 'utf8')).toBe(untidy);
    expect(await anonc(['fmt', '--check', fileWith(tidy)])).toMatchObject({ exitCode: 0, out: 'the file in the canonical layout\n' });
  });

  it('with --diff shows what would change', async () => {
    const path = fileWith(untidy);
    const { exitCode, out } = await anonc(['fmt', '--diff', path]);
    expect(exitCode).toBe(1);
    expect(out).toBe(
      `--- ${path}\n+++ ${path}\n@@ -1,2 +1,2 @@\n-profile "a" version "1.0.0" # said\n-remove   PatientName,PatientID\n+profile "a" version "1.0.0"  # said\n+remove PatientName, PatientID\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe(untidy);
  });

  it('refuses what does not parse, with the mistake, and changes no other file either', async () => {
    const [broken, other] = [fileWith('remoove PatientName\n'), fileWith(untidy)];
    const { exitCode, out, error } = await anonc(['fmt', other, broken]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(error).toContain('error[ANC1');
    expect(readFileSync(other, 'utf8')).toBe(untidy);
  });

  it('formats rules whose names are not known yet', async () => {
    expect(await anonc(['fmt', fileWith('remove   NoSuchAttribute\n')])).toMatchObject({ exitCode: 0 });
  });
});

describe('every rule file that is shipped', () => {
  const host = nodeHost();
  it.each(host.filesUnder(host.rulesFolder).filter((file) => file.endsWith('.anon')))('is in the canonical layout: %s', async (file) => {
    expect(await anonc(['fmt', '--check', '--diff', join(host.rulesFolder, file)])).toMatchObject({ exitCode: 0, out: '' });
  });
});
