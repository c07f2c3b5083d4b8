import { groupBy } from '../../base/group-by.js';
import { privateAttribute, quantitativeRows } from '../../facts/private-attributes.js';
import { parametersOf, type ParameterSource, type PrivatePlace } from '../../facts/quantitative-parameters.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { RuleBook } from '../resolve/rule-book.js';
import type { Check } from './check.js';

/**
 * ANC8020, a warning: an analysis is promised and every place where some maker keeps a parameter of it is removed. Whether images of that
 * maker come, and whether they hold the parameter in an attribute of the standard too, is for the verifier to see.
 */
export const preservedIsKept: Check = ({ draft, book }) =>
  draft.profile.preserve.flatMap(({ text, span }): readonly Diagnostic[] => {
    const often = parametersOf(text).filter(({ oftenPrivate }) => oftenPrivate === true);
    const found = often.map(({ words, sources }) => ({ words, lost: lostWays(sources, book) })).filter(({ lost }) => lost.length > 0);
    if (found.length === 0) return [];
    const losses = found.map(({ words, lost }) => ({ words, makers: lost.map(({ maker }) => maker) }));
    const keepers = keepersOf(found.flatMap(({ lost }) => lost.flatMap(({ places }) => places)));
    return [diagnostic('ANC8020', { analysis: text, losses, keepers }, { source: draft.profile.source.name, span })];
  });

interface LostWay {
  readonly maker: string;
  /** the best of its ways to keep the parameter */
  readonly places: readonly PrivatePlace[];
}

/** Makers of whom every way is removed; where one is left whole in at least one case, nothing is said. */
function lostWays(sources: readonly ParameterSource[], book: RuleBook): readonly LostWay[] {
  const byMaker = groupBy(sources.map(placesIn).filter((places) => places.length > 0), makerOf);
  return [...byMaker].flatMap(([maker, ways]) => (ways.some((places) => places.every((place) => mayStay(place, book))) ? [] : [{ maker, places: ways[0] ?? [] }]));
}

/** Private elements that a source is read from, all of them together. */
function placesIn(source: ParameterSource): readonly PrivatePlace[] {
  if ('parts' in source) return source.parts.flatMap((part) => ('creator' in part ? [part] : []));
  return 'creator' in source ? [source] : [];
}

function makerOf([first]: readonly PrivatePlace[]): string {
  const row = quantitativeRows().find(({ creator }) => creator === first?.creator);
  // the table has lines of one maker apart: "Siemens XA", "GE PET"
  return row?.vendor.replace(/ (XA|MR|CT|PET)$/, '') ?? first?.creator ?? '';
}

/** What keeps these elements: the option for those that are safe by the standard, a rule for each other creator. */
function keepersOf(places: readonly PrivatePlace[]): readonly string[] {
  const isSafe = ({ creator, group, element }: PrivatePlace): boolean => privateAttribute(creator, group, element)?.safe === true;
  const rules = [...groupBy(places.filter((place) => !isSafe(place)), ({ creator }) => creator)].map(([creator, of]) => `\`keep private "${creator}" ${[...new Set(of.map(tagWords))].join(', ')}\``);
  return [...(places.some(isSafe) ? ['the option `retain-safe-private`'] : []), ...rules];
}

function mayStay({ creator, group, element }: PrivatePlace, book: RuleBook): boolean {
  return book.decisionOn({ tag: `${group}10${element}`, creator, within: [] }).some(({ action }) => action.kind !== 'remove' && action.kind !== 'empty');
}

function tagWords({ group, element }: PrivatePlace): string {
  return `(${group},xx${element})`;
}
