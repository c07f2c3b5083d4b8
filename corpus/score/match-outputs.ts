import type { PlantedItem } from '../answer-key.js';
import { holds, textOf } from './decode-value.js';
import { pixelDigest } from './pixels.js';
import type { ReadFile } from './read-dicom.js';
import type { Output } from './scored.js';

/** A line of a journal that says what came of an input: the members that are read. */
export interface JournalLine {
  readonly input?: string;
  readonly output?: string | null;
  readonly outcome?: string;
  readonly reason?: string | null;
}

export interface Matched {
  /** outputs by the path of the file they came of */
  readonly outputs: ReadonlyMap<string, Output>;
  /** why nothing came of a file, by its path */
  readonly heldBack: ReadonlyMap<string, string>;
  /** outputs that came of nothing */
  readonly extra: readonly Output[];
}

/** A file of the corpus, as far as it is needed to find what came of it. */
export interface Candidate {
  readonly path: string;
  readonly original: ReadFile;
  readonly items: readonly PlantedItem[];
}

/**
 * Which output came of which file: by the journal; without one, by the same path, or else by the picture and by what had to stay, among
 * files of one SOP class, and then by its study.
 */
export function matchOutputs(candidates: readonly Candidate[], outputs: readonly Output[], journal: readonly JournalLine[] | null): Matched {
  const matched = new Map<string, Output>();
  const heldBack = new Map<string, string>();
  const byPath = new Map(outputs.map((output) => [output.path, output]));
  if (journal === null) matchByContent(candidates, outputs, matched, byPath);
  else {
    const known = new Set(candidates.map(({ path }) => path));
    for (const { input, output, outcome, reason } of journal) {
      if (input === undefined || !known.has(input)) continue;
      const found = output === null || output === undefined ? undefined : byPath.get(output);
      if (found !== undefined) matched.set(input, found);
      else heldBack.set(input, `${outcome ?? 'no outcome'}${reason === null || reason === undefined ? '' : `: ${reason}`}`);
    }
  }
  const used = new Set(matched.values());
  return { outputs: matched, heldBack, extra: outputs.filter((output) => !used.has(output)) };
}

function matchByContent(candidates: readonly Candidate[], outputs: readonly Output[], matched: Map<string, Output>, byPath: ReadonlyMap<string, Output>): void {
  const free = new Set(outputs);
  for (const { path } of candidates) {
    const same = byPath.get(path);
    if (same === undefined) continue;
    matched.set(path, same);
    free.delete(same);
  }
  const waiting = candidates.filter(({ path }) => !matched.has(path));
  for (const output of free) {
    const [first, second] = waiting
      .filter(({ path, original }) => !matched.has(path) && classOf(original) === classOf(output.haystack.file))
      .map((candidate) => ({ candidate, likeness: likeness(candidate, output) }))
      .sort((one, other) => other.likeness - one.likeness);
    // Two that are equally like it: nothing says which it is.
    if (first === undefined || first.likeness === 0 || first.likeness === (second?.likeness ?? -1)) continue;
    matched.set(first.candidate.path, output);
    free.delete(output);
  }
  matchByStudy(candidates, free, matched);
}

/** What is left may be told by its study: of the files that are known by now, and of its class in that study the only one. */
function matchByStudy(candidates: readonly Candidate[], free: Iterable<Output>, matched: Map<string, Output>): void {
  const studies = new Map(candidates.flatMap(({ path, original }) => {
    const output = matched.get(path);
    return output === undefined ? [] : [[uidOf(output.haystack.file, 'StudyInstanceUID'), uidOf(original, 'StudyInstanceUID')] as const];
  }));
  for (const output of free) {
    const study = studies.get(uidOf(output.haystack.file, 'StudyInstanceUID'));
    const [only, another] = candidates.filter(({ path, original }) => !matched.has(path) && uidOf(original, 'StudyInstanceUID') === study && classOf(original) === classOf(output.haystack.file));
    if (only !== undefined && another === undefined) matched.set(only.path, output);
  }
}

function likeness({ items, original }: Candidate, output: Output): number {
  const samePicture = pixelDigest(original) !== null && pixelDigest(original) === pixelDigest(output.haystack.file) ? 1000 : 0;
  return (
    samePicture +
    items.filter(({ expect, value, path }) => {
      const element = output.byPath.get(path);
      return expect === 'stays' && element !== undefined && holds(element, value);
    }).length
  );
}

function classOf(file: ReadFile): string {
  return uidOf(file, 'SOPClassUID');
}

function uidOf(file: ReadFile, keyword: string): string {
  const element = file.elements.find(({ path }) => path === keyword);
  return element === undefined ? '' : textOf(element);
}
