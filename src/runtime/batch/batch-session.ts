import type { Plan } from '../../compiler/lower/plan.js';
import { hashOfLine, lineOf } from './journal.js';
import { OutputFolder } from './place-output.js';
import { FileProcessor, type FileResult, type Staged, type Workplace } from './process-file.js';
import { Stopped, SystemFault } from './system-fault.js';
import type { Settled, Task } from './task.js';

/** What came of one batch of inputs. */
export interface BatchReport {
  /** lines of the journal, each with its newline */
  readonly lines: string;
  readonly chain: number;
  /** hash of the chain's last line; null while the chain has none */
  readonly last: string | null;
  /** "released", "quarantined truncated", "skipped rejected not-dicom", … -> how many */
  readonly counts: Readonly<Record<string, number>>;
  readonly inputs: number;
  /** the run cannot go on: the system's code of what failed while writing */
  readonly failed: string | null;
}

/**
 * One worker's part of a run: takes batches of inputs, writes their outputs, and makes its own chain of records. The outputs of a
 * batch are flushed together and named only then, and a record is made only for a file that has its name.
 */
export class BatchSession {
  private readonly processor: FileProcessor;
  private readonly outputs: OutputFolder;
  private last: string | null = null;

  constructor(
    private readonly at: Workplace,
    private readonly plan: Plan['digest'],
    /** hash of the run's own record, the start of the chain */
    private readonly root: string,
    /** told which task of the batch is under way */
    private readonly onTask: (index: number) => void,
  ) {
    this.processor = new FileProcessor(at);
    this.outputs = new OutputFolder(at.out);
  }

  /** Stops early, with what is done so far, when the run is to end or the output side fails. */
  async process(tasks: readonly Task[]): Promise<BatchReport> {
    const results: { readonly input: string; readonly result: FileResult }[] = [];
    let failed: string | null = null;
    try {
      for (const [index, task] of tasks.entries()) {
        this.onTask(index);
        results.push({ input: task.input, result: await this.processor.process(task, index) });
      }
    } catch (error) {
      if (error instanceof SystemFault) failed = error.code;
      else if (!(error instanceof Stopped)) throw error;
    }
    const report = new Report(this.at.chain);
    const parts = results.flatMap(({ result }) => (result.kind === 'staged' ? [result] : []));
    failed ??= await settleAll(parts);
    for (const { input, result } of results) {
      if (result.kind === 'skipped') {
        report.skip(result.before);
        continue;
      }
      const outcome = result.kind === 'settled' ? result.settled : failed === null ? this.name(result) : null;
      if (outcome === null || outcome instanceof SystemFault) {
        if (outcome !== null) failed = outcome.code;
        continue;
      }
      report.add(this.chain(input, outcome), outcome);
    }
    for (const { part } of parts) if (failed !== null) part?.discard();
    return report.close(this.last, failed);
  }

  async close(): Promise<void> {
    await this.processor.close();
  }

  private name({ part, place, settled }: Staged): Settled | SystemFault {
    if (part === null || settled.outputSha256 === null) return settled;
    try {
      return { ...settled, output: this.outputs.place(part.path, place, settled.outputSha256) };
    } catch (error) {
      if (error instanceof SystemFault) return error;
      throw error;
    }
  }

  private chain(input: string, settled: Settled): string {
    const line = lineOf({ record: 'input', chain: this.at.chain, input, ...settled, plan: this.plan, previous: this.last ?? this.root });
    this.last = hashOfLine(line);
    return line;
  }
}

/** Flushes all at once: the disk orders them better than we could. The code of a failing, or null. */
async function settleAll(parts: readonly Staged[]): Promise<string | null> {
  const done = await Promise.allSettled(parts.map(({ part }) => part?.settle() ?? Promise.resolve()));
  const failure = done.find((one) => one.status === 'rejected');
  if (failure === undefined) return null;
  if (failure.reason instanceof SystemFault) return failure.reason.code;
  throw failure.reason;
}

type Ending = Pick<Settled, 'outcome' | 'reason'>;

function spelled({ outcome, reason }: Ending): string {
  return reason === null ? outcome : `${outcome} ${reason}`;
}

class Report {
  private readonly lines: string[] = [];
  private readonly counts: Record<string, number> = {};
  private inputs = 0;

  constructor(private readonly chain: number) {}

  add(line: string, settled: Ending): void {
    this.lines.push(`${line}\n`);
    this.count(spelled(settled));
  }

  skip(before: Ending): void {
    this.count(`skipped ${spelled(before)}`);
  }

  close(last: string | null, failed: string | null): BatchReport {
    return { chain: this.chain, lines: this.lines.join(''), last, counts: this.counts, inputs: this.inputs, failed };
  }

  private count(key: string): void {
    this.counts[key] = (this.counts[key] ?? 0) + 1;
    this.inputs += 1;
  }
}
