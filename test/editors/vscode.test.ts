import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as tokens from '../../grammar/tokens.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'editors/vscode');
const require = createRequire(import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

interface Generator {
  readonly tmLanguageText: (of: typeof tokens) => string;
}

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly contributes: { readonly languages: readonly { readonly id: string; readonly extensions: readonly string[]; readonly configuration: string }[]; readonly grammars: readonly { readonly scopeName: string }[] };
}

interface TmLanguage {
  readonly scopeName: string;
  readonly repository: { readonly word: { readonly patterns: readonly { readonly match: string }[] } };
}

describe('the TextMate grammar', () => {
  it('is what the tokens say', async () => {
    const { tmLanguageText } = (await import(new URL('../../scripts/tm-language.mjs', import.meta.url).href)) as Generator;
    expect(readFileSync(join(root, 'grammar/anon.tmLanguage.json'), 'utf8'), 'npm run build && node scripts/write-tm-language.mjs').toBe(tmLanguageText(tokens));
  });

  const { repository } = json(join(root, 'grammar/anon.tmLanguage.json')) as TmLanguage;
  const words = repository.word.patterns.map(({ match }) => new RegExp(match, 'g'));
  const found = (text: string): readonly string[] => words.flatMap((pattern) => [...text.matchAll(pattern)].map(([word]) => word));

  it.each(tokens.reservedWords.map(({ LABEL = '' }) => LABEL.replaceAll('`', '')))('knows `%s`, whole words of it alone', (word) => {
    expect(found(`a ${word} b`)).toEqual([word]);
    expect(found(`a${word} ${word}s ${word}-1 x.${word} ${word}.y`)).toEqual([]);
  });
});

describe('the extension', () => {
  const manifest = json(join(folder, 'package.json')) as Manifest;

  it('has the version of the program', () => {
    expect(manifest.version).toBe((json(join(root, 'package.json')) as Manifest).version);
  });

  it('has the files that it names', () => {
    const [language] = manifest.contributes.languages;
    expect(language).toMatchObject({ id: 'anon', extensions: ['.anon'] });
    for (const file of [manifest.main, language?.configuration ?? '']) expect(existsSync(join(folder, file)), file).toBe(true);
    expect(manifest.contributes.grammars[0]?.scopeName).toBe((json(join(root, 'grammar/anon.tmLanguage.json')) as TmLanguage).scopeName);
    const configuration = json(join(folder, 'language-configuration.json')) as { readonly wordPattern: string };
    expect('extends ps3.15-basic with retain-uids'.match(new RegExp(configuration.wordPattern, 'g'))).toEqual(['extends', 'ps3.15-basic', 'with', 'retain-uids']);
  });
});

interface Found {
  readonly command?: string;
  readonly problem?: string;
}

describe('the search for the program', () => {
  const { findServer } = require(join(folder, 'find-server.js')) as { readonly findServer: (from: object) => Found };
  const search = (from: { readonly configured?: string; readonly folders?: readonly string[]; readonly searchPath?: string; readonly platform?: string }, files: readonly string[]): Found =>
    findServer({ configured: '', folders: [], searchPath: '', platform: 'linux', exists: (path: string) => files.includes(path), ...from });

  it('takes the setting before everything, from the workspace where it is relative', () => {
    const files = ['/elsewhere/anonc', '/project/tools/anonc', '/project/node_modules/.bin/anonc'];
    expect(search({ configured: '/elsewhere/anonc', folders: ['/project'] }, files)).toEqual({ command: '/elsewhere/anonc' });
    expect(search({ configured: 'tools/anonc', folders: ['/project'] }, files)).toEqual({ command: '/project/tools/anonc' });
  });

  it('takes no other program where the setting names none', () => {
    expect(search({ configured: '/elsewhere/anonc', folders: ['/project'] }, ['/project/node_modules/.bin/anonc']).problem).toContain('`/elsewhere/anonc`');
  });

  it('takes the program of the workspace, then that of the search path', () => {
    const at = { folders: ['/one', '/two'], searchPath: '/bin:/usr/bin' };
    expect(search(at, ['/two/node_modules/.bin/anonc', '/usr/bin/anonc'])).toEqual({ command: '/two/node_modules/.bin/anonc' });
    expect(search(at, ['/usr/bin/anonc'])).toEqual({ command: '/usr/bin/anonc' });
  });

  it('says what to do where there is none', () => {
    const { problem } = search({ folders: ['/project'], searchPath: '/bin' }, []);
    for (const part of ['npm install --save-dev anonc', 'anonc.path']) expect(problem).toContain(part);
  });
});
