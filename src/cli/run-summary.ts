import type { Counts } from '../runtime/index.js';

/** What a run did, in counts: paths can hold names and stand in the journal and the notice alone. */
export function runSummary(counts: Counts, dryRun: boolean): string {
  const rows = (['released', 'review', 'quarantined', 'rejected'] as const)
    .filter((outcome) => outcome !== 'review' || counts.review > 0)
    .map((outcome) => `  ${outcome.padEnd(12)}${String(counts[outcome]).padStart(8)}${reasons(counts, outcome)}`);
  const head = `${counts.inputs} ${counts.inputs === 1 ? 'input' : 'inputs'}${dryRun ? ', and nothing was written' : ''}${counts.skipped > 0 ? `, ${counts.skipped} of them done before` : ''}`;
  return `${[head, ...rows].join('\n')}\n`;
}

function reasons({ reasons: all }: Counts, outcome: string): string {
  const own = Object.entries(all).filter(([key]) => key.startsWith(`${outcome} `));
  return own.length === 0 ? '' : `  ${own.map(([key, count]) => `${key.slice(outcome.length + 1)} ${count}`).join(', ')}`;
}
