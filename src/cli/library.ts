import type { Library, SourceText } from '../compiler/index.js';
import type { Host } from './host.js';

/** Rules to start from; nothing extends them. */
const notExtended = 'demo/';

/** The rules that are shipped, by the names their headers state: "ps3.15-basic" is `ps3.15/basic.anon`. */
export function shippedLibrary(host: Host): Library {
  const sources = new Map(host.filesUnder(host.rulesFolder).flatMap((file) => sourceOf(file, host)));
  return { names: () => [...sources.keys()], read: (name) => sources.get(name) };
}

function sourceOf(file: string, host: Host): readonly (readonly [string, SourceText])[] {
  if (!file.endsWith('.anon') || file.startsWith(notExtended)) return [];
  const text = host.readText(`${host.rulesFolder}/${file}`);
  const name = text.ok ? /^(?:profile|option) "([^"]+)"/m.exec(text.value)?.[1] : undefined;
  if (!text.ok || name === undefined) throw new Error('internal error: a shipped rule file cannot be read or has no header');
  return [[name, { name: file, text: text.value }]];
}
