import type { Span } from '../ast/syntax-tree.js';

/** What an editor offers at a place. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'keyword' | 'attribute' | 'tag' | 'creator' | 'profile' | 'option' | 'claim' | 'term' | 'name';
  /** what is written in place of `span` */
  readonly insert: string;
  readonly span: Span;
  /** what the user's word is compared with; what stands at the place has the same form */
  readonly filter: string;
  /** one line */
  readonly detail: string;
}

/** Whether the letters of what is written come in the name, in this order, the first at the beginning of it or of a word in it; letter case is ignored. */
export function fits(written: string, name: string): boolean {
  if (written === '') return true;
  const [wanted, given] = [written.toLowerCase(), name.toLowerCase()];
  for (let start = given.indexOf(wanted.charAt(0)); start !== -1; start = given.indexOf(wanted.charAt(0), start + 1)) {
    if (start > 0 && !/[A-Z]/.test(name.charAt(start)) && /[A-Za-z0-9]/.test(name.charAt(start - 1))) continue;
    let at = start;
    for (const letter of wanted.slice(1)) {
      at = given.indexOf(letter, at + 1);
      if (at === -1) return false;
    }
    return true;
  }
  return false;
}
