import type { Host } from './host.js';
import { startProgress } from './progress.js';

/** The files as they come, with a line on the terminal that says how far the work is. */
export function* watched<T>(what: string, files: Iterable<T>, host: Host): Generator<T> {
  const progress = startProgress(what, host);
  let done = 0;
  for (const file of files) {
    yield file;
    done += 1;
    progress.show(done, null, '');
  }
  progress.end();
}
