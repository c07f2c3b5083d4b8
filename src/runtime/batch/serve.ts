import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../base/assert.js';
import type { RuntimeKeys } from '../keys.js';
import type { Engine } from './engine.js';
import { openSession, type WorkerSetup } from './lane.js';
import type { Task } from './task.js';

/** Serves batches to the thread that started this one. An error that is thrown ends the worker, and with it the file it was at. */
export function serve(engine: Engine): void {
  const port = parentPort;
  assert(port !== null, 'a worker has no port');
  const setup = workerData as WorkerSetup;
  const session = openSession({ ...setup, keys: asBuffers(setup.keys) }, engine);
  const current = new Int32Array(setup.current);
  port.on('message', (tasks: readonly Task[]) => {
    void session.process(tasks).then((report) => {
      Atomics.store(current, 0, -1);
      port.postMessage(report);
    });
  });
}

/** A Buffer crosses threads as plain bytes. */
function asBuffers(keys: RuntimeKeys): RuntimeKeys {
  const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { id: keys.id, uid: buffer(keys.uid), pseudonym: buffer(keys.pseudonym), shift: buffer(keys.shift), fingerprint: buffer(keys.fingerprint), path: buffer(keys.path) };
}
