import { closeSync, existsSync, fdatasyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../base/result.js';
import type { BatchReport } from './batch-session.js';
import { hashOfLine, lineOf, type RunRecord } from './journal.js';
import { readChunks } from './read-chunks.js';
import { readJournal, type JournalState } from './read-journal.js';
import { onSide } from './system-fault.js';
import type { Recorded } from './task.js';

/** What earlier runs recorded. */
export interface EarlierRuns {
  readonly state: JournalState | null;
  /** input -> its last record */
  readonly recorded: ReadonlyMap<string, Recorded>;
}

/** Reads the journal of earlier runs; without one, nothing was recorded. The error is one sentence: a chain is broken. */
export function readEarlierRuns(path: string): Result<EarlierRuns, string> {
  const recorded = new Map<string, Recorded>();
  if (!existsSync(path)) return ok({ state: null, recorded });
  const read = readJournal(readChunks(path), ({ input, inputSha256, output, outputSha256, outcome, reason }) => recorded.set(input, { inputSha256, output, outputSha256, outcome, reason }));
  return read.ok ? ok({ state: read.value, recorded }) : err(`line ${read.error.line} of the journal does not hold: ${read.error.message}`);
}

const bytesPerFlush = 1 << 20;

/** The journal while a run writes it. Readable by its owner alone: it names the inputs. All methods throw a SystemFault. */
export class JournalFile {
  /** hash of the run's own record, where each chain starts */
  readonly root: string;
  private readonly file: number;
  private readonly ends: Record<string, string> = {};
  private unflushed = 0;

  /** Opens the run after the last whole line of earlier ones; a line that a crash cut off is taken away. */
  constructor(path: string, earlier: JournalState | null, run: Omit<RunRecord, 'record' | 'previous'>) {
    this.file = onSide('output', () => {
      mkdirSync(dirname(path), { recursive: true });
      const file = openSync(path, earlier === null ? 'ax' : 'a', 0o600);
      if (earlier !== null) ftruncateSync(file, earlier.wholeBytes);
      return file;
    });
    const line = lineOf({ record: 'run', ...run, previous: earlier?.digest ?? null });
    this.root = hashOfLine(line);
    this.write(`${line}\n`);
    this.flush();
  }

  /** Takes the finished lines of one batch. */
  add({ chain, lines, last }: BatchReport): void {
    this.write(lines);
    if (last !== null) this.ends[String(chain)] = last;
  }

  /** Closes the run: nothing of its records can be cut off unseen any more. */
  end(counts: Readonly<Record<string, number>>): void {
    this.write(`${lineOf({ record: 'end', chains: this.ends, counts, previous: this.root })}\n`);
  }

  close(): void {
    this.flush();
    onSide('output', () => closeSync(this.file));
  }

  private write(lines: string): void {
    const bytes = Buffer.from(lines);
    onSide('output', () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    });
    this.unflushed += lines.length;
    if (this.unflushed > bytesPerFlush) this.flush();
  }

  private flush(): void {
    onSide('output', () => fdatasyncSync(this.file));
    this.unflushed = 0;
  }
}
