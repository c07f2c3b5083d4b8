import { basename, dirname, join, resolve } from 'node:path';
import { headerOf, libraryOf, type Library, type SourceText } from '../compiler/index.js';
import type { Host } from './host.js';

/** Rules to start from; nothing extends them. */
const notExtended = 'demo/';

/** The rule files that are shipped for others to extend, under the rules folder. */
export function shippedFiles(host: Host): readonly string[] {
  return host.filesUnder(host.rulesFolder).filter((file) => file.endsWith('.anon') && !file.startsWith(notExtended));
}

/**
 * The rules that are shipped, by the names their headers state: "ps3.15-basic" is `ps3.15/basic.anon`. Tables and lists of words that a
 * profile names are looked for in the profile's folder, then in that of the shipped rules; what a shipped rule file names, there alone.
 */
export function shippedLibrary(host: Host, profile: string | null = null): Library {
  const sources = new Map(shippedFiles(host).map((file) => sourceOf(file, host)));
  const shipped = new Set([...sources.values()].map(({ name }) => name));
  return {
    names: () => [...sources.keys()],
    read: (name) => sources.get(name),
    file: (path, beside) => {
      const places = [...(profile === null || shipped.has(beside) ? [] : [resolve(dirname(profile), path)]), join(host.rulesFolder, path)];
      for (const place of places) {
        const text = host.exists(place) ? host.readText(place) : null;
        if (text?.ok === true) return text.value;
      }
      return undefined;
    },
  };
}

/**
 * What the rule file at this path can extend: the shipped rules, and the rule files in its own folder. These are called by their names
 * alone, as plans do, or by their paths, for whoever reads messages about several files.
 */
export function libraryFor(path: string, host: Host, called: 'by name' | 'by path' = 'by name'): Library {
  const folder = dirname(path);
  const nameOf = (name: string): string => (called === 'by name' ? name : join(folder, name));
  const beside = host.namesIn(folder).flatMap((name): readonly SourceText[] => {
    const text = name.endsWith('.anon') ? host.readText(join(folder, name)) : null;
    return text?.ok === true ? [{ name: nameOf(name), text: text.value }] : [];
  });
  return libraryOf(shippedLibrary(host, path), beside, nameOf(basename(path)));
}

function sourceOf(file: string, host: Host): readonly [string, SourceText] {
  const text = host.readText(`${host.rulesFolder}/${file}`);
  const name = text.ok ? headerOf(text.value)?.name : undefined;
  if (!text.ok || name === undefined) throw new Error('internal error: a shipped rule file cannot be read or has no header');
  return [name, { name: file, text: text.value }];
}
