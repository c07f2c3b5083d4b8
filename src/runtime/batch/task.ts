import type { Input } from './list-inputs.js';
import type { InputRecord } from './journal.js';

/** What a worker is told about one input. */
export interface Task extends Input {
  /** what an earlier run recorded; the input is skipped when both digests still hold */
  readonly before: Recorded | null;
  /** a worker died over this file: it is kept back unread */
  readonly crashed: boolean;
}

export type Recorded = Pick<InputRecord, 'inputSha256' | 'output' | 'outputSha256' | 'outcome' | 'reason'>;

/** What became of one input, before it stands in a chain. */
export type Settled = Omit<InputRecord, 'record' | 'chain' | 'plan' | 'previous' | 'input'>;

export function withoutOutput(outcome: 'quarantined' | 'review' | 'rejected', inputSha256: string | null, reason: string, message: string, place: string | null = null): Settled {
  return { inputSha256, output: null, outputSha256: null, outcome, reason, message, ...(place === null ? {} : { place }), rules: {} };
}
