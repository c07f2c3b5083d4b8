import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/command-line.js';
import { anonc } from './console.js';

const commands = await loadCommands();

describe('the command line', () => {
  it('lists every command in its help', async () => {
    const { exitCode, out } = await anonc(['--help']);
    expect(exitCode).toBe(0);
    for (const { usage } of commands) expect(out).toContain(`anonc ${usage}`);
  });

  it.each(commands.map(({ usage }) => usage.split(' ')[0] ?? ''))('has help for `%s`, with an example', async (name) => {
    const { exitCode, out } = await anonc([name, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain('Examples:');
  });

  it('tells its version', async () => {
    expect(await anonc(['--version'])).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });

  const mistakes: readonly (readonly [string, string])[] = [
    ['', 'no command is given'],
    ['rnu', 'there is no command `rnu`; did you mean `run`?'],
    ['verfy out', 'there is no command `verfy`; did you mean `verify`?'],
    ['swim', 'there is no command `swim`'],
    ['run plan in --jurnal x', 'there is no option `--jurnal`; did you mean `--journal`?'],
    ['check --fromat json x', 'there is no option `--fromat`; did you mean `--format`?'],
    ['run plan', 'too few words: anonc run <plan> <inputs..>'],
    ['run plan in', 'missing: `--out`'],
    ['check x --format xml', '`format` cannot be `xml`; it can be pretty, json, sarif, github'],
    ['run plan in --out a --out b', '`--out` is given more than once'],
    ['show a b', 'not understood: b'],
    ['key old', '`what` cannot be `old`; it can be new'],
  ];
  it.each(mistakes)('says of `anonc %s` what is wrong', async (line, message) => {
    const { exitCode, out, error } = await anonc(line.split(' ').filter((word) => word !== ''));
    expect({ exitCode, out, error: error.split('\n')[0] }).toEqual({ exitCode: 2, out: '', error: `anonc: ${message}` });
  });

  it('tells of its own faults where they are, and nothing of what they say', async () => {
    const broken = (): never => {
      throw new Error('DOE^JANE');
    };
    const { exitCode, error } = await anonc(['key', 'new', 'x'], { randomBytes: broken });
    expect(exitCode).toBe(70);
    expect(error).toMatch(/internal error at command-line\.test\.ts:\d+:\d+/);
    expect(error).not.toContain('DOE^JANE');
  });
});
