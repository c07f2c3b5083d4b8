import type { BatchReport } from './batch-session.js';

/** How many inputs came to which end. */
export interface Counts {
  readonly inputs: number;
  readonly released: number;
  readonly review: number;
  readonly quarantined: number;
  readonly rejected: number;
  /** done by an earlier run and left alone; they are counted under their outcome as well */
  readonly skipped: number;
  /** "quarantined truncated", "rejected not-dicom", … -> how many, those done before among them */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Adds up what the batches report. */
export class Tally {
  private readonly all = new Map<string, number>();
  private inputs = 0;
  private failure: string | null = null;

  add({ counts, inputs, failed }: BatchReport): void {
    this.inputs += inputs;
    this.failure ??= failed;
    for (const [key, count] of Object.entries(counts)) this.all.set(key, (this.all.get(key) ?? 0) + count);
  }

  /** The system's code of what failed while writing; null while nothing did. */
  get failed(): string | null {
    return this.failure;
  }

  counts(): Counts {
    return {
      inputs: this.inputs,
      released: this.of('released'),
      review: this.of('review'),
      quarantined: this.of('quarantined'),
      rejected: this.of('rejected'),
      skipped: this.sum(([first]) => first === 'skipped'),
      reasons: this.reasons(),
    };
  }

  private reasons(): Readonly<Record<string, number>> {
    const reasons: Record<string, number> = {};
    for (const [key, count] of [...this.all].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const ending = key.replace(/^skipped /, '');
      if (ending.includes(' ')) reasons[ending] = (reasons[ending] ?? 0) + count;
    }
    return reasons;
  }

  /** Records of each outcome that this run wrote. */
  recorded(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [key, count] of this.all) {
      const outcome = key.split(' ')[0] ?? '';
      if (outcome !== 'skipped') counts[outcome] = (counts[outcome] ?? 0) + count;
    }
    return counts;
  }

  private of(outcome: string): number {
    return this.sum(([first, second]) => first === outcome || (first === 'skipped' && second === outcome));
  }

  private sum(which: (words: readonly string[]) => boolean): number {
    let sum = 0;
    for (const [key, count] of this.all) if (which(key.split(' '))) sum += count;
    return sum;
  }
}
