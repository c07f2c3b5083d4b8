import { lstatSync, opendirSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { err, ok, type Result } from '../../base/result.js';
import { systemCode } from './system-fault.js';

/** One entry of the inputs. Nothing below an input is left out: what cannot be an instance is listed with its fault. */
export interface Input {
  /** name in the journal: relative to the base, with `/`; bytes that are no UTF-8 written `\xNN` */
  readonly input: string;
  /** where it lies; bytes where its name is no UTF-8 */
  readonly path: string | Uint8Array;
  readonly fault: InputFault | null;
}

/** link: a symbolic link, which is not followed; not-a-file: a device, socket or pipe; unreadable: a folder or file that may not be read */
export type InputFault = 'link' | 'not-a-file' | 'unreadable';

export interface Inputs {
  /** the nearest folder that holds every input; names in the journal are relative to it */
  readonly base: string;
  /** real paths of what was named on the command line */
  readonly roots: readonly string[];
  /** every entry, in order of name, folder by folder; lists as it is asked, so that a million files cost no memory */
  list(): Generator<Input>;
}

/**
 * Looks up the files and folders a run is given. A root that is itself a link is followed, for it was named on purpose.
 * The error is one sentence for the user: a root that does not exist, or one that lies within another.
 */
export function openInputs(given: readonly string[]): Result<Inputs, string> {
  const roots: { readonly path: string; readonly folder: boolean }[] = [];
  for (const name of given) {
    try {
      const path = realpathSync(resolve(name));
      roots.push({ path, folder: lstatSync(path).isDirectory() });
    } catch (error) {
      return err(`cannot read the input \`${name}\` (${systemCode(error) ?? 'unknown error'})`);
    }
  }
  for (const [index, one] of roots.entries()) {
    const other = roots.findIndex(({ path }, place) => place !== index && isWithin(one.path, path));
    if (other !== -1) return err(`the input \`${given[index] ?? ''}\` lies within the input \`${given[other] ?? ''}\`: name it once`);
  }
  const base = roots.map(({ path, folder }) => (folder ? path : dirname(path))).reduce(commonFolder);
  return ok({
    base,
    roots: roots.map(({ path }) => path),
    *list() {
      for (const { path, folder } of roots) {
        const name = relative(base, path).split(sep).join('/');
        if (folder) yield* listFolder(path, name);
        else yield entryOf(name === '' ? basename(path) : name, path, lstatSync(path));
      }
    },
  });
}

/** Whether a path is a folder or lies in it, at any depth. Both are absolute and real. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

function commonFolder(a: string, b: string): string {
  let folder = a;
  while (!isWithin(b, folder)) folder = dirname(folder);
  return folder;
}

type Kind = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

function entryOf(input: string, path: string | Uint8Array, kind: Kind): Input {
  return { input, path, fault: kind.isFile() ? null : kind.isSymbolicLink() ? 'link' : 'not-a-file' };
}

function* listFolder(path: string | Buffer, name: string): Generator<Input> {
  let entries: readonly Dirent<Buffer>[] | readonly Dirent[];
  try {
    entries = typeof path === 'string' ? readText(path) : readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    if (systemCode(error) === null) throw error;
    yield { input: name === '' ? '.' : name, path, fault: 'unreadable' };
    return;
  }
  const named = entries.map((entry) => ({ entry, ...placeOf(path, name, entry.name) }));
  named.sort((a, b) => (a.input < b.input ? -1 : a.input > b.input ? 1 : 0));
  for (const { entry, input, path: place } of named) {
    if (entry.isDirectory()) yield* listFolder(place, input);
    else yield entryOf(input, place, entry);
  }
}

/** Node replaces bytes that are no UTF-8; such a folder is read again by its bytes, or its files could not be opened. */
function readText(path: string): readonly Dirent[] | readonly Dirent<Buffer>[] {
  const entries = readdirSync(path, { withFileTypes: true });
  if (!entries.some((entry) => entry.name.includes('\uFFFD'))) return entries;
  return readdirSync(Buffer.from(path), { withFileTypes: true, encoding: 'buffer' });
}

function placeOf(folder: string | Buffer, name: string, entry: string | Buffer): { readonly input: string; readonly path: string | Buffer } {
  const text = typeof entry === 'string' ? entry : spelled(entry);
  const input = name === '' ? text : `${name}/${text}`;
  if (typeof folder === 'string' && (typeof entry === 'string' || Buffer.from(text).equals(entry))) return { input, path: `${folder}${sep}${text}` };
  return { input, path: Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(entry)]) };
}

/** The name as text; in a name that is no UTF-8 each byte above 127 stands as `\xNN`. */
function spelled(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`)).join('');
}

/** Whether nothing stands in a folder; true for one that is not there. */
export function isEmptyFolder(path: string): boolean {
  try {
    const folder = opendirSync(path);
    const first = folder.readSync();
    folder.closeSync();
    return first === null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true;
    throw error;
  }
}
