import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/command-line.js';

const commands = await loadCommands();

/** The built product, in an empty folder, as a person who reads the help uses it. `npm test` builds it first. */
const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
let folder = '';

function anonc(line: string): { readonly exitCode: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...line.split(' ')], { cwd: folder, encoding: 'utf8', env: { ...process.env, ANONC_KEY: '' } });
  return { exitCode: status, out: stdout, error: stderr };
}

describe('every example of the help', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // The others build on what these two write.
  const first = ['demo', 'init'];
  const lines = commands.flatMap(({ usage, examples }) => examples.map(([line, , code]) => ({ name: usage.split(' ')[0] ?? '', line: line.replace('$0 ', ''), code: code ?? 0 })));
  const ordered = [...lines].sort((a, b) => rank(a.name) - rank(b.name));
  function rank(name: string): number {
    return first.includes(name) ? first.indexOf(name) : first.length;
  }

  it.each(ordered)('`anonc $line` runs', ({ line, code }) => {
    const { exitCode, out, error } = anonc(line);
    expect(exitCode, `${out}${error}`).toBe(code);
  });

  it('leaves a report that says clean', () => {
    expect(JSON.parse(readFileSync(join(folder, 'demo-out/report.json'), 'utf8'))).toMatchObject({ verdict: 'clean' });
  });

  it('is made anew by another demo, and only where the demo was before', () => {
    expect(anonc('demo').exitCode).toBe(0);
    expect(anonc('demo .').exitCode).toBe(2);
  });
});
