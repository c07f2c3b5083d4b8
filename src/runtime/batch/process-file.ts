import { join } from 'node:path';
import type { Prepared } from '../context/prepare.js';
import type { Edited, Outcome, Refusal } from '../outcome.js';
import type { RuntimeKeys } from '../keys.js';
import type { Engine } from './engine.js';
import { PartFile, Scratch } from './part-file.js';
import { outputPlace, sha256OfFile, type OutputPlace } from './place-output.js';
import { Quarantine } from './quarantine.js';
import { ChangedWhileRead, InputReader, type OpenInput } from './read-input.js';
import { inflateToSpool } from './spool.js';
import { Stopped, systemCode, SystemFault } from './system-fault.js';
import { withoutOutput, type Recorded, type Settled, type Task } from './task.js';
import { writeEdited } from './write-edited.js';

/** Where one worker reads and writes. */
export interface Workplace {
  readonly engine: Engine;
  readonly prepared: Prepared;
  readonly keys: RuntimeKeys;
  readonly out: string;
  readonly quarantine: string;
  /** a private folder for inflated datasets and copies under way */
  readonly spool: string;
  /** tells this worker's files from those of others */
  readonly chain: number;
  readonly dryRun: boolean;
  /** called between files and between chunks; throws `Stopped` when the run is to end */
  readonly pulse: () => void;
}

/** An output that is written but not yet flushed or named; null in a dry run, where nothing is written. */
export interface Staged {
  readonly kind: 'staged';
  readonly part: PartFile | null;
  readonly place: OutputPlace;
  readonly settled: Settled;
}

export type FileResult = Staged | { readonly kind: 'settled'; readonly settled: Settled } | { readonly kind: 'skipped'; readonly before: Recorded };

/** Takes one input after the other from its bytes to a written part or to the quarantine. */
export class FileProcessor {
  private readonly reader = new InputReader();
  private readonly scratch = new Scratch();
  private readonly quarantine: Quarantine;

  constructor(private readonly at: Workplace) {
    this.quarantine = new Quarantine(at.quarantine, join(at.spool, `copy-${at.chain}.part`), this.scratch);
  }

  /**
   * One input. `slot` tells apart the parts that wait for their names. Whatever goes wrong with the file itself ends in a record;
   * only a failing of the output side (SystemFault) and `Stopped` are thrown.
   */
  async process(task: Task, slot: number): Promise<FileResult> {
    this.at.pulse();
    if (task.fault !== null) return settled(withoutOutput('rejected', null, task.fault, faultMessages[task.fault]));
    let open: OpenInput;
    try {
      open = this.reader.open(task.path, this.at.pulse);
    } catch (error) {
      return settled(unreadable(error));
    }
    try {
      return await this.processOpen(task, open, slot);
    } catch (error) {
      if (error instanceof ChangedWhileRead || (error instanceof SystemFault && error.side === 'input')) return settled(unreadable(error));
      throw error;
    } finally {
      open.close();
    }
  }

  private async processOpen(task: Task, open: OpenInput, slot: number): Promise<FileResult> {
    if (task.before !== null && task.before.inputSha256 === open.sha256 && this.stillStands(task.before.output, task.before.outputSha256)) {
      return { kind: 'skipped', before: task.before };
    }
    if (task.crashed) return this.keepBack(task, open, crash);
    const spools: (() => void)[] = [];
    try {
      const outcome = await this.deidentify(open, spools);
      if (outcome.kind === 'refused') return await this.keepBack(task, open, outcome);
      return await this.stage(outcome, open, slot);
    } catch (error) {
      if (error instanceof SystemFault || error instanceof Stopped || error instanceof ChangedWhileRead) throw error;
      return await this.keepBack(task, open, internalError(error));
    } finally {
      for (const close of spools) close();
    }
  }

  private async deidentify(open: OpenInput, spools: (() => void)[]): Promise<Outcome> {
    const { engine, prepared, keys, spool, chain } = this.at;
    const outcome = engine.deidentify(prepared, open.source, keys);
    if (outcome.kind !== 'refused' || outcome.bodyOffsetBytes === undefined) return outcome;
    const inflated = await inflateToSpool(open.file, outcome.bodyOffsetBytes, join(spool, `inflated-${chain}.part`), this.at.pulse);
    if (inflated === 'too-large') return outcome;
    if (inflated === 'not-deflated') return { kind: 'refused', reason: 'truncated', message: 'the deflated dataset ends early or is damaged', place: null };
    spools.push(() => inflated.close());
    return engine.deidentify(prepared, open.source, keys, { inflated: inflated.source });
  }

  private async stage(edited: Edited, open: OpenInput, slot: number): Promise<Staged> {
    const { dryRun, out, chain } = this.at;
    const place = outputPlace(edited);
    const released: Settled = { inputSha256: open.sha256, output: null, outputSha256: null, outcome: 'released', reason: null, rules: Object.fromEntries(edited.rules) };
    if (dryRun) return { kind: 'staged', part: null, place, settled: released };
    const part = new PartFile(join(out, partName(chain, slot)), 0o640, this.scratch);
    try {
      await writeEdited(edited, part, this.at.pulse);
      open.checkUnchanged();
    } catch (error) {
      part.discard();
      throw error;
    }
    return { kind: 'staged', part, place, settled: { ...released, outputSha256: part.sha256() } };
  }

  private async keepBack(task: Task, open: OpenInput, { reason, message, place }: Omit<Refusal, 'kind'>): Promise<FileResult> {
    if (reason === notDicom) return settled(withoutOutput('rejected', open.sha256, reason, message, place));
    if (!this.at.dryRun) await this.quarantine.keep(reason, task.input, open, this.at.pulse);
    return settled(withoutOutput('quarantined', open.sha256, reason, message, place));
  }

  private stillStands(output: string | null, sha256: string | null): boolean {
    if (output === null) return true;
    try {
      return sha256OfFile(join(this.at.out, output)) === sha256;
    } catch (error) {
      if (systemCode(error) === null) throw error;
      return false;
    }
  }
}

/** A file that is no DICOM at all: the inputs of a site hold lists, notes and logs, and copies of them would hide what matters. */
const notDicom = 'not-dicom';

/** Parts stand in OUT itself, so that a link to their place never crosses file systems. */
export const partPattern = /^\.anonc-\d+-\d+\.part$/;

function partName(chain: number, slot: number): string {
  return `.anonc-${chain}-${slot}.part`;
}

const faultMessages = {
  link: 'a symbolic link; links are not followed',
  'not-a-file': 'no regular file',
  unreadable: 'the folder cannot be read',
} as const;

const crash = { reason: 'internal-error', message: 'the file ended the worker that read it', place: null };

/** The error's text may hold a value, so its place in the program speaks for it. */
function internalError(error: unknown): Omit<Refusal, 'kind'> {
  const frame = error instanceof Error ? /\n\s+at .*?([\w.-]+\.[jt]s:\d+:\d+)/.exec(error.stack ?? '')?.[1] : undefined;
  return { reason: 'internal-error', message: `an error of the program${frame === undefined ? '' : ` at ${frame}`}`, place: null };
}

function unreadable(error: unknown): Settled {
  if (error instanceof ChangedWhileRead) return withoutOutput('rejected', null, 'changed-while-read', 'the file changed while it was read');
  if (error instanceof SystemFault && error.side === 'input') return withoutOutput('rejected', null, 'unreadable', `the file cannot be read (${error.code})`);
  throw error;
}

function settled(record: Settled): FileResult {
  return { kind: 'settled', settled: record };
}
