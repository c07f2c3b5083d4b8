import { holds } from '../../base/condition.js';
import { conditionInWords, ruleInWords, type Model } from '../../compiler/index.js';
import type { Observed } from './run-tests.js';

/** Which of the profile's own rules and branches the tests exercise; what it extends has tests of its own. */
export interface Coverage {
  readonly rules: readonly Covered[];
  /** each condition twice: that it holds, and that it does not */
  readonly branches: readonly Covered[];
}

export interface Covered {
  /** the rule's sentence, or the condition with what it was to do */
  readonly what: string;
  readonly source: string;
  readonly line: number;
  readonly exercised: boolean;
}

/** A rule is exercised where it acted on an element of some data set that left; a branch where some data set took it. */
export function coverageOf({ rules, acceptance }: Model, { acted, contexts }: Observed): Coverage {
  const own = rules.filter(({ tier }) => tier === 2);
  const conditional = [...own.flatMap(({ condition, origin }) => (condition === null ? [] : [{ condition, origin }])), ...acceptance.filter(({ origin }) => own.length === 0 || own.some((rule) => rule.origin.source === origin.source))];
  const branches = conditional.flatMap(({ condition, origin }) =>
    [true, false].map(
      (wanted): Covered => ({
        what: `${conditionInWords(condition)}: ${wanted ? 'holds' : 'does not hold'}`,
        source: origin.source,
        line: origin.line,
        exercised: contexts.some((lookup) => holds(condition, lookup) === wanted),
      }),
    ),
  );
  return {
    rules: own.map((rule): Covered => ({ what: ruleInWords(rule), source: rule.origin.source, line: rule.origin.line, exercised: (acted.get(rule.id) ?? 0) > 0 })),
    branches: distinct(branches),
  };
}

/** A block's condition stands on each of its rules, and an attribute's on each selector of its statement. */
function distinct(branches: readonly Covered[]): readonly Covered[] {
  return [...new Map(branches.map((one) => [one.what, one])).values()];
}
