/** A visit as an outsider may know of it. */
export interface Visit {
  /** whole days since any fixed day */
  readonly day: number;
  readonly modality: string;
}

/** What visits give away: rule R4 of the method. */
export interface Trajectories {
  /** persons with as many visits */
  readonly persons: number;
  /** different series of modalities and gaps */
  readonly features: number;
  /** of each person the fewest persons who share one of theirs; 0 for one with too few visits */
  readonly sharedBy: Uint32Array;
}

/** Of more visits there are so many choices that nobody shares them all: such a person counts as alone. */
const MOST_VISITS = 64;

/**
 * An outsider knows `power` of a person's visits, which is to say what they were and how far apart, in steps of `resolutionDays`. For
 * each choice of visits the persons who have the same are counted; a person is as safe as the rarest of theirs.
 *
 * @param persons visits of each person, in order of time
 */
export function trajectories(persons: readonly (readonly Visit[])[], power: 2 | 3, resolutionDays: number): Trajectories {
  const counts = new Map<string, number>();
  const features = persons.map((visits) => (visits.length > MOST_VISITS ? alone : featuresOf(visits, power, resolutionDays)));
  for (const own of features) for (const feature of own) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const sharedBy = new Uint32Array(persons.length);
  features.forEach((own, person) => {
    let fewest = own === alone ? 1 : 0;
    for (const feature of own) {
      const count = counts.get(feature) ?? 0;
      if (fewest === 0 || count < fewest) fewest = count;
    }
    sharedBy[person] = fewest;
  });
  return { persons: features.filter((own) => own === alone || own.size > 0).length, features: counts.size, sharedBy };
}

/** Persons with visits enough whose rarest feature fewer than `least` share. */
export function trajectoriesBelow({ sharedBy }: Trajectories, least: number): number {
  return sharedBy.reduce((count, shared) => count + (shared > 0 && shared < least ? 1 : 0), 0);
}

const alone: ReadonlySet<string> = new Set();

function featuresOf(visits: readonly Visit[], power: 2 | 3, resolutionDays: number): ReadonlySet<string> {
  const features = new Set<string>();
  const gap = (from: Visit, to: Visit): number => Math.floor((to.day - from.day) / resolutionDays);
  visits.forEach((one, first) => {
    visits.slice(first + 1).forEach((two, next) => {
      if (power === 2) features.add(`${one.modality}|${two.modality}|${gap(one, two)}`);
      else for (const three of visits.slice(first + next + 2)) features.add(`${one.modality}|${two.modality}|${three.modality}|${gap(one, two)}|${gap(two, three)}`);
    });
  });
  return features;
}
