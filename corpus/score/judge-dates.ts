import { textOf } from './decode-value.js';
import { dayOf, type Options } from './judge-utility.js';
import { elementAt, judged, parentStands, type Judgement, type Output, type ScoredFile } from './scored.js';

/**
 * Whether the dates of one subject were moved by one and the same number of days, which is not zero. What is judged is the dates that
 * were planted in elements made for them, where the option that moves dates is stated.
 *
 * @param files of one subject
 */
export function* judgeDates(files: readonly ScoredFile[], options: Options): Iterable<Judgement> {
  const planted = files.flatMap((file) => (file.output === null ? [] : file.items.filter(({ kind }) => kind === 'date-shifted').map((item) => ({ item, output: file.output as Output }))));
  if (!options.has('retain-modified-dates')) {
    for (const { item } of planted) yield judged(item, 'date-moved', 'utility', 'unreached', 'retain-modified-dates is not stated');
    return;
  }
  const moved = planted.map(({ item, output }) => {
    const element = elementAt(output, item.path);
    const date = element === undefined ? '' : textOf(element).slice(0, 8);
    return { item, output, days: /^\d{8}$/.test(date) ? dayOf(date) - dayOf(item.value) : null };
  });
  const shifts = moved.flatMap(({ days, item }) => (days === null || item.mayGo ? [] : [days]));
  const usual = mostFrequent(shifts);
  for (const { item, output, days } of moved) {
    if (item.mayGo && days !== usual) yield judged(item, 'date-moved', 'utility', 'unreached', 'its sequence is gone or holds dummies, as the profile may');
    else if (days !== null) yield judged(item, 'date-moved', 'utility', days === usual ? 'good' : 'bad', days === usual ? null : "the date was not moved as the subject's others were");
    else if (elementAt(output, item.path) === undefined && !parentStands(output, item.path)) yield judged(item, 'date-moved', 'utility', 'unreached', 'the sequence it stands in is gone');
    else yield judged(item, 'date-moved', 'utility', 'bad', elementAt(output, item.path) === undefined ? 'the element is gone' : 'the element holds no date');
  }
  const [first] = files;
  if (first === undefined || shifts.length === 0) return;
  const one = new Set(shifts).size === 1 && usual !== 0;
  yield { kind: 'one-shift-a-subject', side: 'conduct', hidingPlace: 'subject', file: first.path, path: 'dates', verdict: one ? 'good' : 'bad', reason: one ? null : usual === 0 ? 'the dates were not moved' : 'dates of one subject were moved differently' };
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
