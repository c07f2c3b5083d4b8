import { riskCutOffs } from '../../../facts/risk-releases.js';
import { cellsOf, normalised, tokensOf, type Cell } from '../metrics/cells.js';
import { proxyLeak } from '../metrics/proxy-leak.js';
import type { CollectedPerson } from '../release/collected.js';
import type { QuasiIdentifier } from '../quasi/quasi-identifiers.js';
import { lineOf, persons, type Judged, type Metric, type Offender, type Release } from './judged.js';

/** One way of looking at an attribute: whole values, or the words in them. */
interface Look {
  readonly of: QuasiIdentifier;
  readonly what: 'value' | 'word';
  readonly cells: readonly Cell[];
  readonly values: readonly ReadonlySet<string>[];
}

/** R6: sites, devices and texts that few persons have, and devices that tell a site which was taken out. */
export function judgeCells(release: Release): Judged {
  const { collected, derived, table, threshold: { k: least } } = release;
  const everywhere = new Set(table.constant.map(({ of }) => of.tag));
  const places = derived.persons.filter(({ attribute, tag }) => (attribute.role === 'site' || attribute.role === 'device') && !everywhere.has(tag));
  const texts = [...derived.persons, ...derived.others].filter(({ attribute }) => attribute.role === 'text');
  const looks = [...places.map((of) => look(of, 'value', collected.persons, normalised)), ...texts.flatMap((of) => [look(of, 'value', collected.persons, normalised), look(of, 'word', collected.persons, tokensOf)])];
  const metrics = (['site', 'device', 'text'] as const).map((role) => judgeRole(role, looks.filter(({ of }) => of.attribute.role === role), least));
  const leak = judgeLeak(release, places);
  const rare = (): readonly Offender[] => looks.flatMap((one) => rareCells(one, least, collected.persons));
  const all = looks.flatMap(({ cells }) => cells.map((cell) => cell.persons));
  return { metrics: [...metrics, leak.metric], offenders: rare, values: { 'smallest-cell': all.length === 0 ? null : all.reduce((a, b) => Math.min(a, b)), 'proxy-leak': leak.share } };
}

function look(of: QuasiIdentifier, what: Look['what'], all: readonly CollectedPerson[], split: (text: string) => string | readonly string[]): Look {
  const values = all.map(({ studies }) => new Set(studies.flatMap((study) => [...(study.values.get(of.tag) ?? [])].flatMap((text) => split(text)))));
  return { of, what, cells: cellsOf(values), values };
}

function judgeRole(role: 'site' | 'device' | 'text', looks: readonly Look[], least: number): Metric {
  const words = { site: 'sites, and devices that stand at one', device: 'makes and models of devices', text: 'texts and words in them' } as const;
  const few = looks.flatMap(({ cells }) => cells.filter((cell) => cell.persons < least));
  const smallest = few.reduce((fewest, cell) => Math.min(fewest, cell.persons), Number.POSITIVE_INFINITY);
  const attributes = [...new Set(looks.filter(({ cells }) => cells.some((cell) => cell.persons < least)).map(({ of }) => of.attribute.keyword))];
  return {
    rule: 'R6',
    name: words[role],
    verdict: few.length > 0 ? 'fail' : 'pass',
    says: looks.length === 0 ? 'no attribute of this kind is released, or it says the same of everybody' : few.length === 0 ? `each is found with at least ${least} persons` : `${few.length === 1 ? '1 value is' : `${few.length} values are`} found with fewer than ${least} persons, the rarest with ${persons(smallest)}: in ${attributes.join(', ')}`,
    figures: { values: looks.reduce((sum, { cells }) => sum + cells.length, 0), below: few.length, smallest: few.length === 0 ? null : smallest },
    threshold: `at least ${least} persons`,
    attributes,
  };
}

/** Sites of which the outputs say nothing are known from the originals alone. */
function judgeLeak({ collected, table }: Release, places: readonly QuasiIdentifier[]): { readonly metric: Metric; readonly share: number | null } {
  const { proxyLeak: most } = riskCutOffs();
  const name = 'devices that tell a site which was taken out';
  const devices = [...table.columns, ...table.constant].filter(({ of }) => of.attribute.role === 'device').map(({ of }) => of.tag);
  const known = collected.persons.filter(({ originalSites }) => originalSites.size > 0);
  if (known.length === 0) return { share: null, metric: { rule: 'R6', name, verdict: 'not-examined', says: 'the sites of the originals were not at hand', figures: {}, threshold: `less than ${most}` } };
  const shown = new Set(places.map(({ tag }) => tag));
  const hidden = known.filter(({ studies, originalSites }) => ![...originalSites].some((site) => studies.some(({ values }) => [...shown].some((tag) => values.get(tag)?.has(site)))));
  const share = proxyLeak(hidden.map(({ studies, originalSites }) => ({ devices: devices.map((tag) => [...new Set(studies.flatMap(({ values }) => [...(values.get(tag) ?? [])]))].sort().join('\\')).join('|'), site: [...originalSites].sort().join('\\') })));
  return {
    share,
    metric: {
      rule: 'R6',
      name,
      verdict: share >= most ? 'fail' : 'pass',
      says: hidden.length === 0 ? 'the sites themselves are released' : `of ${persons(hidden.length)} whose site was taken out, the device tells it of ${(100 * share).toFixed(0)} in a hundred`,
      figures: { persons: hidden.length, share },
      threshold: `less than ${most}`,
    },
  };
}

function rareCells({ of, what, cells, values }: Look, least: number, all: readonly CollectedPerson[]): readonly Offender[] {
  const rare = cells.filter((cell) => cell.persons < least);
  return rare.map(({ value, persons: count }) => ({
    rule: 'R6',
    persons: all.filter((_, row) => values[row]?.has(value)).map(({ name }) => name),
    words: `${of.attribute.word} ${what === 'word' ? `with the word ${value}` : value} is found with ${persons(count)} alone`,
    lines: lineOf(of.rule),
  }));
}
