import { Worker } from 'node:worker_threads';
import type { Plan } from '../../compiler/lower/plan.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import type { RuntimeKeys } from '../keys.js';
import { BatchSession, type BatchReport } from './batch-session.js';
import type { Verdict } from './decisions.js';
import type { Engine } from './engine.js';
import { Stopped } from './system-fault.js';
import type { Task } from './task.js';

/** What a worker needs to know; plain data, for it crosses threads. */
export interface WorkerSetup {
  readonly plan: Plan;
  readonly enrolment: Enrolment;
  readonly keys: RuntimeKeys;
  readonly out: string;
  readonly quarantine: string;
  readonly spool: string;
  readonly dryRun: boolean;
  /** what persons decided on images in doubt, by the digest of the input */
  readonly decisions: ReadonlyMap<string, Verdict>;
  /** number of the chain, one a worker */
  readonly chain: number;
  /** hash of the run's record */
  readonly root: string;
  /** one number, not 0 when the run is to end; shared by all */
  readonly stop: SharedArrayBuffer;
  /** one number, the index of the task under way, -1 between batches */
  readonly current: SharedArrayBuffer;
}

/** A worker died over one task; null: over none, so that another worker would die as well. */
export class WorkerDied extends Error {
  constructor(readonly taskIndex: number | null) {
    super('a worker died');
  }
}

/** A place where batches are worked on, one after the other. */
export interface Lane {
  /** @throws WorkerDied */
  process(tasks: readonly Task[]): Promise<BatchReport>;
  close(): Promise<void>;
}

export function openSession(setup: WorkerSetup, engine: Engine): BatchSession {
  const stop = new Int32Array(setup.stop);
  const current = new Int32Array(setup.current);
  const workplace = {
    ...setup,
    engine,
    prepared: engine.prepare(setup.plan, setup.enrolment),
    pulse() {
      if (Atomics.load(stop, 0) !== 0) throw new Stopped();
    },
  };
  return new BatchSession(workplace, setup.plan.digest, setup.root, (index) => Atomics.store(current, 0, index));
}

/** Works in this thread: no messages, and nothing to start. */
export function localLane(setup: WorkerSetup, engine: Engine): Lane {
  const session = openSession(setup, engine);
  return { process: (tasks) => session.process(tasks), close: () => session.close() };
}

/** A file that makes a worker grow beyond this ends the worker and goes to the quarantine; read buffers do not count. */
const heapLimitMebibytes = 192;

/** Works in a thread of its own that runs the module at `script`. */
export function threadLane(setup: WorkerSetup, script: URL): Lane {
  const current = new Int32Array(setup.current).fill(-1);
  // Nothing of a worker's own output reaches the terminal: the text of an error may hold a value.
  const worker = new Worker(script, { workerData: setup, stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: heapLimitMebibytes } });
  let waiting: { readonly resolve: (report: BatchReport) => void; readonly reject: (reason: WorkerDied) => void } | null = null;
  let dead: WorkerDied | null = null;
  function die(): void {
    const index = Atomics.load(current, 0);
    dead ??= new WorkerDied(index < 0 ? null : index);
    waiting?.reject(dead);
  }
  worker.on('message', (report: BatchReport) => waiting?.resolve(report));
  worker.on('error', die);
  worker.on('exit', die);
  worker.stdout.resume();
  worker.stderr.resume();
  return {
    async process(tasks) {
      if (dead !== null) throw dead;
      try {
        return await new Promise<BatchReport>((resolve, reject) => {
          waiting = { resolve, reject };
          worker.postMessage(tasks);
        });
      } finally {
        waiting = null;
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}
