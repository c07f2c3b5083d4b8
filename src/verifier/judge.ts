import { tagText } from '../facts/dictionary.js';
import { privateAttribute } from '../facts/private-attributes.js';
import { rootValues } from './read/values.js';
import { creatorTagOf, isCreatorTag, isPrivateTag, type Dataset } from './read/element.js';
import type { Demand, Expectations, FileContext } from './expected.js';
import { creatorText } from './obligations/private-elements.js';
import { claimTags } from './obligations/claims.js';
import { cleaningBy, cleaningInside, CONTENT_SEQUENCE, demandOn, insideCleaned, meaningOfCode, type Cleaning, type ContentDemand, type ContentDemands } from './content.js';
import { isReference, referenceProblem } from './content-references.js';
import type { Obligations } from './obligations/all.js';
import { underContract } from './obligations/contract.js';
import type { Entry, Obligation, Occurrence, Pair, Problem } from './obligations/obligation.js';
import { isOfRedaction } from './pixels/stated.js';
import { extraItem } from './obligations/structure.js';
import { tagPathText, type Step } from './place.js';

/** A problem with who found it and which demand it breaks. */
export interface Judged {
  readonly problem: Problem;
  readonly obligation: Obligation;
  readonly demand: Demand | null;
  /** null where no single element is concerned */
  readonly entry: Entry | null;
}

export interface Judgement {
  readonly judged: readonly Judged[];
  /** elements looked at, at every depth */
  readonly elements: number;
}

/** Walks output and original side by side and holds each element against what the model demands of it. */
export function judgeElements(pair: Pair, expectations: Expectations, content: ContentDemands, obligations: Obligations, file: FileContext): Judgement {
  const judged: Judged[] = [];
  let elements = 0;

  /** `value`: what is asked of the value of a content item; `cleaning`: of the ContentSequence that holds it, at whatever depth */
  function dataset(output: Dataset, original: Dataset | null, within: readonly Step[], value: ContentDemand | null = null, cleaning: Cleaning | null = null): void {
    const here = byTag(pair.output.data, output);
    const there = original === null || pair.original === null ? null : byTag(pair.original.data, original);
    for (const tag of [...new Set([...here.keys(), ...(there?.keys() ?? [])])].sort((a, b) => a - b)) {
      // creators and group lengths have obligations of their own
      if ((tag & 0xffff) === 0 || isCreatorTag(tag)) continue;
      if (within.length === 0 && claimTags.has(tag)) continue;
      elements += 1;
      const creator = creatorOf(tag, output, original);
      const occurrences = withKnownVr(here.get(tag) ?? [], creator);
      const originals = there === null ? null : withKnownVr(there.get(tag) ?? [], creator);
      const vr = (occurrences[0] ?? originals?.[0])?.element.vr ?? 'UN';
      entry({ tag, vr, within, creator, output: occurrences, original: originals }, value?.valueTags.includes(tag) === true ? [demandOn(tag, value)] : null, cleaning, original === null || pair.original === null ? { data: pair.output.data, item: output } : { data: pair.original.data, item: original });
    }
  }

  /** The original's creator decides where there is one: a block that changed hands in the output is no other block. */
  function creatorOf(tag: number, output: Dataset, original: Dataset | null): string | null {
    const creatorTag = isPrivateTag(tag) ? creatorTagOf(tag) : undefined;
    if (creatorTag === undefined) return null;
    const before = original === null || pair.original === null ? null : creatorText(pair.original.data, original, creatorTag);
    return before ?? creatorText(pair.output.data, output, creatorTag);
  }

  function entry(one: Entry, asked: readonly Demand[] | null, cleaning: Cleaning | null, { data, item }: { readonly data: Uint8Array; readonly item: Dataset }): void {
    if (pair.redacted === true && isOfRedaction(one)) return;
    if (one.original?.length === 0) {
      const problem = obligations.structure.element(one, absentRule, pair);
      if (problem !== null) report(one, obligations.structure, null, problem);
      return;
    }
    const question = { tag: one.tag, vr: one.vr, within: one.within.map((step) => step.tag), creator: one.creator };
    const own = (): readonly Demand[] => expectations.demandsOf(question, file).map((demand) => (cleaning === null ? meaningOfCode(one.tag, demand, one.within, data, item) : insideCleaned(one.tag, demand, cleaning)));
    let first: Omit<Judged, 'entry'> | null = null;
    for (const demand of (asked ?? own()).map((demanded) => underContract(demanded, one))) {
      const obligation = obligations.forDemand(one, demand);
      const problem = demand.action.kind === 'keep' && isReference(one) ? reference(one) : obligation.element(one, demand, pair);
      if (problem === null) return intoItems(one, demand, cleaning, asked !== null);
      first ??= { problem, obligation, demand };
    }
    if (first !== null) report(one, first.obligation, first.demand, first.problem);
  }

  function reference(one: Entry): Problem | null {
    const { original } = pair;
    return original === null ? null : referenceProblem(one, original.dataset, (item) => content.demandOf(original.data, item, file)?.action.kind === 'remove');
  }

  /**
   * The items of a sequence that stays are judged by the rules of what they hold, and so are those of a ContentSequence that is cleaned; any
   * other that is replaced or cleaned was judged whole.
   */
  function intoItems(one: Entry, demand: Demand, outer: Cleaning | null, isRuled: boolean): void {
    const { kind } = demand.action;
    const cleans = one.tag === CONTENT_SEQUENCE ? cleaningBy(demand) : null;
    if (kind !== 'keep' && kind !== 'remap' && cleans === null) return;
    const cleaning = cleans ?? outer;
    one.output.forEach((output, occurrence) => {
      const original = one.original?.[occurrence];
      // items of content that must go have no counterpart in the output
      const source = original?.element.items?.filter((item) => one.tag !== CONTENT_SEQUENCE || content.demandOf(original.data, item, file)?.action.kind !== 'remove') ?? null;
      output.element.items?.forEach((item, index) => {
        const other = source?.[index] ?? null;
        // what the item was decides, not what its concept name became
        const decided = other === null || original === undefined ? { data: output.data, item } : { data: original.data, item: other };
        const value = one.tag === CONTENT_SEQUENCE ? content.demandOf(decided.data, decided.item, file) : null;
        if (one.original !== null && other === null) judged.push({ problem: extraItem(one, index), obligation: obligations.structure, demand: null, entry: null });
        else dataset(item, other, [...one.within, { tag: one.tag, item: index }], value, cleaningInside(cleaning, one.tag, isRuled, decided.data, decided.item));
      });
      if (source !== null && source.length > (output.element.items?.length ?? 0)) report(one, obligations.forDemand(one, demand), demand, lostItem);
    });
  }

  function report(one: Entry, obligation: Obligation, demand: Demand | null, problem: Problem): void {
    judged.push({ problem: { tagPath: tagPathText(one.within, one.tag), ...problem }, obligation, demand, entry: one });
  }

  dataset(pair.output.dataset, pair.original?.dataset ?? null, []);
  for (const obligation of obligations.list) {
    for (const problem of obligation.instance(pair)) judged.push({ problem, obligation, demand: null, entry: null });
  }
  return { judged, elements };
}

/** Private elements whose encoding states no VR have the one that the fact tables state. */
function withKnownVr(occurrences: readonly Occurrence[], creator: string | null): readonly Occurrence[] {
  if (creator === null) return occurrences;
  return occurrences.map((occurrence) => {
    const { element } = occurrence;
    if (element.vr !== 'UN' || element.items !== null) return occurrence;
    const text = tagText(element.tag);
    const known = privateAttribute(creator, text.slice(0, 4), text.slice(6))?.vr;
    return known == null || known === 'SQ' ? occurrence : { ...occurrence, element: { ...element, vr: known } };
  });
}

const lostItem: Problem = { grade: 'fitness', kind: 'items-differ', message: 'a kept sequence has lost an item' };

const absentRule: Demand = { action: { kind: 'remove' }, rule: null };

function byTag(data: Uint8Array, dataset: Dataset): ReadonlyMap<number, readonly Occurrence[]> {
  const map = new Map<number, Occurrence[]>();
  for (const element of dataset.elements) {
    const known = map.get(element.tag);
    if (known === undefined) map.set(element.tag, [{ element, dataset, data }]);
    else known.push({ element, dataset, data });
  }
  return map;
}

const PATIENT_ID = 0x00100020;
const ISSUER_OF_PATIENT_ID = 0x00100021;
const STUDY_INSTANCE = 0x0020000d;

/** Whose dates move together: the value the shift names, with its issuer; the study where that is empty (`ShiftWindow.per`). */
export function subjectOf(original: Pair['original'], per: string | undefined): string | null {
  if (original === null) return null;
  const tag = per === undefined ? PATIENT_ID : Number.parseInt(per, 16);
  const values = rootValues(original, tag).join('\\');
  if (values === '') return `study|${rootValues(original, STUDY_INSTANCE).join('\\')}`;
  const issuer = tag === PATIENT_ID ? rootValues(original, ISSUER_OF_PATIENT_ID).join('\\') : '';
  return `subject|${issuer}|${values}`;
}
