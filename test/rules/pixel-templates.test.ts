import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check, parse, print } from '../../src/compiler/index.js';
import { shippedLibrary } from '../compiler/library.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}rules/pixels/`;
const files = readdirSync(folder).sort();

describe('the library of pixel templates', () => {
  it('is what its table says', () => {
    expect(() => execFileSync(process.execPath, [`${root}scripts/write-pixel-templates.mjs`, '--check'], { encoding: 'utf8' })).not.toThrow();
  });

  it.each(files)('%s parses and is laid out as the printer does', (file) => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    const { tree, diagnostics } = parse(text, file);
    expect(diagnostics).toEqual([]);
    expect(print(tree)).toBe(text);
  });

  it.each(files)('%s compiles without a warning, as the option that it is and as statements of a profile', (file) => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    expect(check({ name: file, text }, shippedLibrary()).diagnostics).toEqual([]);
    // templates of a profile are checked one by one: their regions, their names, whether any file meets them
    const asProfile = text.replace(/^option "([^"]+)" of \S+ version/m, 'profile "$1-as-a-profile" version').replace(/^# Written by .*$/m, file === 'clean-pixel-data.anon' ? '' : 'extends ps3.15-basic');
    expect(check({ name: file, text: asProfile }, shippedLibrary()).diagnostics).toEqual([]);
  });

  it('comes into a profile with the option clean-pixel-data, all of it, and each template has a name of its own', () => {
    const { model, diagnostics } = check({ name: 'p.anon', text: 'profile "p" version "1"\nextends ps3.15-basic with clean-pixel-data\nclaims ps3.15-basic with clean-pixel-data\n' }, shippedLibrary());
    expect(diagnostics).toEqual([]);
    const written = files.flatMap((file) => [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/^template "((?:[^"\\]|\\.)*)"/gm)].map(([, name]) => name));
    expect(written.length).toBeGreaterThan(390);
    expect(new Set(written).size).toBe(written.length);
    expect(model?.templates.map(({ name }) => name).sort()).toEqual([...written].sort());
  });

  it('comes in by maker as well, and an option that is chosen twice comes in once', () => {
    const templatesWith = (options: string) => check({ name: 'p.anon', text: `profile "p" version "1"\nextends ps3.15-basic with ${options}\n` }, shippedLibrary());
    const esaote = templatesWith('pixels-esaote');
    expect(esaote.diagnostics).toEqual([]);
    expect(esaote.model?.templates.length).toBe(4);
    const both = templatesWith('clean-pixel-data, pixels-esaote');
    expect(both.diagnostics).toEqual([]);
    expect(both.model?.templates.length).toBe(templatesWith('clean-pixel-data').model?.templates.length);
  });
});
