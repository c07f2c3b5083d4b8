import { attributeOfKeyword } from '../../facts/dictionary.js';
import { emptyValue, isDummy, valuesOf } from '../obligations/compare.js';
import { firstOf } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { rootValues } from '../read/values.js';
import type { ReleaseDuty, ReleaseProblem, Seen } from './duty.js';

interface Level {
  readonly name: 'patient' | 'study' | 'series';
  /** what all instances of one have in common, and what tells them apart */
  readonly key: readonly string[];
  readonly attributes: readonly string[];
}

/** Attributes of the Patient, General Study, Patient Study and General Series Modules that are of the entity, not of the instance. */
const levels: readonly Level[] = [
  { name: 'patient', key: ['PatientID', 'IssuerOfPatientID'], attributes: ['PatientName', 'PatientBirthDate', 'PatientSex'] },
  {
    name: 'study',
    key: ['StudyInstanceUID'],
    attributes: ['PatientID', 'StudyDate', 'StudyTime', 'StudyID', 'AccessionNumber', 'StudyDescription', 'ReferringPhysicianName', 'PatientAge', 'PatientWeight', 'PatientSize'],
  },
  { name: 'series', key: ['SeriesInstanceUID'], attributes: ['Modality', 'SeriesNumber', 'SeriesDate', 'SeriesTime', 'SeriesDescription', 'BodyPartExamined', 'ProtocolName'] },
];

/** What one instance, and as many as agree with it, state. */
interface Held {
  readonly value: string;
  /** null: there was no original */
  readonly original: string | null;
  readonly output: string;
  readonly input: string | null;
  times: number;
}

/** The first value of an attribute of an entity, and the first that should not differ from it. */
interface Known {
  first: Held;
  other: { readonly held: Held; readonly compared: boolean } | null;
}

/** Instances of one patient, study and series agree on what is of it, wherever their originals agreed. */
export function study(): ReleaseDuty {
  const known = new Map<string, { readonly level: Level; readonly keyword: string } & Known>();

  function one(level: Level, keyword: string, key: string, seen: Seen): void {
    const value = valueOf(seen.output, keyword);
    const original = seen.original === null ? null : rootValues(seen.original, tagOf(keyword)).join('\\');
    const held: Held = { value, original, output: seen.path, input: seen.input, times: 1 };
    const place = `${level.name}|${key}|${keyword}`;
    const before = known.get(place);
    if (before === undefined) {
      known.set(place, { level, keyword, first: held, other: null });
      return;
    }
    const { first, other } = before;
    const same = [first, other?.held].find((state) => state?.value === value);
    if (same !== undefined) {
      same.times += 1;
      return;
    }
    if (other !== null) return;
    const compared = first.original !== null && original !== null;
    if (compared && first.original !== original) return;
    // alone, a value that is gone says nothing of the others: it may have gone because of what stood there
    if (compared || (first.value !== '' && value !== '')) before.other = { held, compared };
    else if (first.value === '') before.first = held;
  }

  return {
    name: 'study',
    clause: 'PS3.3 C.7.1.1, C.7.2.1, C.7.3.1: one value an entity; design: verification, section 2',
    add(seen) {
      for (const level of levels) {
        const key = level.key.map((keyword) => valueOf(seen.output, keyword)).join('|');
        if (key.startsWith('|') || key === '') continue;
        for (const keyword of level.attributes) one(level, keyword, key, seen);
      }
    },
    finish: () => [...known.values()].flatMap(({ level, keyword, first, other }) => (other === null ? [] : [problemOf(level, keyword, other.held.times > first.times ? first : other.held, other.compared)])),
  };
}

/** @param odd what fewer instances state, for it is likelier to be wrong */
function problemOf({ name }: Level, keyword: string, { value, output, input }: Held, compared: boolean): ReleaseProblem {
  return {
    grade: compared ? 'fitness' : 'review',
    kind: `${name}-differs`,
    message: `two instances of one ${name} state ${keyword} differently${compared ? ', and their originals did not' : '; whether their originals did cannot be told without them'}`,
    tagPath: keyword,
    value,
    output,
    input,
    rule: null,
    confidence: compared ? 'high' : 'medium',
  };
}

/** '' also for a dummy: which of removed, empty and dummy it is goes by the Type of the attribute, and says nothing. */
function valueOf({ dataset, data }: Instance, keyword: string): string {
  const element = firstOf(dataset, tagOf(keyword));
  if (element === undefined) return '';
  const occurrence = { element, dataset, data };
  return emptyValue(occurrence) || isDummy(occurrence) ? '' : valuesOf(occurrence).join('\\');
}

const tags = new Map<string, number>();

function tagOf(keyword: string): number {
  let tag = tags.get(keyword);
  if (tag === undefined) {
    tag = Number.parseInt(attributeOfKeyword(keyword)?.tag ?? '', 16);
    tags.set(keyword, tag);
  }
  return tag;
}
