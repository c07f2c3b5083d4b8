import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/cli/host.js';
import { startProgress } from '../../src/cli/progress.js';

function watch(terminal: boolean, times: readonly number[]): string {
  let told = '';
  let clock = 0;
  const host = { ...nodeHost(), errorIsTerminal: terminal, now: () => new Date(clock), error: (text: string) => void (told += text) };
  const progress = startProgress('reading', host);
  for (const [index, time] of times.entries()) {
    clock = time;
    progress.show((index + 1) * 10, null, '');
  }
  progress.end();
  return told;
}

describe('progress', () => {
  it('is shown on a terminal once work takes longer than a second, and taken away at the end', () => {
    expect(watch(true, [100, 900, 2000])).toBe('\r\u001B[Kreading 30 files, 15/s\r\u001B[K');
  });

  it('is not shown when the work is short, or where no terminal is', () => {
    expect(watch(true, [100, 900])).toBe('');
    expect(watch(false, [100, 2000])).toBe('');
  });

  it('is drawn ten times a second at most', () => {
    expect(watch(true, Array.from({ length: 1000 }, (_, index) => 1000 + index)).match(/reading/g)).toHaveLength(10);
  });
});
