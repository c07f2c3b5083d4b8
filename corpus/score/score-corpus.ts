import { groupBy } from '../../src/base/group-by.js';
import type { PlantedItem } from '../answer-key.js';
import { haystackOf } from './haystack.js';
import { judgeDates } from './judge-dates.js';
import { judgeGone } from './judge-leaks.js';
import { aboutFile, judgeClaims, judgePatients, judgeReferences, judgeStrays, judgeUids, statedByAll } from './judge-release.js';
import { judgeKept, type Options } from './judge-utility.js';
import { matchOutputs, type JournalLine } from './match-outputs.js';
import { textOf } from './decode-value.js';
import { readDicom } from './read-dicom.js';
import { judged, type Judgement, type Output, type ScoredFile } from './scored.js';

/** What a score is made of. */
export interface Scoring {
  readonly key: readonly PlantedItem[];
  /** the file of the corpus with a path of the key; @throws where it is not there */
  readonly original: (path: string) => Buffer;
  readonly outputs: readonly { readonly path: string; readonly bytes: Buffer }[];
  readonly journal: readonly JournalLine[] | null;
  /** options whose promises are asked; null: those that every output states */
  readonly options: Options | null;
  /** errors that an output has and its original has not, counted by a judge from outside; null: the judge does not read one of them, or there is none */
  readonly newErrors: (original: string, output: string) => readonly string[] | null;
}

export interface Scored {
  readonly options: Options;
  readonly files: number;
  readonly released: number;
  readonly judgements: readonly Judgement[];
}

/** Holds outputs against the answer key. */
export function scoreCorpus(scoring: Scoring): Scored {
  const outputs = scoring.outputs.map(({ path, bytes }) => readOutput(path, bytes));
  const byFile = groupBy(scoring.key, ({ file }) => file);
  const candidates = [...byFile].map(([path, items]) => ({ path, items, original: readDicom(scoring.original(path)) }));
  const matched = matchOutputs(candidates, outputs, scoring.journal);
  const files: readonly ScoredFile[] = candidates.map((candidate) => ({
    ...candidate,
    subject: candidate.path.split('/')[0] ?? '',
    output: matched.outputs.get(candidate.path) ?? null,
    heldBack: matched.heldBack.get(candidate.path) ?? null,
  }));
  const released = files.flatMap(({ output }) => (output === null ? [] : [output]));
  const options = scoring.options ?? statedByAll(released);
  const judgements = [
    ...judgeFiles(files, options, scoring),
    ...matched.extra.map(({ path }) => aboutFile(path, 'no-extra-file', 'conduct', 'the output came of no file of the corpus')),
    judgeUids(files),
  ];
  return { options, files: files.length, released: released.length, judgements };
}

function* judgeFiles(files: readonly ScoredFile[], options: Options, scoring: Scoring): Iterable<Judgement> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const bySubject = groupBy(files, ({ subject }) => subject);
  const instances = instancesOf(files);
  for (const file of files) {
    const { output } = file;
    if (output === null) {
      for (const item of file.items) yield unreached(item, file.heldBack ?? 'there is no output of this file');
      continue;
    }
    const leaks: Judgement[] = [];
    for (const item of file.items) {
      if (item.expect === 'gone') leaks.push(judgeGone(item, file, output, options));
      else yield judgeKept(item, file, output, options, byPath);
    }
    leaks.push(judgeStrays(file, output, bySubject.get(file.subject) ?? []));
    yield* leaks;
    yield judgeClaims(file, output, leaks);
    yield judgeReferences(file, output, instances);
    yield aboutFile(file.path, 'no-extra-file', 'conduct', null);
    yield validity(file, output, scoring);
  }
  for (const ofSubject of bySubject.values()) yield* judgeDates(ofSubject, options);
  yield judgePatients(bySubject);
}

function validity(file: ScoredFile, output: Output, { newErrors }: Scoring): Judgement {
  const broken = output.haystack.file.broken;
  if (broken !== null && file.original.broken === null) return aboutFile(file.path, 'iod-valid', 'utility', `the output cannot be read: ${broken}`);
  const errors = newErrors(file.path, output.path);
  if (errors === null) return { ...aboutFile(file.path, 'iod-valid', 'utility', null), verdict: 'unreached', reason: 'no judge from outside reads it' };
  return aboutFile(file.path, 'iod-valid', 'utility', errors[0] ?? null);
}

function unreached(item: PlantedItem, reason: string): Judgement {
  return judged(item, item.kind, item.expect === 'gone' ? 'leak' : 'utility', 'unreached', reason);
}

function instancesOf(files: readonly ScoredFile[]): Parameters<typeof judgeReferences>[2] {
  const uidOf = (elements: ScoredFile['original']['elements']): string => {
    const element = elements.find(({ path }) => path === 'SOPInstanceUID');
    return element === undefined ? '' : textOf(element);
  };
  const of = (chosen: readonly ScoredFile[]): ReadonlySet<string> => new Set(chosen.map(({ original }) => uidOf(original.elements)));
  return {
    before: of(files),
    released: of(files.filter(({ output }) => output !== null)),
    after: new Set(files.flatMap(({ output }) => (output === null ? [] : [uidOf(output.haystack.file.elements)]))),
  };
}

function readOutput(path: string, bytes: Buffer): Output {
  const haystack = haystackOf(bytes, path);
  return { path, bytes, haystack, byPath: new Map(haystack.file.elements.map((element) => [element.path, element])) };
}
