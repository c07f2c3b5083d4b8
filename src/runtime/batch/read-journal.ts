import { createHash, type Hash } from 'node:crypto';
import { err, ok, type Result } from '../../base/result.js';
import { hashOfLine, type EndRecord, type InputRecord, type JournalRecord, type RunRecord } from './journal.js';

/** What a journal says when every chain holds. */
export interface JournalState {
  readonly runs: readonly RunRecord[];
  /** the last run wrote its end */
  readonly finished: boolean;
  /** bytes up to the end of the last whole line; what follows is a line that a crash cut off */
  readonly wholeBytes: number;
  /** SHA-256 of those bytes */
  readonly digest: string;
}

export interface JournalFault {
  /** 1-based */
  readonly line: number;
  /** one sentence, without a path or value */
  readonly message: string;
}

/**
 * Reads a journal and checks its chains. `chunks` are its bytes in order. `onInput` is called for each input record in turn, before
 * it is known whether the rest holds. A last line without its newline is no fault: a crash cut it off, and it counts as not written.
 */
export function readJournal(chunks: Iterable<Uint8Array>, onInput: (record: InputRecord) => void): Result<JournalState, JournalFault> {
  const check = new ChainCheck(onInput);
  let line = 0;
  for (const bytes of wholeLines(chunks)) {
    line += 1;
    const fault = check.take(bytes);
    if (fault !== null) return err({ line, message: fault });
  }
  return ok(check.state());
}

function* wholeLines(chunks: Iterable<Uint8Array>): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const piece = Buffer.from(chunk.buffer, chunk.byteOffset + from, end - from);
      yield rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    if (from < chunk.length) rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
}

class ChainCheck {
  private readonly runs: RunRecord[] = [];
  private readonly before: Hash = createHash('sha256');
  private bytes = 0;
  private root: string | null = null;
  private ended = false;
  private chains = new Map<string, string>();
  private counts = new Map<string, number>();

  constructor(private readonly onInput: (record: InputRecord) => void) {}

  /** Null, or why this line breaks the journal. */
  take(line: Buffer): string | null {
    const record = parse(line);
    if (record === null) return 'the line is no record of a journal';
    const fault = this.link(record);
    if (fault !== null) return fault;
    this.step(record, hashOfLine(line));
    this.before.update(line).update('\n');
    this.bytes += line.length + 1;
    return null;
  }

  state(): JournalState {
    return { runs: this.runs, finished: this.ended, wholeBytes: this.bytes, digest: this.before.copy().digest('hex') };
  }

  private link(record: JournalRecord): string | null {
    if (record.record === 'run') {
      const expected = this.bytes === 0 ? null : this.before.copy().digest('hex');
      return record.previous === expected ? null : 'the run does not follow what stands before it: lines were changed, added or taken out';
    }
    if (this.root === null || this.ended) return 'the record belongs to no run';
    if (record.record === 'end') return this.endHolds(record);
    if (record.plan !== this.runs.at(-1)?.plan) return 'the record names another plan than its run';
    const expected = this.chains.get(String(record.chain)) ?? this.root;
    return record.previous === expected ? null : 'the record does not follow the one before it in its chain: lines were changed, added or taken out';
  }

  private endHolds(record: EndRecord): string | null {
    if (record.previous !== this.root) return 'the end does not belong to its run';
    if (!same(record.chains, this.chains)) return 'the run ended with other records than stand here: lines were changed, added or taken out';
    return same(record.counts, this.counts) ? null : 'the counts at the end of the run are not those of its records';
  }

  private step(record: JournalRecord, hash: string): void {
    if (record.record === 'run') {
      this.runs.push(record);
      this.root = hash;
      this.ended = false;
      this.chains = new Map();
      this.counts = new Map();
    } else if (record.record === 'end') {
      this.ended = true;
    } else {
      this.chains.set(String(record.chain), hash);
      this.counts.set(record.outcome, (this.counts.get(record.outcome) ?? 0) + 1);
      this.onInput(record);
    }
  }
}

function same(stated: Readonly<Record<string, unknown>>, found: ReadonlyMap<string, unknown>): boolean {
  return Object.keys(stated).length === found.size && [...found].every(([key, value]) => stated[key] === value);
}

function parse(line: Buffer): JournalRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const shape = shapes[String(record['record'])];
  if (shape === undefined) return null;
  return Object.entries(shape).every(([key, fits]) => fits(record[key])) ? (value as JournalRecord) : null;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const outcomes: readonly unknown[] = ['released', 'review', 'quarantined', 'rejected'];

const shapes: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  run: { plan: isText, key: isText, tool: isText, started: isText, tables: (value) => value === undefined || (isObject(value) && Object.values(value as object).every(isText)), previous: isTextOrNull },
  input: {
    chain: (value) => Number.isInteger(value),
    input: isText,
    inputSha256: isTextOrNull,
    output: isTextOrNull,
    outputSha256: isTextOrNull,
    outcome: (value) => outcomes.includes(value),
    reason: isTextOrNull,
    plan: isText,
    rules: isObject,
    previous: isText,
  },
  end: { chains: isObject, counts: isObject, previous: isText },
};
