import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plan } from '../../compiler/lower/plan.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import type { RuntimeKeys } from '../keys.js';
import type { BatchReport } from './batch-session.js';
import { readDecisions } from './decisions.js';
import type { Engine } from './engine.js';
import { JournalFile, readEarlierRuns, type EarlierRuns } from './journal-file.js';
import { localLane, threadLane, WorkerDied, type Lane, type WorkerSetup } from './lane.js';
import { isEmptyFolder, openInputs, type Inputs } from './list-inputs.js';
import { takeLock } from './lock.js';
import { writeNotice } from './notice.js';
import { checkPlaces, type Places } from './places.js';
import { removeReleased } from './remove-released.js';
import { partPattern } from './process-file.js';
import { makePrivateFolder } from './quarantine.js';
import { onSide, systemCode, SystemFault } from './system-fault.js';
import type { Task } from './task.js';
import { Tally, type Counts } from './tally.js';
import { workThrough } from './work-through.js';

export interface BatchRequest extends Places {
  readonly plan: Plan;
  /** the tables that the plan names, as they are now */
  readonly enrolment: Enrolment;
  readonly keys: RuntimeKeys;
  /** where the key was read from; null: from the environment */
  readonly keyFile: string | null;
  /** files and folders */
  readonly inputs: readonly string[];
  /** 1: the work is done in this thread */
  readonly workers: number;
  readonly resume: boolean;
  readonly dryRun: boolean;
  /** name and version, for the journal */
  readonly tool: string;
  /** ISO 8601, for the journal */
  readonly started: string;
  /** aborted when the run is to end after the files under way */
  readonly stop?: AbortSignal;
  /** told after each batch of files */
  readonly onProgress?: (counts: Counts) => void;
}

/**
 * finished: every input has its record. interrupted: it was told to stop; `resume` goes on. failed: the system refused to write, by
 * its code. refused: nothing was done, for the reason given: usage (of the command), integrity (of the journal, or another plan or
 * key than its), busy (another run is at it).
 */
export type BatchEnd =
  | { readonly kind: 'finished' | 'interrupted'; readonly counts: Counts }
  | { readonly kind: 'failed'; readonly code: string; readonly counts: Counts }
  | { readonly kind: 'refused'; readonly why: 'usage' | 'integrity' | 'busy'; readonly message: string };

/** The thread's program; null: all work is done in this thread, whatever number of workers is asked for. */
export type WorkerScript = URL | null;

/** De-identifies files and folders: each input ends in the output folder or in the quarantine, and has its record in the journal. */
export async function runBatch(request: BatchRequest, engine: Engine, script: WorkerScript): Promise<BatchEnd> {
  const inputs = openInputs(request.inputs);
  if (!inputs.ok) return { kind: 'refused', why: 'usage', message: inputs.error };
  const places = checkPlaces(request, inputs.value.roots, request.keyFile);
  if (!places.ok) return { kind: 'refused', why: 'usage', message: places.error };
  try {
    if (request.dryRun) return await runLocked(request, places.value, inputs.value, engine, script);
    onSide('output', () => mkdirSync(dirname(places.value.journal), { recursive: true }));
    const lock = takeLock(`${places.value.journal}.lock`);
    if (lock === null) return { kind: 'refused', why: 'busy', message: 'another run writes this journal; if there is none, remove its .lock file' };
    try {
      return await runLocked(request, places.value, inputs.value, engine, script);
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof SystemFault) return { kind: 'failed', code: error.code, counts: new Tally().counts() };
    throw error;
  }
}

async function runLocked(request: BatchRequest, places: Places, inputs: Inputs, engine: Engine, script: WorkerScript): Promise<BatchEnd> {
  const earlier = readEarlierRuns(places.journal);
  if (!earlier.ok) return { kind: 'refused', why: 'integrity', message: earlier.error };
  const decisions = readDecisions(places.quarantine);
  if (!decisions.ok) return { kind: 'refused', why: 'integrity', message: decisions.error };
  const refusal = checkEarlier(request, places, earlier.value);
  if (refusal !== null) return refusal;

  const spool = prepareFolders(places, request.dryRun);
  try {
    return await work(request, { ...places, spool, decisions: decisions.value }, inputs, earlier.value, engine, script);
  } finally {
    onSide('output', () => {
      rmSync(spool, { recursive: true, force: true });
      if (!request.dryRun) cleanUp(places);
    });
  }
}

function checkEarlier({ plan, keys, resume }: BatchRequest, { out }: Places, { state }: EarlierRuns): BatchEnd | null {
  if (state === null) {
    if (isEmptyFolder(out)) return null;
    return { kind: 'refused', why: 'usage', message: 'the output folder is not empty and has no journal: name an empty folder, or the journal with --journal' };
  }
  if (!resume) return { kind: 'refused', why: 'usage', message: 'the journal tells of an earlier run: go on with --resume, or name another output folder and journal' };
  for (const run of state.runs) {
    if (run.plan !== plan.digest) return { kind: 'refused', why: 'integrity', message: 'the journal belongs to another plan: one output folder is made by one plan' };
    if (run.key !== keys.id) return { kind: 'refused', why: 'integrity', message: 'the journal belongs to another key: the new identifiers would not agree with those already given' };
  }
  return null;
}

/** Makes the folders, removes what a run that was cut off left, and returns the private folder for files under way. */
function prepareFolders({ out, quarantine }: Places, dryRun: boolean): string {
  return onSide('output', () => {
    if (dryRun) return mkdtempSync(join(tmpdir(), 'anonc-'));
    mkdirSync(out, { recursive: true });
    removeParts(out);
    makePrivateFolder(quarantine);
    const spool = join(quarantine, '.under-way');
    rmSync(spool, { recursive: true, force: true });
    mkdirSync(spool, { mode: 0o700 });
    chmodSync(spool, 0o700);
    return spool;
  });
}

/** Takes away parts, and a quarantine that nothing is in. */
function cleanUp({ out, quarantine }: Places): void {
  try {
    removeParts(out);
    rmdirSync(quarantine);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  }
}

function removeParts(out: string): void {
  for (const name of readdirSync(out)) if (partPattern.test(name)) rmSync(join(out, name));
}

async function work(request: BatchRequest, places: Places & Pick<WorkerSetup, 'spool' | 'decisions'>, inputs: Inputs, earlier: EarlierRuns, engine: Engine, script: WorkerScript): Promise<BatchEnd> {
  const { plan, enrolment, keys, dryRun, tool, started } = request;
  const tally = new Tally();
  const journal = dryRun ? null : new JournalFile(places.journal, earlier.state, { plan: plan.digest, key: keys.id, tool, started, ...(enrolment.tables.size === 0 ? {} : { tables: enrolment.digests }) });
  try {
    const ended = await workOff(request, { plan, enrolment, keys, ...places, dryRun, root: journal?.root ?? '' }, tasksOf(inputs, earlier), engine, script, (report) => {
      tally.add(report);
      journal?.add(report);
      request.onProgress?.(tally.counts());
    });
    if (tally.failed !== null) return { kind: 'failed', code: tally.failed, counts: tally.counts() };
    if (ended) journal?.end(tally.recorded());
    return { kind: ended ? 'finished' : 'interrupted', counts: tally.counts() };
  } catch (error) {
    if (error instanceof SystemFault) return { kind: 'failed', code: error.code, counts: tally.counts() };
    throw error;
  } finally {
    journal?.close();
    if (journal !== null && tally.failed === null) {
      removeReleased(places);
      writeNotice(places.quarantine, places.journal);
    }
  }
}

type SharedSetup = Omit<WorkerSetup, 'chain' | 'stop' | 'current'>;

/** Works the tasks off in lanes; false when the run was told to stop before their end. */
async function workOff({ workers, stop }: BatchRequest, setup: SharedSetup, tasks: Iterator<Task>, engine: Engine, script: WorkerScript, onReport: (report: BatchReport) => void): Promise<boolean> {
  const stopFlag = new SharedArrayBuffer(4);
  const raise = (): void => void Atomics.store(new Int32Array(stopFlag), 0, 1);
  const stopped = (): boolean => stop?.aborted === true;
  let chains = 0;
  function openLane(): Lane {
    const own: WorkerSetup = { ...setup, chain: chains, stop: stopFlag, current: new SharedArrayBuffer(4) };
    chains += 1;
    return workers === 1 || script === null ? localLane(own, engine) : threadLane(own, script);
  }
  stop?.addEventListener('abort', raise);
  try {
    await workThrough(tasks, script === null ? 1 : workers, openLane, onReport, stopped);
    return !stopped();
  } catch (error) {
    if (error instanceof WorkerDied) throw new Error('internal error: a worker died, and not over a file', { cause: error });
    throw error;
  } finally {
    stop?.removeEventListener('abort', raise);
  }
}

function* tasksOf(inputs: Inputs, { recorded }: EarlierRuns): Generator<Task> {
  for (const input of inputs.list()) yield { ...input, before: recorded.get(input.input) ?? null, crashed: false };
}

/** The worker's program beside this one; null where it is not built, and all work is done in one thread. */
export function builtWorker(): WorkerScript {
  const script = new URL('./worker.js', import.meta.url);
  return existsSync(script) ? script : null;
}
