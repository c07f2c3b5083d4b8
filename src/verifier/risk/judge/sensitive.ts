import { asPerson } from '../../../facts/risk-attributes.js';
import { riskCutOffs } from '../../../facts/risk-releases.js';
import { diversityOf } from '../metrics/diversity.js';
import { columnOf } from '../table/column.js';
import { classesOf } from '../table/classes.js';
import type { Judged, Metric, Release } from './judged.js';

/** R9: what being in a group says of the attributes that the profile calls sensitive. */
export function judgeSensitive({ collected, model, table }: Release): Judged {
  const { distinctL, tCloseness } = riskCutOffs();
  const judged = (model.risk?.sensitive ?? []).map((text) => {
    const tag = Number.parseInt(text, 16);
    const { keyword } = asPerson(tag);
    const column = columnOf(keyword, collected.persons.map(({ studies }) => [...new Set(studies.flatMap(({ values }) => [...(values.get(tag) ?? [])]))].sort().join('\\')));
    const groups = classesOf(table.columns.filter(({ of }) => of.tag !== tag).map((one) => one.column), table.persons);
    const ordered = column.values.length > 1 && column.values.every((value) => value !== '' && Number.isFinite(Number(value)));
    const got = diversityOf(groups, column, ordered);
    const single = column.values.length < 2;
    const metric: Metric = {
      rule: 'R9',
      name: `${keyword} within groups`,
      verdict: single ? 'information' : got.distinctL < distinctL || got.tCloseness > tCloseness ? 'warn' : 'pass',
      says: single ? `everybody has the same ${keyword}: to be in the release is to have it, and no group hides that` : `a group has ${got.distinctL === 1 ? 'no more than one value' : `${got.distinctL} values or more`} of ${keyword}; the shares in a group differ from those of all by at most ${got.tCloseness.toFixed(2)}`,
      figures: { distinctL: got.distinctL, entropyL: got.entropyL, tCloseness: got.tCloseness },
      threshold: `a warning below ${distinctL} values, or above a distance of ${tCloseness}`,
    };
    return { metric, got };
  });
  const least = (of: (one: (typeof judged)[number]) => number): number | null => (judged.length === 0 ? null : Math.min(...judged.map(of)));
  return {
    metrics: judged.map(({ metric }) => metric),
    offenders: () => [],
    values: { 'distinct-l': least(({ got }) => got.distinctL), 'entropy-l': least(({ got }) => got.entropyL), 't-closeness': judged.length === 0 ? null : Math.max(...judged.map(({ got }) => got.tCloseness)) },
  };
}
