import type { Host } from './host.js';

export interface Progress {
  /** Shows how far the work is; `total` is null while it is not known. */
  show(done: number, total: number | null, remark: string): void;
  /** Takes the line away. */
  end(): void;
}

const waitMilliseconds = 1000;
const pauseMilliseconds = 100;

/** A line on the terminal's error side, from the second second on; nothing where there is no terminal. */
export function startProgress(what: string, host: Host): Progress {
  if (!host.errorIsTerminal) return { show: () => undefined, end: () => undefined };
  const started = host.now().getTime();
  let shownAt = started + waitMilliseconds - pauseMilliseconds;
  let shown = false;
  return {
    show(done, total, remark) {
      const now = host.now().getTime();
      if (now - shownAt < pauseMilliseconds) return;
      shownAt = now;
      shown = true;
      const rate = Math.round(done / ((now - started) / 1000));
      host.error(`\r\u001B[K${what} ${total === null ? done : `${bar(done, total)} ${done}/${total}`} files, ${rate}/s${remark === '' ? '' : `, ${remark}`}`);
    },
    end() {
      if (shown) host.error('\r\u001B[K');
    },
  };
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? 20 : Math.round((20 * done) / total);
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}]`;
}
