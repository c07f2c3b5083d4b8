import { isStandardUid } from '../obligations/compare.js';
import { firstOf, type Dataset } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { rootValues, textValues } from '../read/values.js';
import type { ReleaseDuty, ReleaseProblem, Seen } from './duty.js';

const SOP_CLASS = 0x00080016;
const SOP_INSTANCE = 0x00080018;
const STUDY_INSTANCE = 0x0020000d;
const SERIES_INSTANCE = 0x0020000e;
const FRAME_OF_REFERENCE = 0x00200052;
const REFERENCED_CLASS = 0x00081150;
const REFERENCED_INSTANCE = 0x00081155;
const REFERENCED_FRAME_OF_REFERENCE = 0x30060024;

/** Attributes inside items that name an entity of which the attribute at the root is the identity. */
const referring: ReadonlyMap<number, number> = new Map([
  [REFERENCED_INSTANCE, SOP_INSTANCE],
  [STUDY_INSTANCE, STUDY_INSTANCE],
  [SERIES_INSTANCE, SERIES_INSTANCE],
  [FRAME_OF_REFERENCE, FRAME_OF_REFERENCE],
  [REFERENCED_FRAME_OF_REFERENCE, FRAME_OF_REFERENCE],
]);

interface Refers {
  /** "kind|uid" */
  readonly to: ReadonlySet<string>;
  /** class that a reference states for the instance it names */
  readonly classes: ReadonlyMap<string, string>;
}

/**
 * A reference that resolved among the inputs resolves among the outputs, to the same thing. Which items of a sequence went is not
 * asked: what refers to nothing in the output must have referred to nothing among the inputs that were released.
 */
export function references(): ReleaseDuty {
  /** identities of originals to those of their outputs, "kind|uid" both */
  const newOf = new Map<string, string>();
  const present = new Set<string>();
  const classOf = new Map<string, string>();
  const refers: { readonly output: string; readonly input: string | null; readonly now: Refers; readonly before: Refers | null }[] = [];

  function broken({ output, input, now, before }: (typeof refers)[number]): readonly ReleaseProblem[] {
    const problems: ReleaseProblem[] = [];
    const at = { output, input, rule: null, place: 'references' };
    if (before !== null) {
      const released = [...before.to].filter((reference) => newOf.has(reference));
      const lost = released.filter((reference) => !now.to.has(newOf.get(reference) ?? ''));
      const strangers = [...now.to].filter((reference) => !present.has(reference));
      // a reference to what was not released is a stranger as well; a lost one whose element went is none
      if (lost.length > 0 && strangers.length > before.to.size - released.length) {
        problems.push({ ...at, grade: 'fitness', kind: 'reference-lost', message: 'a reference that resolved among the originals resolves to nothing in the release', value: strangers[0] ?? '' });
      }
    }
    for (const [uid, stated] of now.classes) {
      const real = classOf.get(uid);
      const alike = before === null ? false : [...before.classes].some(([old, was]) => was === stated && newOf.get(`${SOP_INSTANCE}|${old}`) === `${SOP_INSTANCE}|${uid}`);
      if (real === undefined || real === stated || alike) continue;
      const grade = before === null ? 'review' : 'fitness';
      problems.push({ ...at, grade, kind: 'class-differs', message: 'a reference states another class than the instance in the release that it names', value: uid });
      break;
    }
    return problems;
  }

  function add(seen: Seen): void {
    for (const kind of new Set(referring.values())) {
      const uid = rootValues(seen.output, kind)[0];
      const old = seen.original === null ? undefined : rootValues(seen.original, kind)[0];
      if (uid === undefined) continue;
      present.add(`${kind}|${uid}`);
      if (old !== undefined) newOf.set(`${kind}|${old}`, `${kind}|${uid}`);
    }
    const [instance, sopClass] = [rootValues(seen.output, SOP_INSTANCE)[0], rootValues(seen.output, SOP_CLASS)[0]];
    if (instance !== undefined && sopClass !== undefined) classOf.set(instance, sopClass);
    const now = refersTo(seen.output);
    if (now.to.size > 0) refers.push({ output: seen.path, input: seen.input, now, before: seen.original === null ? null : refersTo(seen.original) });
  }

  return {
    name: 'references',
    clause: 'PS3.15 E.3.9 and E.1.1, code U; PS3.3 10.8, SOP Instance Reference Macro',
    add,
    finish: () => refers.flatMap(broken),
  };
}

function refersTo(instance: Instance): Refers {
  const to = new Set<string>();
  const classes = new Map<string, string>();
  const first = (dataset: Dataset, tag: number): string | undefined => {
    const element = firstOf(dataset, tag);
    return element === undefined ? undefined : textValues(instance.data, element, dataset)[0];
  };
  const visit = (dataset: Dataset): void => {
    for (const element of dataset.elements) {
      element.items?.forEach(visit);
      const kind = dataset === instance.dataset ? undefined : referring.get(element.tag);
      const uid = kind === undefined ? undefined : first(dataset, element.tag);
      if (kind === undefined || uid === undefined || isStandardUid(uid)) continue;
      to.add(`${kind}|${uid}`);
      const stated = kind === SOP_INSTANCE ? first(dataset, REFERENCED_CLASS) : undefined;
      if (stated !== undefined) classes.set(uid, stated);
    }
  };
  visit(instance.dataset);
  return { to, classes };
}
