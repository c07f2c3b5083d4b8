import type { Plan } from '../lower/plan.js';
import { recheckProofs } from '../prove/recheck.js';
import type { ProvenCase, ProvenClaim, Proofs } from '../prove/proofs.js';

/** What is proven of a plan, a line a claim, checked again as it is shown; what does not hold comes last. */
export function proofLines(plan: Plan): readonly string[] {
  return [...plan.proofs.claims.flatMap((claim) => claimLines(claim, plan.proofs)), ...recheckProofs(plan).map((problem) => `DOES NOT HOLD: ${problem}`)];
}

function claimLines({ name, options, table, rows, outside }: ProvenClaim, { certificates }: Proofs): readonly string[] {
  const cases = rows.flatMap(([, , certificate]) => certificates[certificate]?.flat() ?? []);
  const count = (is: (because: ProvenCase['because']) => boolean): number => cases.filter(({ because }) => is(because)).length;
  const impossible = count((because) => typeof because === 'object' && 'refutation' in because);
  const departures = count((because) => typeof because === 'object' && 'deviation' in because);
  const parts = [
    `${rows.length} rows of ${table}`,
    `${cases.length} cases`,
    ...(impossible === 0 ? [] : [`${impossible} that no file comes to`]),
    ...(departures === 0 ? [] : [`${departures} where a rule departs from it and says why`]),
  ];
  const claim = options.length === 0 ? name : `${name} with ${options.join(', ')}`;
  return [`${claim}: ${parts.join(', ')}`, ...outside.map(({ row, reason }) => `  outside the rules: ${row}: ${reason}`)];
}
