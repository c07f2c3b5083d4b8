import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '../base/result.js';

/** Memory for one file after another: to take new memory for each costs as much as to read it. Grows to the largest file. */
export interface ReadMemory {
  bytes: Buffer;
  /** new memory is taken for each length, so that a file fills it */
  readonly isExact?: true;
}

/** Everything outside the program: files, clock, randomness, environment and terminal. Errors are one sentence for the user. */
export interface Host {
  /** version of this program */
  readonly version: string;
  /** processors that may be used */
  readonly processors: number;
  /** folder of the shipped rules */
  readonly rulesFolder: string;
  readonly errorIsTerminal: boolean;
  readonly color: boolean;
  out(text: string): void;
  error(text: string): void;
  readText(path: string): Result<string, string>;
  /** Into `memory`, where one is handed in: what was read into it before is overwritten. */
  readBytes(path: string | Uint8Array, memory?: ReadMemory): Result<Buffer, string>;
  /** Removes a folder and what is in it. */
  remove(path: string): void;
  /** permission bits of a file */
  modeOf(path: string): Result<number, string>;
  exists(path: string): boolean;
  /** names of the files under a folder, at any depth, with `/`, in order */
  filesUnder(folder: string): readonly string[];
  /** names of what stands directly in a folder, in order; none where it cannot be read */
  namesIn(folder: string): readonly string[];
  /** another text whenever the file is changed; null where there is none */
  stampOf(path: string): string | null;
  makeFolder(path: string): Result<void, string>;
  /** Writes over what is there. */
  write(path: string, content: string | Uint8Array): Result<void, string>;
  /** Takes the place of the file at once and whole, or leaves it as it was; keeps its permissions and what a link points to. */
  replace(path: string, content: string): Result<void, string>;
  /** Refuses where something is there. */
  writeNew(path: string, content: string | Uint8Array, mode?: number): Result<void, string>;
  absolute(path: string): string;
  randomBytes(lengthBytes: number): Buffer;
  now(): Date;
  environment(name: string): string | undefined;
  /** Aborts when the user presses Ctrl-C once; a second time ends the program at once. */
  interrupt(): AbortSignal;
  /** standard input and output, for a program that talks through them */
  streams(): { readonly input: Readable; readonly output: Writable };
}

/** The machine this program runs on. */
export function nodeHost(): Host {
  const root = packageRoot();
  return {
    version: versionOf(root),
    processors: availableParallelism(),
    rulesFolder: join(root, 'rules'),
    errorIsTerminal: process.stderr.isTTY,
    color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    readText: (path) => attempt('read', path, () => readFileSync(path, 'utf8')),
    readBytes: (path, memory) => attempt('read', typeof path === 'string' ? path : '…', () => readWhole(path, memory)),
    remove: (path) => rmSync(path, { recursive: true, force: true }),
    modeOf: (path) => attempt('read', path, () => modeOf(path)),
    exists: existsSync,
    filesUnder,
    namesIn,
    stampOf,
    makeFolder: (path) => attempt('make', path, () => void mkdirSync(path, { recursive: true })),
    write: (path, content) => attempt('write', path, () => writeFileSync(path, content)),
    replace: (path, content) => attempt('write', path, () => replaceWhole(realpathSync(path), content)),
    writeNew: (path, content, mode = 0o666) =>
      attempt('write', path, () => {
        writeFileSync(path, content, { flag: 'wx', mode });
        if (mode === 0o600) chmodSync(path, mode);
      }),
    absolute: (path) => resolve(path),
    randomBytes,
    now: () => new Date(),
    environment: (name) => process.env[name],
    interrupt,
    streams: () => ({ input: process.stdin, output: process.stdout }),
  };
}

/** The folder with package.json, from the sources as well as from dist. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('internal error: the package of this program is not complete');
    folder = parent;
  }
  return folder;
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}

function modeOf(path: string): number {
  const file = openSync(path, 'r');
  try {
    return fstatSync(file).mode & 0o777;
  } finally {
    closeSync(file);
  }
}

function replaceWhole(path: string, content: string): void {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(part, modeOf(path));
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** In chunks, for one read of Node takes at most two gibibytes. */
function readWhole(path: string | Uint8Array, memory?: ReadMemory): Buffer {
  const file = openSync(typeof path === 'string' ? path : Buffer.from(path), 'r');
  try {
    const bytes = memoryFor(fstatSync(file).size, memory);
    let done = 0;
    while (done < bytes.length) {
      const count = readSync(file, bytes, done, Math.min(bytes.length - done, 1 << 30), done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  } finally {
    closeSync(file);
  }
}

function memoryFor(lengthBytes: number, memory: ReadMemory | undefined): Buffer {
  if (memory === undefined) return Buffer.allocUnsafeSlow(lengthBytes);
  if (memory.isExact === true ? memory.bytes.length !== lengthBytes : memory.bytes.length < lengthBytes) memory.bytes = Buffer.allocUnsafeSlow(lengthBytes);
  return memory.bytes.subarray(0, lengthBytes);
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .sort();
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function stampOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.mtimeMs} ${stats.size}`;
}

function interrupt(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => controller.abort());
  return controller.signal;
}

const sayings: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not do that there',
  EPERM: 'you may not do that there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'it is there already',
  ENOSPC: 'the disk is full',
};

function attempt<T>(verb: string, path: string, work: () => T): Result<T, string> {
  try {
    return ok(work());
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
    return err(`cannot ${verb} \`${path}\`: ${sayings[error.code] ?? error.code}`);
  }
}
