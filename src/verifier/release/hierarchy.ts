import { rootValues } from '../read/values.js';
import type { ReleaseDuty, ReleaseProblem, Seen } from './duty.js';

const PATIENT_ID = 0x00100020;
const STUDY_INSTANCE = 0x0020000d;
const SERIES_INSTANCE = 0x0020000e;
const SOP_INSTANCE = 0x00080018;
const FRAME_OF_REFERENCE = 0x00200052;

/** What is in one of another and in no second one: an instance in a series, a series in a study, a study and a frame of reference of a patient. */
const containment: readonly { readonly of: number; readonly within: number; readonly message: string }[] = [
  { of: SOP_INSTANCE, within: SERIES_INSTANCE, message: 'one instance is in two series' },
  { of: SERIES_INSTANCE, within: STUDY_INSTANCE, message: 'one series is in two studies' },
  { of: STUDY_INSTANCE, within: PATIENT_ID, message: 'one study is of two patients' },
  { of: FRAME_OF_REFERENCE, within: PATIENT_ID, message: 'one frame of reference is of two patients' },
];

/** UIDs name one thing each over the whole release: no instance twice, nothing in two places, no UID for things of two kinds. */
export function hierarchy(): ReleaseDuty {
  const instances = new Map<string, string | null>();
  const kinds = new Map<string, number>();
  const kindsBefore = new Map<string, Set<number>>();
  const ofTwoKinds = new Map<string, { readonly old: string | undefined; readonly problem: ReleaseProblem }>();
  const holders = { now: new Map<string, string>(), before: new Map<string, string>() };
  const brokenBefore = new Set<string>();
  const suspects = new Map<string, { readonly problem: ReleaseProblem; readonly compared: boolean; readonly before: string }>();
  const problems: ReleaseProblem[] = [];

  function instanceOnce(seen: Seen, report: (kind: string, message: string, value: string) => void): void {
    const uid = rootValues(seen.output, SOP_INSTANCE)[0];
    if (uid === undefined) return;
    const original = seen.original === null ? null : (rootValues(seen.original, SOP_INSTANCE)[0] ?? null);
    const before = instances.get(uid);
    // an input that was there twice may leave twice
    if (before !== undefined && (original === null || before === null || before !== original)) report('instance-twice', 'two outputs are the same instance by their SOP Instance UID', uid);
    instances.set(uid, original);
  }

  function add(seen: Seen): void {
    const at = { grade: 'fitness' as const, output: seen.path, input: seen.input, rule: null, place: 'UIDs' };
    instanceOnce(seen, (kind, message, value) => void problems.push({ ...at, kind, message, value }));
    for (const kind of [SOP_INSTANCE, SERIES_INSTANCE, STUDY_INSTANCE, FRAME_OF_REFERENCE]) {
      const uid = rootValues(seen.output, kind)[0];
      if (uid === undefined) continue;
      const old = seen.original === null ? undefined : rootValues(seen.original, kind)[0];
      if (old !== undefined) kindsBefore.set(old, (kindsBefore.get(old) ?? new Set<number>()).add(kind));
      const other = kinds.get(uid);
      if (other !== undefined && other !== kind) ofTwoKinds.set(uid, { old, problem: { ...at, kind: 'uid-of-two-kinds', message: 'one UID names things of two kinds', value: uid } });
      kinds.set(uid, kind);
    }
    for (const { of, within, message } of containment) inOne(seen, of, within, message);
  }

  function inOne(seen: Seen, of: number, within: number, message: string): void {
    const uid = rootValues(seen.output, of)[0];
    const holder = rootValues(seen.output, within)[0];
    const old = seen.original === null ? undefined : rootValues(seen.original, of)[0];
    if (old !== undefined && seen.original !== null && differs(holders.before, `${of}|${old}`, rootValues(seen.original, within).join('\\'))) brokenBefore.add(`${of}|${old}`);
    if (uid === undefined || holder === undefined || !differs(holders.now, `${of}|${uid}`, holder)) return;
    const problem: ReleaseProblem = { grade: 'fitness', kind: 'in-two-places', message, value: uid, output: seen.path, input: seen.input, rule: null, place: 'UIDs' };
    suspects.set(`${of}|${uid}`, { problem, compared: old !== undefined, before: `${of}|${old ?? ''}` });
  }

  return {
    name: 'hierarchy',
    clause: 'PS3.3 7.3 and A.1.2, the composite information model; PS3.5 9, UIDs',
    add,
    finish: () => [
      ...problems,
      // what was so among the originals stays so
      ...[...ofTwoKinds.values()].filter(({ old }) => old === undefined || (kindsBefore.get(old)?.size ?? 0) < 2).map(({ problem }) => problem),
      ...[...suspects.values()]
        .filter(({ compared, before }) => !(compared && brokenBefore.has(before)))
        .map(({ problem, compared }): ReleaseProblem => (compared ? problem : { ...problem, grade: 'review', confidence: 'medium' })),
    ],
  };
}

function differs(known: Map<string, string>, key: string, value: string): boolean {
  const before = known.get(key);
  if (before === undefined) known.set(key, value);
  return before !== undefined && before !== value;
}
