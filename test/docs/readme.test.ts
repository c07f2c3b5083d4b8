import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/cli/exit-code.js';
import { compile, parse, print } from '../../src/compiler/index.js';
import { shippedLibrary } from '../compiler/library.js';

const root = join(import.meta.dirname, '../..');
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = textOf('README.md');

/** Blocks of code in that language. */
function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, tag]) => tag === language).map(([, , code]) => code ?? '');
}

/** The first cells of the rows under a heading. */
function firstCells(text: string, heading: string): readonly string[] {
  const section = text.slice(text.indexOf(`## ${heading}\n`)).split(/\n## /)[0] ?? '';
  return [...section.matchAll(/^\| (.+?) \|/gm)].map(([, cell]) => cell ?? '').slice(1);
}

describe('the README', () => {
  it('shows a rule file that compiles without a word and stands in the canonical layout', () => {
    const [text = '', ...others] = blocks(readme, 'anon');
    expect(others).toEqual([]);
    const { plan, model, diagnostics } = compile({ name: 'README.anon', text }, shippedLibrary());
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
    expect(print(parse(text, 'README.anon').tree)).toBe(text);
    expect(plan).not.toBeNull();
    expect(model?.claims.map(({ name }) => name)).toEqual(['ps3.15-basic']);
  });

  it('names scripts that are there', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...readme.matchAll(/npm run (\w+)/g)].map(([, name]) => name ?? '');
    expect(named).toContain('demo');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(scripts['test']).toBeDefined();
  });

  it('has every exit code and no other', () => {
    expect(firstCells(readme, 'Exit codes').map(Number)).toEqual(Object.values(exitCode));
  });

  it('has every command and no other', () => {
    const named = firstCells(readme, 'Commands').flatMap((cell) => [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name ?? ''));
    const commands = readdirSync(join(root, 'src/cli/commands')).map((file) => file.replace('.ts', ''));
    expect([...new Set(named)].sort()).toEqual(commands.sort());
  });
});

describe.each(['docs/risk.md', 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'THREAT-MODEL.md', 'CHANGELOG.md', 'docs/standard-library.md'])('%s', (name) => {
  const text = textOf(name);

  it('names only files and folders that are there', () => {
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '');
    const coded = [...text.matchAll(/`((?:src|test|rules|corpus|bench|grammar|scripts|docs)\/[\w./-]*)`/g)].map(([, path]) => path ?? '');
    expect([...linked, ...coded].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('calls the act by its name', () => {
    expect(text).not.toMatch(/anonymi[sz]|anonymous/i);
  });
});
