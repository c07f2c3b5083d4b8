import { warning } from './row.js';

/** A parameter that images of some makers lose for an analysis. */
export interface ParameterLoss {
  /** "gradient directions" */
  readonly words: string;
  /** "Philips" */
  readonly makers: readonly string[];
}

/** ANC802x: what the rules leave against what the profile promises to be fit for. */
export const fitnessMessages = {
  ANC8020: warning<{ analysis: string; losses: readonly ParameterLoss[]; keepers: readonly string[] }>({
    title: 'an analysis that loses what it needs',
    message: ({ analysis, losses }) => `\`${analysis}\` is promised, and where only private elements hold them, the rules remove ${inWords(losses.map(({ words, makers }) => `the ${words} of ${inWords(makers)}`), '; ')}`,
    help: ({ keepers }) => `keep what your scanners write: ${keepers.join('; ')}`,
    page: {
      means: 'Behind `preserve quantitative` stands an analysis, and makers keep some of its parameters in private elements, which the rules remove. Newer images may hold them in attributes of the standard as well.',
      matters: 'The files open and look right, and can no longer be analysed. The verifier finds it in each series, after the run; then it is late.',
      wrong: 'preserve quantitative diffusion\nremove private',
      right: 'preserve quantitative diffusion\nremove private\nkeep private "GEMS_ACQU_01" (0019,xxBB), (0019,xxBC), (0019,xxBD)\n  because "gradient directions of GE"',
    },
  }),
};

function inWords(items: readonly string[], sign = ', '): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(sign)} and ${items.at(-1) ?? ''}`;
}
