import { error, type Nothing } from './row.js';

const didYouMean = ({ nearest }: { readonly nearest: string | null }): string | null => (nearest === null ? null : `did you mean \`${nearest}\`?`);

/** ANC7xxx: what the release must be fit for, and how likely anybody may be found in it. */
export const releaseMessages = {
  ANC7001: error<{ name: string; nearest: string | null; names: readonly string[] }>({
    title: 'no such analysis',
    message: ({ name }) => `there is no quantitative analysis called \`${name}\``,
    help: (parameters) => didYouMean(parameters) ?? `there are: ${parameters.names.join(', ')}`,
    page: {
      means: 'Behind `preserve quantitative` stand names of analyses whose parameters the outputs must still hold.',
      matters: 'What is not known cannot be checked.',
      wrong: 'preserve quantitative difusion',
      right: 'preserve quantitative diffusion',
    },
  }),
  ANC7002: error<{ name: string; nearest: string | null; names: readonly string[] }>({
    title: 'no such metric of risk',
    message: ({ name }) => `there is no metric of risk called \`${name}\``,
    help: (parameters) => didYouMean(parameters) ?? `there are: ${parameters.names.join(', ')}`,
    page: {
      means: 'Behind `require` stands a metric of re-identification risk.',
      matters: 'A demand that cannot be computed would never be refused.',
      wrong: 'risk { quasi-identifiers PatientSex require biggest-risk <= 0.09 }',
      right: 'risk { quasi-identifiers PatientSex require largest-risk <= 0.09 }',
    },
  }),
  ANC7003: error<{ metric: string; reason: string }>({
    title: 'a demand that every release meets, or none',
    message: ({ metric, reason }) => `this demand on ${metric} says nothing: ${reason}`,
    page: {
      means: 'The bound, or the direction of the comparison, does not go with the metric.',
      matters: 'A demand that is always met protects nobody.',
      wrong: 'risk { quasi-identifiers PatientSex require k <= 5 }',
      right: 'risk { quasi-identifiers PatientSex require k >= 5 }',
    },
  }),
  ANC7004: error<{ name: string; nearest: string | null }>({
    title: 'no such kind of release',
    message: ({ name }) => `no release is \`${name}\``,
    help: (parameters) => didYouMean(parameters) ?? 'a release is `public`, `controlled` or `internal`',
    page: {
      means: 'Who may have the outputs: everybody, those who signed for it, or people of the house.',
      matters: 'It decides how many persons must share their quasi-identifiers.',
      wrong: 'risk { release open quasi-identifiers PatientSex }',
      right: 'risk { release public quasi-identifiers PatientSex }',
    },
  }),
  ANC7005: error<{ word: string }>({
    title: 'said twice of the risk',
    message: ({ word }) => `\`${word}\` is said twice`,
    page: {
      means: 'A profile has one `risk` block, and in it `release` and `population`, each attribute and each metric stand once.',
      matters: 'With two, it would be a guess which one holds.',
      wrong: 'risk { quasi-identifiers PatientSex require k >= 5 require k >= 3 }',
      right: 'risk { quasi-identifiers PatientSex require k >= 5 }',
    },
  }),
  ANC7006: error<{ metric: string }>({
    title: 'a metric that needs the population',
    message: ({ metric }) => `${metric} compares with the population, and the block does not say how many persons that is`,
    help: () => 'add `population` and the number of persons the released ones were drawn from',
    page: {
      means: 'The metric counts persons of the population, not of the release.',
      matters: 'Without their number it cannot be computed.',
      wrong: 'risk { quasi-identifiers PatientSex require k-map >= 11 }',
      right: 'risk { population 40000 quasi-identifiers PatientSex require k-map >= 11 }',
    },
  }),
  ANC7007: error<{ part: string; of: string }>({
    title: 'a part of something that is no date',
    message: ({ part, of }) => `${of} is no date and has no ${part}`,
    page: {
      means: '`year of` and `month of` take dates.',
      matters: 'A quasi-identifier that cannot be read would be counted as missing in every file.',
      wrong: 'risk { quasi-identifiers month of PatientSex }',
      right: 'risk { quasi-identifiers month of StudyDate }',
    },
  }),
  ANC7008: error<{ reason: string }>({
    title: 'no number of persons',
    message: ({ reason }) => `this is no number of persons: ${reason}`,
    page: {
      means: 'Behind `population` stands how many persons the released ones were drawn from.',
      matters: 'Risks of the population are computed with it.',
      wrong: 'risk { population 0.5 quasi-identifiers PatientSex }',
      right: 'risk { population 40000 quasi-identifiers PatientSex }',
    },
  }),
  ANC7009: error<Nothing>({
    title: 'a risk block that demands nothing',
    message: () => 'this block demands nothing of the release',
    help: () => 'add `require k >= 11`, or `release public`, which demands it',
    page: {
      means: 'A `risk` block says whom the release is for, or what it requires, or both.',
      matters: 'Without either every release passes.',
      wrong: 'risk { quasi-identifiers PatientSex }',
      right: 'risk { quasi-identifiers PatientSex require k >= 11 }',
    },
  }),
};
