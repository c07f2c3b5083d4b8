import type { Host } from './host.js';
import { startProgress } from './progress.js';

/** The files as they come, with a line on the terminal that says how far the work is; a bar where it is known how many they are. */
export function* watched<T>(what: string, files: Iterable<T>, host: Host, total: number | null = null): Generator<T> {
  const progress = startProgress(what, host);
  let done = 0;
  for (const file of files) {
    yield file;
    done += 1;
    progress.show(done, total, '');
  }
  progress.end();
}
