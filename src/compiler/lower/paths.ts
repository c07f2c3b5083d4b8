import { endsWith, patternHolds, type Element } from '../resolve/element.js';
import { elementsOf } from '../resolve/elements-of.js';
import { compareText } from '../resolve/rank.js';
import type { RuleBook } from '../resolve/rule-book.js';
import { fixedDigits, patternsOf } from './masks.js';
import type { Decision, PathEntry, PlanTables } from './plan.js';

/**
 * What path rules speak of, by the sequences that hold it, the longest path first and in it the most exact tag. Families and masks are
 * written out, and every decision is complete: nothing is left to a more general table.
 */
export function pathsOf(book: RuleBook, decide: (element: Element) => Decision): PlanTables['paths'] {
  return book.paths
    .toSorted((a, b) => b.length - a.length || compareText(a.join(), b.join()))
    .flatMap((within) =>
      elementsAt(within, book)
        .toSorted((a, b) => fixedDigits(b.tag) - fixedDigits(a.tag) || compareText(a.tag, b.tag) || compareText(a.creator ?? '', b.creator ?? ''))
        .map((element) => {
          const { tag, creator } = element;
          const entry: PathEntry = creator === null ? { tag, decision: decide(element) } : { tag, creator, decision: decide(element) };
          return { within, entry };
        }),
    );
}

/** The elements inside these sequences that some path rule speaks of, each once. */
function elementsAt(within: readonly string[], book: RuleBook): readonly Element[] {
  const found = new Map<string, Element>();
  const add = (element: Element): void => void found.set(`${element.tag}|${element.creator ?? ''}`, element);
  for (const { selector } of book.rules) {
    if (selector.kind !== 'path' || !endsWith(within, selector.within)) continue;
    for (const element of elementsOf(selector, book)) if (element.within === within) add(element);
  }
  // Where other rules cut the patterns of a path, what they have in common is an element of its own.
  const patterns = [...found.values()].flatMap(({ tag, creator }) => (creator === null && tag.includes('x') ? [tag] : []));
  if (patterns.length > 0) {
    const named = book.rules.flatMap(({ selector }) => (selector.kind === 'attribute' ? [selector.tag] : []));
    for (const tag of [...patternsOf(book.rules, patterns), ...named]) if (patterns.some((pattern) => patternHolds(pattern, tag))) add({ tag, creator: null, within });
  }
  return [...found.values()];
}
