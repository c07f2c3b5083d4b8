import { createHmac } from 'node:crypto';
import type { Finding } from './finding.js';
import type { Problem } from './obligations/obligation.js';
import type { Output } from './output.js';

/** What is wrong with a release, file by file. Of values it holds fingerprints alone: HMAC-SHA256 under a key of this run. */
export class Findings {
  readonly list: Finding[] = [];

  constructor(private readonly fingerprintKey: Uint8Array) {}

  /** @param rule in words, "sample.anon:3"; null: no rule is to blame */
  add(obligation: string, problem: Problem, { output, input, rule }: Pick<Finding, 'output' | 'input' | 'rule'>): void {
    this.list.push({
      grade: problem.grade,
      obligation,
      kind: problem.kind,
      output,
      input,
      tagPath: problem.tagPath ?? null,
      place: problem.place ?? (problem.tagPath === undefined ? 'file' : 'value'),
      rule,
      confidence: problem.confidence ?? 'high',
      fingerprint: problem.value === undefined ? null : this.fingerprint(problem.value),
      message: problem.message,
    });
  }

  ofOutput(obligation: string, problem: Problem, { output, original }: Output, rule: string | null): void {
    this.add(obligation, problem, { output, input: original?.input ?? null, rule });
  }

  notExamined(output: Output, kind: string, message: string): void {
    this.ofOutput('structure', { grade: 'not-examined', kind, message }, output, null);
  }

  private fingerprint(value: Uint8Array | string): string {
    return createHmac('sha256', this.fingerprintKey).update(value).digest('hex').slice(0, 8);
  }
}

export function ruleText(rule: { readonly origin: { readonly source: string; readonly line: number } } | null): string | null {
  return rule === null ? null : `${rule.origin.source}:${rule.origin.line}`;
}
