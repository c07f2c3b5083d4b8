import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type Json } from '../../base/canonical-json.js';
import type { InputRecord } from './journal.js';
import { readChunks } from './read-chunks.js';
import { readJournal } from './read-journal.js';
import { onSide } from './system-fault.js';

/** One input that did not leave. */
interface NoticeEntry {
  readonly input: string;
  readonly outcome: 'quarantined' | 'review' | 'rejected';
  readonly reason: string;
  readonly message: string;
  readonly place: string | null;
  readonly whatToDo: string;
}

/**
 * Writes `notice.json` and `notice.md` beside the copies: which file, which check, why, what to do. The notice is for the site the
 * files came from, so it names them by their own paths; it holds no value of a file. It tells of every run in the journal.
 */
export function writeNotice(quarantine: string, journal: string): void {
  const kept = new Map<string, NoticeEntry>();
  const read = readJournal(readChunks(journal), (record) => {
    const entry = entryOf(record);
    if (entry === null) kept.delete(record.input);
    else kept.set(record.input, entry);
  });
  const run = read.ok ? read.value.runs.at(-1) : undefined;
  const entries = [...kept.values()].sort((a, b) => compare(a.reason, b.reason) || compare(a.input, b.input));
  onSide('output', () => {
    if (entries.length === 0) {
      for (const name of ['notice.json', 'notice.md']) rmSync(join(quarantine, name), { force: true });
      return;
    }
    const json: Json = { format: 'anonc-notice', formatVersion: '1.0', plan: run?.plan ?? null, run: run?.started ?? null, files: entries.map((entry) => ({ ...entry })) };
    replaceFile(join(quarantine, 'notice.json'), `${canonicalJson(json)}\n`);
    replaceFile(join(quarantine, 'notice.md'), markdown(entries, run?.started ?? null));
  });
}

function entryOf({ input, outcome, reason, message, place }: InputRecord): NoticeEntry | null {
  if (outcome === 'released') return null;
  const code = reason ?? 'unknown';
  return { input, outcome, reason: code, message: message ?? '', place: place ?? null, whatToDo: whatToDo(code) };
}

/** What the site can do, by reason. */
const advice: Readonly<Record<string, string>> = {
  'not-accepted': 'The profile does not take files of this kind. Send files that it takes, or ask for a profile that takes these.',
  'rule-refused':
    'The rules say that a file like this does not leave; what stands beside it says why. A subject who is not on a list is put on it by whoever keeps it, and the run goes on with --resume; anything else is for whoever keeps the profile.',
  'pixels-not-redacted': 'The rules ask for regions or text in the picture to be blacked out, and nothing did. Report it: the file itself is not needed for that.',
  'pixels-unreadable':
    'The rules ask for regions or text in the picture to be blacked out, and its pixels cannot be read or written as they are stored. Export the file again uncompressed (Explicit VR Little Endian), or have its pixels redacted at the device.',
  'region-outside-image': 'A template for this device has a region outside this picture, so that it was written for other pictures. Whoever keeps the profile corrects the template or its condition.',
  'regions-unreadable': 'A template keeps the regions that the device declares, and this file declares none that can be read. Whoever keeps the profile restricts the template, or the device is set up to declare them.',
  'text-in-doubt': 'Look at the picture of this file in the folder `pictures`: what is doubtful is framed. Decide with `anonc review`, and go on with --resume.',
  'not-dicom': 'The file is no DICOM instance, so nothing was made of it. If it should be one, export it again.',
  truncated: 'The file ends before its contents do, or is damaged. Export or transfer it again.',
  malformed: 'The file does not hold data elements as DICOM encodes them at the place that stands here. Export it again from the system that made it, without programs between.',
  'unknown-transfer-syntax': 'Export the file again in a transfer syntax of the standard, best Explicit VR Little Endian.',
  dicomdir: 'Nothing needs to be done: a DICOMDIR lists files by their old names, and a new one can be made of those that leave.',
  'no-sop-class': 'The file lacks SOPClassUID (0008,0016), so that nothing can say what it is. Export it again from the archive as a complete object.',
  'no-sop-instance': 'The file lacks SOPInstanceUID (0008,0018), so that it cannot be named or referred to. Export it again from the archive as a complete object.',
  'value-refused': 'An attribute that the rules read holds something that is no value of it. Correct it at its source and export the file again.',
  'deflated-too-large': 'The file grows beyond all bounds when it is inflated. Export it again in another transfer syntax.',
  'internal-error': 'The program met an error of its own. Report the place in the program that stands here; the file itself is not needed for that.',
  unreadable: 'The file or folder may not be read, or the disk failed. Check its permissions and run again with --resume.',
  'changed-while-read': 'Another program wrote to the file. Wait until the transfer is complete and run again with --resume.',
  link: 'Name the place that the link points to as an input of its own.',
  'not-a-file': 'Nothing needs to be done: devices, sockets and pipes hold no instance.',
};

function whatToDo(reason: string): string {
  return advice[reason] ?? 'Export the file again, without changes by other programs. If it is refused again, send the reason and the place that stand here, not the file.';
}

function markdown(entries: readonly NoticeEntry[], started: string | null): string {
  const lines = ['# Files that did not leave', '', ...(started === null ? [] : [`Run of ${started}.`]), `${entries.length} ${entries.length === 1 ? 'file was' : 'files were'} kept back. The originals are untouched.`];
  for (const [reason, group] of byReason(entries)) {
    lines.push('', `## ${reason} (${group.length})`, '', `What to do: ${whatToDo(reason)}`, '');
    for (const { input, message, place } of group) lines.push(`- \`${input.replaceAll('`', "'")}\`: ${message}${place === null ? '' : ` (${place})`}`);
  }
  return `${lines.join('\n')}\n`;
}

function byReason(entries: readonly NoticeEntry[]): ReadonlyMap<string, readonly NoticeEntry[]> {
  const groups = new Map<string, NoticeEntry[]>();
  for (const entry of entries) groups.set(entry.reason, [...(groups.get(entry.reason) ?? []), entry]);
  return groups;
}

function replaceFile(path: string, text: string): void {
  const part = `${path}.part`;
  if (existsSync(part)) rmSync(part);
  writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
  renameSync(part, path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
