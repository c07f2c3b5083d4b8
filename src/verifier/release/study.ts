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

interface Known {
  readonly value: string;
  /** null: there was no original */
  readonly original: string | null;
}

/** Instances of one patient, study and series agree on what is of it, wherever their originals agreed. */
export function study(): ReleaseDuty {
  const known = new Map<string, Known>();
  const problems = new Map<string, ReleaseProblem>();

  function one(level: Level, keyword: string, key: string, seen: Seen): void {
    const value = valueOf(seen.output, keyword);
    const original = seen.original === null ? null : rootValues(seen.original, tagOf(keyword)).join('\\');
    const place = `${level.name}|${key}|${keyword}`;
    const before = known.get(place);
    if (before === undefined) {
      known.set(place, { value, original });
      return;
    }
    if (before.value === value || problems.has(place)) return;
    const compared = before.original !== null && original !== null;
    if (compared && before.original !== original) return;
    // alone, a value that is gone says nothing of the others: it may have gone because of what stood there
    if (!compared && (before.value === '' || value === '')) {
      if (before.value === '') known.set(place, { value, original });
      return;
    }
    problems.set(place, {
      grade: compared ? 'fitness' : 'review',
      kind: `${level.name}-differs`,
      message: `two instances of one ${level.name} state ${keyword} differently${compared ? ', and their originals did not' : '; whether their originals did cannot be told without them'}`,
      tagPath: keyword,
      value,
      output: seen.path,
      input: seen.input,
      rule: null,
      confidence: compared ? 'high' : 'medium',
    });
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
    finish: () => [...problems.values()],
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
