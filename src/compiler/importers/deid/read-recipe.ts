import { err, ok, type Result } from '../../../base/result.js';
import type { Unreadable } from '../imported.js';

/** A line of a recipe with its words, its indentation and comment gone. */
export interface RecipeLine {
  readonly line: number;
  readonly text: string;
}

/** `%filter graylist`, `%header`, `%fields names`, `%values ids`, `%labels`. */
export interface Section {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly lines: readonly RecipeLine[];
}

const limits = { characters: 4_000_000, lines: 100_000 };

/** The sections of a recipe in their order; it begins with `FORMAT dicom`. */
export function readRecipe(text: string): Result<readonly Section[], Unreadable> {
  if (text.length > limits.characters) return err({ line: null, message: 'it is longer than any recipe' });
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((raw, index): RecipeLine => ({ line: index + 1, text: raw.replace(/(^|\s)#.*$/, '').trim() }))
    .filter((each) => each.text !== '');
  if (lines.length > limits.lines) return err({ line: null, message: 'it has more lines than any recipe' });
  const [format] = lines;
  if (format === undefined || !/^FORMAT\s+dicom$/i.test(format.text)) return err({ line: format?.line ?? 1, message: 'it does not begin with `FORMAT dicom`' });
  const sections: { kind: string; name: string; line: number; lines: RecipeLine[] }[] = [];
  for (const each of lines.slice(1)) {
    const opened = /^%([A-Za-z]+)\s*(.*)$/.exec(each.text);
    if (opened !== null) sections.push({ kind: (opened[1] ?? '').toLowerCase(), name: (opened[2] ?? '').trim(), line: each.line, lines: [] });
    else if (sections.length === 0) return err({ line: each.line, message: 'it stands before the first section' });
    else sections.at(-1)?.lines.push(each);
  }
  return sections.length === 0 ? err({ line: format.line, message: 'it has no section' }) : ok(sections);
}
