import { escaped } from '../format/print-text.js';
import type { Fault, Loss } from './imported.js';

/** A rule with one selector, or a statement of another kind as it is written. */
export type Written = { readonly kind: 'rule'; readonly verb: string; readonly selector: string; readonly clauses: string } | { readonly kind: 'block'; readonly text: string };

/** One way to say what the script says. */
export interface Attempt {
  readonly written: Written;
  /** `whole`: it says the same; `override`: the same, against the base; `stricter`: the value goes instead */
  readonly as: 'whole' | 'override' | 'stricter';
}

/** One statement of the script on its way into the rule file. */
export interface Piece {
  readonly line: number;
  readonly said: string;
  /** from the truest to the safest: the first that compiles is taken; where none does, a comment stands there */
  readonly attempts: readonly Attempt[];
  readonly comments: readonly string[];
  /** known before anything is compiled to be less than what the script says */
  readonly loss: Loss | null;
}

/** What a reader of a script has found. */
export interface Draft {
  /** doc comments and the header, `extends` and whatever else stands at the top */
  readonly head: readonly string[];
  readonly pieces: readonly Piece[];
  /** rules for what the script does not name, and why */
  readonly rest: readonly string[];
  readonly faults: readonly Fault[];
}

/** A text of the script for a comment or a report: on one line, short, without signs that are not shown. */
export function shortened(text: string, width = 120): string {
  const line = escaped(text.replace(/\s+/g, ' ').trim()).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  const characters = Array.from(line);
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`;
}

export function rule(verb: string, selector: string, clauses = ''): Written {
  return { kind: 'rule', verb, selector, clauses };
}

/**
 * What stands for a value whose rule cannot be said: it goes. A UID becomes a new one, for an object without UIDs is none, and two objects
 * could not be told apart.
 */
export function stricterThan(selector: string, vrs: readonly string[], clauses = ''): readonly Attempt[] {
  const verbs = vrs.length === 1 && vrs[0] === 'UI' ? ['remap', 'remove'] : ['remove'];
  return verbs.map((verb) => ({ written: rule(verb, selector, clauses), as: 'stricter' }));
}

/** The text of a statement, laid out by the printer later. */
export function textOfWritten(written: Written): string {
  return written.kind === 'block' ? written.text : `${written.verb} ${written.selector}${written.clauses === '' ? '' : ` ${written.clauses}`}`;
}
