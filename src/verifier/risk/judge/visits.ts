import { riskCutOffs } from '../../../facts/risk-releases.js';
import { describeTag, tagText } from '../../../facts/dictionary.js';
import { trajectories, trajectoriesBelow, type Visit } from '../metrics/trajectories.js';
import type { CollectedPerson } from '../release/collected.js';
import { shiftDays } from '../quasi/quasi-identifiers.js';
import { lineOf, persons, type Judged, type Metric, type Offender, type Release } from './judged.js';

const STUDY_DATE = 0x00080020;
const MODALITY = 0x00080060;

/** R4: what the gaps between visits give away, as the outputs show them. Moving all dates of a person leaves their gaps as they are. */
export function judgeVisits({ collected, derived, model, threshold: { k: least } }: Release): Judged {
  const date = [...derived.persons, ...derived.others].find(({ tag }) => tag === STUDY_DATE);
  const visits = collected.persons.map(visitsOf);
  const unmoved = [...collected.unmovedDates].map((tag) => describeTag(tagText(tag)));
  const ofPower = ([2, 3] as const).map((power) => ({ power, got: trajectories(visits, power, 1) }));
  const metrics = ofPower.map(({ power, got }): Metric => {
    const below = trajectoriesBelow(got, least);
    return {
      rule: 'R4',
      name: `${power} visits and the gaps between them, known to an outsider`,
      verdict: below === 0 ? 'pass' : power === 2 ? 'fail' : 'warn',
      says: got.persons === 0 ? `nobody has ${power} studies with a date` : below === 0 ? `whoever knows ${power} visits of a person is left with at least ${leastShared(got.sharedBy)} persons` : `${persons(below)} of the ${got.persons} with ${power} visits or more share the gaps between ${power} of them with fewer than ${least - 1} others`,
      figures: { persons: got.persons, personsBelow: below, unique: trajectoriesBelow(got, 2), ...coarser(visits, power, least) },
      threshold: `${power === 2 ? 'at least' : 'a warning below'} ${least} persons`,
    };
  });
  if (unmoved.length > 0) metrics.push({ rule: 'R4', name: 'dates that were not moved', verdict: 'fail', says: `${unmoved.join(', ')} stand${unmoved.length === 1 ? 's' : ''} as it was beside dates that were moved: together they show by how much`, figures: { attributes: unmoved.length }, threshold: 'none' });
  if (model.shift !== null) metrics.push({ rule: 'R4', name: 'how closely a moved date can be placed', verdict: 'information', says: `an outsider can place a study within ${shiftDays(model)} days`, figures: { days: shiftDays(model) }, threshold: null });
  const [two] = ofPower;
  const rare = (): readonly Offender[] => two === undefined ? [] : collected.persons.flatMap(({ name }, row): readonly Offender[] => {
    const shared = two.got.sharedBy[row] ?? 0;
    return shared === 0 || shared >= least ? [] : [{ rule: 'R4', persons: [name], words: `${shared === 1 ? 'nobody else has' : `only ${shared} persons have`} two visits as far apart as two of theirs, which were on days ${daysOf(visits[row] ?? [])}`, lines: lineOf(date?.rule ?? null) }];
  });
  return { metrics, offenders: rare, values: { 'trajectory-k': two === undefined || two.got.persons === 0 ? null : leastShared(two.got.sharedBy) } };
}

function visitsOf({ studies }: CollectedPerson): readonly Visit[] {
  return studies.flatMap(({ day, values }) => (day === null ? [] : [{ day, modality: [...(values.get(MODALITY) ?? [])].sort().join('\\') }]));
}

/** What it would be if gaps were told in longer steps. */
function coarser(visits: readonly (readonly Visit[])[], power: 2 | 3, least: number): Readonly<Record<string, number>> {
  return Object.fromEntries(riskCutOffs().trajectoryDays.map((days) => [`personsBelowAt${days}Days`, trajectoriesBelow(trajectories(visits, power, days), least)]));
}

function leastShared(sharedBy: Uint32Array): number {
  return sharedBy.reduce((least, shared) => (shared > 0 && (least === 0 || shared < least) ? shared : least), 0);
}

function daysOf(visits: readonly Visit[]): string {
  const first = visits[0]?.day ?? 0;
  return visits.map(({ day }) => day - first).join(', ');
}
