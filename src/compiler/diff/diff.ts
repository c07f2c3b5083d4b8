import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition } from '../../base/condition.js';
import { byVm } from '../prove/reach.js';
import { both, not, satisfiable, type Example } from '../prove/satisfiable.js';
import { isPrivate, vrsOfTag } from '../resolve/element.js';
import { insideItems } from '../resolve/elements-of.js';
import type { Model, Rule } from '../resolve/model.js';
import { RuleBook } from '../resolve/rule-book.js';
import { placesOf, subjectsOf, type Subject } from './elements.js';
import { compareActions, type Relation } from './order.js';
import { differencesInSettings, type SettingDifference } from './settings.js';
import { treatmentOf, type Treatment, type TreatmentStep } from './treatment.js';

/** What two models do differently. Empty lists: nothing, in no file. */
export interface ModelDiff {
  readonly before: Model['profile'];
  readonly after: Model['profile'];
  readonly attributes: readonly AttributeDifference[];
  readonly settings: readonly SettingDifference[];
}

export interface AttributeDifference extends Subject {
  /** tags of the sequences; empty: the root; null: inside items of any other sequence; "everywhere": no place is told apart */
  readonly within: readonly string[] | null | 'everywhere';
  readonly cases: readonly DifferentCase[];
}

/** Files that both models accept, and in which they treat the attribute differently. */
export interface DifferentCase {
  readonly relation: Relation;
  readonly condition: Condition;
  readonly before: TreatmentStep;
  readonly after: TreatmentStep;
  /** a file of this case; null where the search was given up, and the case is reported to be safe */
  readonly example: Example | null;
}

/** Compares what two models mean: every attribute, in every combination of conditions that some file can meet. */
export function diff(before: Model, after: Model): ModelDiff {
  return { before: before.profile, after: after.profile, attributes: new Comparison(before, after).attributes(), settings: differencesInSettings(before, after) };
}

export function isWeaker({ attributes, settings }: ModelDiff): boolean {
  return attributes.some(({ cases }) => cases.some(({ relation }) => relation === 'weaker')) || settings.some(({ relation }) => relation === 'weaker');
}

class Comparison {
  private readonly before: RuleBook;
  private readonly after: RuleBook;
  private readonly accepted: Condition;
  private readonly compared = new Map<string, readonly DifferentCase[]>();
  private readonly keys = new Map<Rule, string>();

  constructor(before: Model, after: Model) {
    this.before = new RuleBook(before.rules);
    this.after = new RuleBook(after.rules);
    this.accepted = { kind: 'all', of: [...before.acceptance, ...after.acceptance].map(({ condition }) => condition) };
  }

  attributes(): readonly AttributeDifference[] {
    const books = [this.before, this.after];
    const places = placesOf(books);
    return subjectsOf(books).flatMap((subject) => this.ofSubject(subject, places));
  }

  private ofSubject(subject: Subject, places: readonly (readonly string[])[]): readonly AttributeDifference[] {
    const found = places.filter((within) => this.isOwnPlace(subject, within)).map((within) => ({ within, cases: this.cases(subject, within) }));
    const [root, items, ...paths] = found;
    if (root === undefined || items === undefined) return [];
    const differences: AttributeDifference[] = [];
    const add = (within: AttributeDifference['within'], cases: readonly DifferentCase[]): void => {
      if (cases.length > 0) differences.push({ ...subject, within, cases });
    };
    if (subject.concept !== undefined || root.cases === items.cases) add('everywhere', root.cases);
    else {
      add([], root.cases);
      add(null, items.cases);
    }
    for (const { within, cases } of paths) add(within, cases);
    return differences;
  }

  /** The root and items always; the items of a path where its rules speak of the element, for else it is treated as inside any item. */
  private isOwnPlace({ tag, creator, concept }: Subject, within: readonly string[]): boolean {
    if (within.length === 0 || within === insideItems) return true;
    if (concept !== undefined) return false;
    return [this.before, this.after].some((book) => book.rulesOn({ tag, creator, within }).some(({ selector }) => selector.kind === 'path'));
  }

  private cases({ tag, creator, vr, concept }: Subject, within: readonly string[]): readonly DifferentCase[] {
    const element = concept === undefined ? { tag, creator, within } : { tag, creator, within, concept };
    const [old, now] = [treatmentOf(element, vr, this.before), treatmentOf(element, vr, this.after)];
    const vrs = isPrivate(tag) ? (vr === null ? [] : [vr]) : vrsOfTag(tag);
    // Thousands of attributes are under the same rules; the order of actions depends on the VR, and on the tag where one flows into itself.
    const key = `${this.keyOf(old)}>${this.keyOf(now)}>${concept === undefined ? vrs.join() : 'content'}${/"attribute"/.test(this.keyOf(old) + this.keyOf(now)) ? tag : ''}`;
    let cases = this.compared.get(key);
    if (cases === undefined) {
      cases = this.compare(old, now, tag, vrs);
      this.compared.set(key, cases);
    }
    return cases;
  }

  private keyOf(treatment: Treatment): string {
    return treatment.map(({ condition, action, rule }) => `${rule?.id ?? -1}${canonicalJson([condition, action])}`).join();
  }

  private compare(old: Treatment, now: Treatment, tag: string, vrs: readonly string[]): readonly DifferentCase[] {
    return old.flatMap((before, i) =>
      now.flatMap((after, j): readonly DifferentCase[] => {
        if (canonicalJson(before.action) === canonicalJson(after.action)) return [];
        const condition: Condition = { kind: 'all', of: [reached(old, i), reached(now, j)].flatMap((parts) => parts) };
        const found = satisfiable(both(this.accepted, condition), byVm);
        if (found.kind === 'no') return [];
        return [{ relation: compareActions(before.action, after.action, tag, vrs), condition, before, after, example: found.kind === 'yes' ? found.example : null }];
      }),
    );
  }
}

/** The step's own condition, and none of those before it. */
function reached(treatment: Treatment, index: number): readonly Condition[] {
  const own = treatment[index]?.condition ?? null;
  return [...(own === null ? [] : [own]), ...treatment.slice(0, index).map(({ condition }) => not(condition))];
}
