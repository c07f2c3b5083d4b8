import { headerOf } from './header-of.js';
import type { Library, SourceText } from './layer.js';

/**
 * What a rule file can extend: the shipped files and those that stand beside it, by the names in their headers. A shipped name cannot
 * be taken by another file; of two files beside each other with one name the first counts. `own` is the source name of the file itself:
 * its name is no name for others to choose, and reading it shows the circle.
 */
export function libraryOf(shipped: Library, beside: readonly SourceText[], own: string): Library {
  const read = new Map<string, SourceText>();
  for (const source of beside) {
    const name = headerOf(source.text)?.name;
    if (name !== undefined && !read.has(name)) read.set(name, source);
  }
  const offered = [...read].flatMap(([name, source]) => (source.name === own ? [] : [name]));
  return {
    names: () => [...new Set([...shipped.names(), ...offered])],
    read: (name) => shipped.read(name) ?? read.get(name),
    file: (path, of) => shipped.file?.(path, of),
  };
}
