import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { onSide, SystemFault, systemCode } from './system-fault.js';

/** Keeps a second run away from the same journal and output. */
export interface Lock {
  release(): void;
}

/** Takes the lock file, also one of a run on this machine that is no more; null while another run holds it. */
export function takeLock(path: string): Lock | null {
  const owner = `${hostname()} ${process.pid}\n`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      onSide('output', () => writeFileSync(path, owner, { flag: 'wx', mode: 0o600 }));
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof SystemFault) || error.code !== 'EEXIST') throw error;
      if (isHeld(path)) return null;
      rmSync(path, { force: true });
    }
  }
  return null;
}

function isHeld(path: string): boolean {
  const [host, owner] = read(path).trim().split(' ');
  if (host !== hostname()) return host !== '';
  const id = Number(owner);
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}
