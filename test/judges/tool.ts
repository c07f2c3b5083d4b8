import { spawnSync } from 'node:child_process';

export interface ToolRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of the machine; 'absent' where it is not installed. Output is taken byte for byte, as Latin-1. */
export function runTool(name: string, args: readonly string[]): ToolRun | 'absent' {
  const run = spawnSync(name, args, { encoding: 'latin1', maxBuffer: 256 * 1024 * 1024, timeout: 60_000 });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') return 'absent';
  return { exitCode: run.status, stdout: run.stdout, stderr: run.stderr };
}

const found = new Map<string, boolean>();

export function hasTool(name: string): boolean {
  const known = found.get(name) ?? runTool(name, ['--version']) !== 'absent';
  found.set(name, known);
  return known;
}
