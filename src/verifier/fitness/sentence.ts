import { privateAttribute } from '../../facts/private-attributes.js';
import { tagText } from '../../facts/dictionary.js';
import { groupBy } from '../../base/group-by.js';
import type { Demand, DemandedAction, Question } from '../expected.js';
import { inWords, type Parameter } from './parameter.js';
import { valuesInWords, type Loss, type Series } from './series.js';

const PLACES_SHOWN = 4;

/** What a rule does to an element, as the end of "the element is …". */
const done: Readonly<Record<DemandedAction['kind'], string>> = {
  remove: 'removed',
  empty: 'emptied',
  keep: 'not what it was, though the rules keep it',
  remap: 'replaced by a new UID',
  shift: 'moved',
  truncate: 'cut to a lower precision',
  clean: 'cleaned',
  replace: 'replaced',
  band: 'made a band',
  round: 'rounded',
};

/** The sentence on what a series has lost: what, of which images, what cannot be done now, by which rule, and what would keep it. */
export function lossSentence(parameter: Parameter, loss: Loss, series: Series, how: 'lost' | 'changed'): string {
  const { images, causes } = loss;
  const shown = parameter.show === true ? valuesInWords(loss.values, parameter.unit) : '';
  const of = images === series.compared ? (images === 1 ? 'the one image' : `all ${images} images`) : `${images} of ${series.compared} images`;
  const what = `the ${parameter.words}${shown === '' ? '' : ` (${shown})`} of ${of} of this series are ${how === 'lost' ? 'lost' : 'others than in the original'}, so that ${parameter.without}`;
  const all = [...causes];
  const reasons = groupBy(all, ([, { demand }]) => `${done[demand.action.kind]}${ruleWords(demand)}`);
  const gone = [...reasons].map(([end, group]) => {
    const places = group.slice(0, PLACES_SHOWN).map(([place]) => place);
    const parts = [...places, ...(group.length > PLACES_SHOWN ? [`${group.length - PLACES_SHOWN} more`] : [])];
    const text = parts.some((part) => part.includes(' and ')) ? parts.join(', ') : inWords(parts);
    return `${text} ${parts.length > 1 || text.includes(' and ') ? 'are' : 'is'} ${end}`;
  });
  const way = how === 'lost' ? wayOut(all.flatMap(([, cause]) => cause.gone)) : null;
  return `${what}: ${gone.join('; ')}${way === null ? '' : `; kept by ${way}`}`;
}

function ruleWords({ rule }: Demand): string {
  return rule === null ? ', for no rule speaks of it' : ` by the rule at ${rule.origin.source}:${rule.origin.line}`;
}

/** What would keep a lost private element; null where the element is no private one, or may not be kept as it is. */
function wayOut(lost: readonly Question[]): string | null {
  const ways = new Map<string, Set<string>>();
  let safe = false;
  for (const { creator, tag } of lost) {
    const text = tagText(tag);
    const known = creator === null ? undefined : privateAttribute(creator, text.slice(0, 4), text.slice(6));
    if (creator === null || known === undefined) continue;
    if (known.safe) safe = true;
    else if (known.care === 'keep-if' || known.care === 'recurse') ways.set(creator, (ways.get(creator) ?? new Set<string>()).add(`(${text.slice(0, 4)},xx${text.slice(6)})`));
  }
  const statements = [...ways].map(([creator, tags]) => `\`keep private "${creator}" ${[...tags].join(', ')}\``);
  const offers = [...(safe ? ['the option retain-safe-private'] : []), ...statements];
  return offers.length === 0 ? null : offers.join(' or ');
}
