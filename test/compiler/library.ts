import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Library, SourceText } from '../../src/compiler/index.js';

/** A library of texts held in memory, by the names in their headers. */
export function libraryOf(texts: Readonly<Record<string, string>>): Library {
  return {
    read: (name) => (texts[name] === undefined ? undefined : { name: `${name}.anon`, text: texts[name] }),
    names: () => Object.keys(texts),
  };
}

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
let cached: Library | undefined;

/** The shipped library, and files that lie in a folder beside a rule file. */
export function libraryWithFiles(folder: string): Library {
  const read = (path: string): string | undefined => [join(folder, path), join(rules, path)].filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))[0];
  return { ...shippedLibrary(), file: read };
}

/** The library that comes with the product, read as its host does. */
export function shippedLibrary(): Library {
  if (cached !== undefined) return cached;
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.anon'));
  const byName = new Map<string, SourceText>(
    files.map((file) => {
      const text = readFileSync(`${rules}${file}`, 'utf8');
      return [/^(?:profile|option) "([^"]+)"/m.exec(text)?.[1] ?? '', { name: `rules/${file}`, text }];
    }),
  );
  cached = { read: (name) => byName.get(name), names: () => [...byName.keys()].sort(), file: (path) => (existsSync(join(rules, path)) ? readFileSync(join(rules, path), 'utf8') : undefined) };
  return cached;
}
