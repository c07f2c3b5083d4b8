import { groupBy } from '../../src/base/group-by.js';
import type { Scored } from './score-corpus.js';
import type { Judgement, Side } from './scored.js';

/** Judgements counted. Rates are of what was reached. */
export interface Count {
  readonly good: number;
  readonly bad: number;
  readonly unreached: number;
}

/** One kind in one hiding place. */
export interface Row extends Count {
  readonly side: Side;
  readonly kind: string;
  readonly hidingPlace: string;
}

/** What was bad or not reached, for one reason, with a file that shows it. */
export interface Cause {
  readonly verdict: 'bad' | 'unreached';
  readonly side: Side;
  readonly kind: string;
  readonly hidingPlace: string;
  readonly reason: string;
  readonly count: number;
  /** kinds of object and paths where it was seen, at most a few */
  readonly seenAt: readonly string[];
}

export interface Summary {
  /** bump when a member changes its meaning */
  readonly format: 'anonc-corpus-score';
  readonly formatVersion: '1.0';
  readonly options: readonly string[];
  readonly files: number;
  readonly released: number;
  readonly leak: Count;
  readonly utility: Count;
  readonly conduct: Count;
  readonly rows: readonly Row[];
  readonly causes: readonly Cause[];
}

const SEEN_AT = 24;

export function summarize({ judgements, options, files, released }: Scored): Summary {
  const rows = [...groupBy(judgements, ({ side, kind, hidingPlace }) => `${side}\t${kind}\t${hidingPlace}`)].map(([name, group]) => {
    const [side, kind, hidingPlace] = name.split('\t') as [Side, string, string];
    return { side, kind, hidingPlace, ...count(group) };
  });
  const order: readonly Side[] = ['leak', 'utility', 'conduct'];
  rows.sort((one, other) => order.indexOf(one.side) - order.indexOf(other.side) || compare(one.kind, other.kind) || compare(one.hidingPlace, other.hidingPlace));
  const of = (side: Side): Count => count(judgements.filter((judgement) => judgement.side === side));
  return { format: 'anonc-corpus-score', formatVersion: '1.0', options: [...options].sort(), files, released, leak: of('leak'), utility: of('utility'), conduct: of('conduct'), rows, causes: causes(judgements) };
}

function causes(judgements: readonly Judgement[]): readonly Cause[] {
  const told = judgements.filter(({ verdict }) => verdict !== 'good');
  return [...groupBy(told, ({ verdict, side, kind, hidingPlace, reason }) => [verdict, side, kind, hidingPlace, reason ?? ''].join('\t'))]
    .map(([name, group]) => {
      const [verdict, side, kind, hidingPlace, reason] = name.split('\t') as ['bad' | 'unreached', Side, string, string, string];
      const places = [...new Set(group.map(({ file, path }) => `${kind === 'word-retained' ? '' : (file.split('/')[2] ?? '')} ${kind === 'word-retained' ? (path.split('"')[1] ?? '') : path}`.trim()))].sort();
      return { verdict, side, kind, hidingPlace, reason, count: group.length, seenAt: places.slice(0, SEEN_AT) };
    })
    .sort((one, other) => compare(one.verdict, other.verdict) || compare(one.side, other.side) || other.count - one.count);
}

function count(group: readonly Judgement[]): Count {
  const of = (verdict: Judgement['verdict']): number => group.filter((judgement) => judgement.verdict === verdict).length;
  return { good: of('good'), bad: of('bad'), unreached: of('unreached') };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
