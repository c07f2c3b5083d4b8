import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { commandLine } from '../../src/cli/command-line.js';
import { nodeHost, type Host } from '../../src/cli/host.js';

export interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in this process, on the real files, with a terminal of its own and an empty environment. */
export async function anonc(args: readonly string[], other: Partial<Host> = {}): Promise<Ended> {
  const told = { out: '', error: '' };
  const host: Host = {
    ...nodeHost(),
    processors: 1,
    color: false,
    errorIsTerminal: false,
    out: (text) => void (told.out += text),
    error: (text) => void (told.error += text),
    environment: () => undefined,
    interrupt: () => new AbortController().signal,
    ...other,
  };
  return { exitCode: await commandLine(args, host), ...told };
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  folders.push(folder);
  return folder;
}
