import { join } from 'node:path';
import type { Prepared } from '../context/prepare.js';
import type { ByteSource } from '../dicom/byte-window.js';
import type { DeidentifyOptions, Edited, Outcome, Refusal } from '../outcome.js';
import type { Redacted, Redactor } from '../pixels/redactor.js';
import type { PixelRequest } from '../pixels/request.js';
import type { RuntimeKeys } from '../keys.js';
import type { Verdict } from './decisions.js';
import type { Engine } from './engine.js';
import { PartFile, Scratch } from './part-file.js';
import { outputPlace, sha256OfFile, type OutputPlace } from './place-output.js';
import { Quarantine } from './quarantine.js';
import { ChangedWhileRead, InputReader, type OpenInput } from './read-input.js';
import { inflateToSpool, openFrameSpool, type SpoolFailure } from './spool.js';
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
  /** what persons decided on images in doubt, by the digest of the input */
  readonly decisions: ReadonlyMap<string, Verdict>;
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
  private redactor: Redactor | null = null;

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

  /** Ends what was opened for many files. */
  async close(): Promise<void> {
    await this.redactor?.close();
  }

  private async processOpen(task: Task, open: OpenInput, slot: number): Promise<FileResult> {
    const verdict = this.at.decisions.get(open.sha256) ?? null;
    const isDecided = task.before?.outcome === 'review' && verdict !== null;
    if (task.before !== null && !isDecided && task.before.inputSha256 === open.sha256 && this.stillStands(task.before.output, task.before.outputSha256)) {
      return { kind: 'skipped', before: task.before };
    }
    if (task.crashed) return this.keepBack(task, open, crash);
    const spools: (() => void)[] = [];
    try {
      const { outcome, picture, isDoubtful, wasDoubtful } = await this.deidentify(open, verdict, spools);
      if (picture !== null && !this.at.dryRun) this.quarantine.keepPicture(task.input, picture);
      if (outcome.kind === 'refused') return await this.keepBack(task, open, outcome, isDoubtful ? 'review' : 'quarantined');
      return await this.stage(outcome, open, slot, wasDoubtful ? verdict : null);
    } catch (error) {
      if (error instanceof SystemFault || error instanceof Stopped || error instanceof ChangedWhileRead) throw error;
      return await this.keepBack(task, open, internalError(error));
    } finally {
      for (const close of spools) close();
    }
  }

  private async deidentify(open: OpenInput, verdict: Verdict | null, spools: (() => void)[]): Promise<Made> {
    const { engine, prepared, keys } = this.at;
    const ask = (options: DeidentifyOptions): Outcome => engine.deidentify(prepared, open.source, keys, options);
    let options: DeidentifyOptions = { redactNow: (request) => this.redactor?.redactNow(request) ?? null };
    let outcome = ask(options);
    if (outcome.kind === 'refused' && outcome.bodyOffsetBytes !== undefined) {
      const inflated = await this.inflate(open, outcome.bodyOffsetBytes, spools);
      if (inflated === 'too-large') return withoutPicture(outcome);
      if (inflated === 'not-deflated') return withoutPicture({ kind: 'refused', reason: 'truncated', message: 'the deflated dataset ends early or is damaged', place: null });
      options = { ...options, inflated };
      outcome = ask(options);
    }
    if (outcome.kind !== 'refused' || outcome.pixels === undefined) return withoutPicture(outcome);
    const redacted = await this.redact(outcome.pixels, verdict, spools);
    if (redacted.kind === 'refused') return withoutPicture(redacted);
    const { redaction, doubts, picture } = redacted;
    if (doubts.length > 0 && verdict === null) return { outcome: inDoubt, picture, isDoubtful: true, wasDoubtful: false };
    return { outcome: ask({ ...options, redaction }), picture, isDoubtful: false, wasDoubtful: doubts.length > 0 };
  }

  private async inflate(open: OpenInput, bodyOffsetBytes: number, spools: (() => void)[]): Promise<ByteSource | SpoolFailure> {
    const inflated = await inflateToSpool(open.file, bodyOffsetBytes, this.spoolPath('inflated', spools), this.at.pulse);
    if (typeof inflated === 'string') return inflated;
    spools.push(() => inflated.close());
    return inflated.source;
  }

  private async redact(request: PixelRequest, verdict: Verdict | null, spools: (() => void)[]): Promise<Redacted> {
    this.redactor ??= this.at.engine.openRedactor();
    return await this.redactor.redact(request, {
      pulse: this.at.pulse,
      redactDoubts: verdict === 'redact',
      openSpool: () => {
        const frames = openFrameSpool(this.spoolPath('frames', spools));
        spools.push(() => frames.close());
        return frames;
      },
    });
  }

  /** No two spools of one file have the same name while they are opened. */
  private spoolPath(what: string, { length }: readonly unknown[]): string {
    return join(this.at.spool, `${what}-${this.at.chain}-${length}.part`);
  }

  private async stage(edited: Edited, open: OpenInput, slot: number, verdict: Verdict | null): Promise<Staged> {
    const { dryRun, out, chain } = this.at;
    const place = outputPlace(edited);
    const released: Settled = { inputSha256: open.sha256, output: null, outputSha256: null, outcome: 'released', reason: null, ...(verdict === null ? {} : { verdict }), rules: Object.fromEntries(edited.rules) };
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

  private async keepBack(task: Task, open: OpenInput, { reason, message, place }: Omit<Refusal, 'kind'>, outcome: 'quarantined' | 'review' = 'quarantined'): Promise<FileResult> {
    if (reason === notDicom) return settled(withoutOutput('rejected', open.sha256, reason, message, place));
    if (!this.at.dryRun) await this.quarantine.keep(reason, task.input, open, this.at.pulse);
    return settled(withoutOutput(outcome, open.sha256, reason, message, place));
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

/** What came of one input, and its picture where its pixels were redacted or should be. */
interface Made {
  readonly outcome: Outcome;
  readonly picture: Buffer | null;
  /** kept back for a person's decision */
  readonly isDoubtful: boolean;
  /** a person decided */
  readonly wasDoubtful: boolean;
}

function withoutPicture(outcome: Outcome): Made {
  return { outcome, picture: null, isDoubtful: false, wasDoubtful: false };
}

const inDoubt: Refusal = { kind: 'refused', reason: 'text-in-doubt', message: 'something in the picture may be text, and nobody can be sure; its picture shows where', place: null };

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
