import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type Json } from '../../base/canonical-json.js';
import { err, ok, type Result } from '../../base/result.js';
import { onSide } from './system-fault.js';

/** What a person decided on an image in doubt: what is framed becomes black, or it is no text that says who somebody is. */
export type Verdict = 'redact' | 'leave';

export interface ReviewDecision {
  /** of the input that was seen; another file of the same name is undecided */
  readonly inputSha256: string;
  readonly input: string;
  readonly verdict: Verdict;
  /** in the person's words; '' where redaction needs none */
  readonly because: string;
  /** ISO 8601, by the host's clock */
  readonly decided: string;
}

/** The file of decisions in a quarantine folder. */
export const decisionsName = 'decisions.json';

/** Canonical JSON, the inputs in order. */
export function printDecisions(decisions: readonly ReviewDecision[]): string {
  const list = decisions.toSorted((a, b) => (a.input < b.input ? -1 : a.input > b.input ? 1 : 0));
  return `${canonicalJson({ format: 'anonc-decisions', formatVersion: '1.0', decisions: list.map((each): Json => ({ ...each })) })}\n`;
}

/** The error is one sentence. What is not understood to the letter decides nothing. */
export function parseDecisions(text: string): Result<readonly ReviewDecision[], string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('the decisions of the quarantine are no JSON');
  }
  const { format, decisions } = (typeof value === 'object' && value !== null ? value : {}) as { readonly format?: unknown; readonly decisions?: unknown };
  if (format !== 'anonc-decisions' || !Array.isArray(decisions) || !decisions.every(isDecision)) return err('the decisions of the quarantine are not what `anonc review` writes');
  return ok(decisions);
}

function isDecision(value: unknown): value is ReviewDecision {
  const { inputSha256, input, verdict, because, decided } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof inputSha256 === 'string' && typeof input === 'string' && (verdict === 'redact' || verdict === 'leave') && typeof because === 'string' && typeof decided === 'string';
}

/** Verdicts by the digest of their input; none where nobody decided anything. */
export function readDecisions(quarantine: string): Result<ReadonlyMap<string, Verdict>, string> {
  const path = join(quarantine, decisionsName);
  if (!existsSync(path)) return ok(new Map());
  const read = parseDecisions(onSide('input', () => readFileSync(path, 'utf8')));
  return read.ok ? ok(new Map(read.value.map(({ inputSha256, verdict }) => [inputSha256, verdict]))) : read;
}
