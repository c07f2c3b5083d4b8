import { lstatSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { BatchReport } from './batch-session.js';
import { WorkerDied, type Lane } from './lane.js';
import type { Task } from './task.js';

const batchFiles = 32;
const batchBytes = 64 << 20;

/**
 * Spreads tasks over lanes in batches, until there are none, a report says that the run cannot go on, or `stopped` says so. A worker
 * that dies is replaced, and the file it died over is kept back; the others of its batch are done again.
 *
 * @throws WorkerDied when a worker dies over no file, or over one that it was told to keep back
 */
export async function workThrough(tasks: Iterator<Task>, lanes: number, openLane: () => Lane, onReport: (report: BatchReport) => void, stopped: () => boolean): Promise<void> {
  const again: Task[][] = [];
  let failed = false;

  function next(): readonly Task[] | null {
    const batch = again.pop() ?? takeBatch(tasks);
    return batch.length === 0 ? null : batch;
  }

  async function run(): Promise<void> {
    let lane = openLane();
    try {
      for (let batch = next(); batch !== null && !failed && !stopped(); batch = next()) {
        try {
          const report = await lane.process(batch);
          failed ||= report.failed !== null;
          onReport(report);
        } catch (error) {
          const culprit = error instanceof WorkerDied && error.taskIndex !== null ? batch[error.taskIndex] : undefined;
          if (culprit === undefined || culprit.crashed) throw error;
          again.push(batch.map((task) => (task === culprit ? { ...task, crashed: true } : task)));
          lane = openLane();
        }
        // Signals and the progress bar get their turn, also when this thread does the work.
        await setImmediate();
      }
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      await lane.close();
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: lanes }, run));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** So many files that their message costs little beside them, and so few bytes that no worker is left with all the large ones. */
function takeBatch(tasks: Iterator<Task>): Task[] {
  const batch: Task[] = [];
  let lengthBytes = 0;
  while (batch.length < batchFiles && lengthBytes < batchBytes) {
    const next = tasks.next();
    if (next.done === true) break;
    batch.push(next.value);
    lengthBytes += lengthOf(next.value);
  }
  return batch;
}

function lengthOf({ path }: Task): number {
  const stat = lstatSync(typeof path === 'string' ? path : Buffer.from(path), { throwIfNoEntry: false });
  return stat?.size ?? 0;
}
