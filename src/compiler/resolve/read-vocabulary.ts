import { createHash } from 'node:crypto';
import type { StringLiteral } from '../ast/syntax-tree.js';
import type { Vocabulary } from './model.js';
import type { Reports } from './reports.js';

/** The words of a list: one a line, comments after `#`. Null, and a report, where it is none. */
export function readVocabulary(file: StringLiteral, text: string | undefined, reports: Reports): Vocabulary | null {
  const name = file.text;
  if (text === undefined) {
    reports.report('ANC2034', { file: name }, file.span);
    return null;
  }
  const words = new Set<string>();
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).entries()) {
    const word = line.replace(/#.*$/, '').trim();
    if (word === '') continue;
    const problem = /\s/.test(word) ? 'there are several words on it' : /[^\P{C}]/u.test(word) ? 'it holds a hidden sign' : null;
    if (problem !== null) {
      reports.report('ANC2035', { file: name, line: index + 1, problem }, file.span);
      return null;
    }
    words.add(word.toLowerCase());
  }
  return { name, sha256: createHash('sha256').update(text, 'utf8').digest('hex'), words: [...words].sort() };
}
