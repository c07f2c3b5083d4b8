import type { HidingPlace } from '../answer-key.js';
import { textOf } from './decode-value.js';
import { stands } from './haystack.js';
import { leakedElsewhere } from './judge-leaks.js';
import type { Options } from './judge-utility.js';
import type { Judgement, Output, ScoredFile, ScoredKind, Side } from './scored.js';

/** Whatever of a subject's identifiers stands in one of its outputs, wherever in the corpus it was planted. */
export function judgeStrays(file: ScoredFile, output: Output, ofSubject: readonly ScoredFile[]): Judgement {
  const own = new Set(file.items.map(({ value }) => value));
  const foreign = new Map(ofSubject.flatMap(({ items }) => items.filter(({ expect, kind, value }) => expect === 'gone' && (kind === 'text-removed' || kind === 'uid-changed') && !own.has(value)).map((item) => [item.value, item] as const)));
  // A value that is there because one of this file's own is (a given name within a sentence) is told of already.
  const left = [...foreign.values()].filter((item) => stands(item, output.haystack) && !leakedElsewhere({ ...item, path: '' }, file, output)).length;
  return aboutFile(file.path, 'no-unexpected-identifier', 'leak', left === 0 ? null : 'an identifier that was planted in another file of the subject is in the output');
}

/** Whether what the output says of its de-identification is so. `leaked`: what of its file was found by others */
export function judgeClaims(file: ScoredFile, output: Output, leaked: readonly Judgement[]): Judgement {
  const said = (keyword: string): string => textAt(output, keyword);
  if (said('PatientIdentityRemoved') !== 'YES') {
    return { ...aboutFile(file.path, 'claims-true', 'conduct', null), verdict: 'unreached', reason: 'the output does not say that the identity was removed' };
  }
  const options = statedBy(output);
  if (options.size === 0 && said('DeidentificationMethod') === '') return aboutFile(file.path, 'claims-true', 'conduct', 'the output names no method');
  const bad = leaked.filter(({ verdict }) => verdict === 'bad');
  if (options.has('ps3.15-basic') && bad.some(({ kind }) => kind !== 'pixels-hidden')) return aboutFile(file.path, 'claims-true', 'conduct', 'it states the Basic Profile, and an identifier is there');
  if (options.has('clean-pixel-data') && bad.some(({ kind }) => kind === 'pixels-hidden')) return aboutFile(file.path, 'claims-true', 'conduct', 'it states clean pixels, and text is to be seen');
  const visible = leaked.some(({ kind, hidingPlace, verdict }) => kind === 'pixels-hidden' && hidingPlace === 'burned-in text' && verdict !== 'good');
  if (visible && said('BurnedInAnnotation') === 'NO') return aboutFile(file.path, 'claims-true', 'conduct', 'it says that no text is burned in, and there is');
  const dates = said('LongitudinalTemporalInformationModified');
  const wanted = options.has('retain-modified-dates') ? 'MODIFIED' : options.has('retain-full-dates') ? 'UNMODIFIED' : 'REMOVED';
  return aboutFile(file.path, 'claims-true', 'conduct', dates === wanted ? null : 'what it says of its dates is not what was done');
}

/** References that led to a file of the corpus must lead to its output. */
export function judgeReferences(file: ScoredFile, output: Output, instances: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string>; readonly released: ReadonlySet<string> }): Judgement {
  const broken = output.haystack.file.elements.filter((element) => {
    if (!element.path.endsWith('ReferencedSOPInstanceUID')) return false;
    const original = file.original.elements.find(({ path }) => path === element.path);
    return original !== undefined && instances.released.has(textOf(original)) && !instances.after.has(textOf(element));
  }).length;
  return aboutFile(file.path, 'references-resolve', 'utility', broken === 0 ? null : 'a reference leads nowhere');
}

/** New UIDs are a function of the old ones, and no two old ones share a new one. */
export function judgeUids(files: readonly ScoredFile[]): Judgement {
  const [forward, back] = [new Map<string, string>(), new Map<string, string>()];
  let broken = false;
  for (const { items, output } of files) {
    for (const { kind, path, value } of items) {
      const element = output?.byPath.get(path);
      if ((kind !== 'uid-changed' && kind !== 'uid-consistent') || element === undefined) continue;
      const uid = textOf(element);
      broken ||= (forward.get(value) ?? uid) !== uid || (back.get(uid) ?? value) !== value;
      forward.set(value, uid);
      back.set(uid, value);
    }
  }
  return { kind: 'uids-injective', side: 'conduct', hidingPlace: 'release', file: '', path: '', verdict: broken ? 'bad' : 'good', reason: broken ? 'one UID became two, or two became one' : null };
}

/** Patients that were apart stay apart. */
export function judgePatients(bySubject: ReadonlyMap<string, readonly ScoredFile[]>): Judgement {
  const owners = new Map<string, string>();
  let mixed = false;
  for (const [subject, files] of bySubject) {
    for (const { output } of files) {
      const id = output === null ? '' : textAt(output, 'PatientID');
      if (id === '') continue;
      mixed ||= (owners.get(id) ?? subject) !== subject;
      owners.set(id, subject);
    }
  }
  return { kind: 'patients-apart', side: 'conduct', hidingPlace: 'release', file: '', path: 'PatientID', verdict: mixed ? 'bad' : 'good', reason: mixed ? 'two subjects have one patient id' : null };
}

const OPTION_CODES: Readonly<Record<string, string>> = {
  '113100': 'ps3.15-basic',
  '113101': 'clean-pixel-data',
  '113103': 'clean-graphics',
  '113104': 'clean-structured-content',
  '113105': 'clean-descriptors',
  '113106': 'retain-full-dates',
  '113107': 'retain-modified-dates',
  '113108': 'retain-patient-characteristics',
  '113109': 'retain-device-identity',
  '113110': 'retain-uids',
  '113111': 'retain-safe-private',
  '113112': 'retain-institution-identity',
};

/** What an output states was done to it, PS3.16 CID 7050. */
export function statedBy(output: Output): ReadonlySet<string> {
  const codes = output.haystack.file.elements.filter(({ path }) => /^DeidentificationMethodCodeSequence\[\d+\] > CodeValue$/.test(path)).map(textOf);
  return new Set(codes.map((code) => OPTION_CODES[code] ?? code));
}

/** What all outputs state; nothing where one states nothing. */
export function statedByAll(outputs: readonly Output[]): Options {
  const [first, ...others] = outputs.map(statedBy);
  return new Set([...(first ?? [])].filter((option) => others.every((stated) => stated.has(option))));
}

export function aboutFile(file: string, kind: ScoredKind, side: Side, reason: string | null, hidingPlace: HidingPlace | 'file' = 'file'): Judgement {
  return { kind, side, hidingPlace, file, path: '', verdict: reason === null ? 'good' : 'bad', reason };
}

function textAt(output: Output, keyword: string): string {
  const element = output.byPath.get(keyword);
  return element === undefined ? '' : textOf(element);
}
