import { attributeOfTag } from '../../facts/dictionary.js';
import { identifyingClass } from '../../facts/identifying.js';
import { knownCreators } from '../../facts/private-attributes.js';
import { vrRule } from '../../facts/vr.js';
import { isLocal } from '../content.js';
import type { Demand, Expectations, FileContext } from '../expected.js';
import type { Confidence, Grade } from '../finding.js';
import { creatorText } from '../obligations/private-elements.js';
import { isStandardUid } from '../obligations/compare.js';
import type { Problem } from '../obligations/obligation.js';
import { tagPathText } from '../place.js';
import { creatorTagOf, isCreatorTag, type Dataset, type Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { textValues, unpaddedBytes } from '../read/values.js';
import { stringsIn } from './containers/strings.js';
import { BEHIND_PIXELS } from './behind-pixels.js';
import type { HidingPlaces } from './hiding-places.js';
import type { Leaf } from './leaves.js';
import { findPatterns } from './patterns/all.js';
import type { Match, PatternKind, Reading, TextKind } from './patterns/pattern.js';
import { readingOf } from './patterns/reading.js';

/** What a pattern found, with the demand that let the value stay. */
export interface PatternFinding {
  readonly problem: Problem;
  readonly demand: Demand | null;
}

/** results remembered; most values stand in every file of a series */
const MOST_REMEMBERED = 50_000;
/** of a binary value this many bytes are read for text; a longer one is a table of numbers or a picture, and a finding says what was left out */
const MOST_BINARY_BYTES = 4 << 20;

const grades: Readonly<Record<Confidence, Grade>> = { high: 'suspect', medium: 'suspect', low: 'review' };

interface Found {
  readonly match: Match;
  /** for the fingerprint only */
  readonly value: string;
}

/** The search for what identifies by its form, without any original: value patterns, sections 3 and 5. */
export class PatternSearch {
  readonly #expectations: Expectations;
  readonly #remembered = new Map<string, readonly Found[]>();

  constructor(expectations: Expectations) {
    this.#expectations = expectations;
  }

  /** `compared`: an original was at hand, so that UIDs were held against it. */
  inFile(instance: Instance, leaves: readonly Leaf[], places: HidingPlaces, file: FileContext, compared: boolean): readonly PatternFinding[] {
    const findings = new Map<string, PatternFinding>();
    const add = (problem: Problem, demand: Demand | null): void => {
      const key = `${problem.tagPath ?? problem.place ?? ''}|${problem.kind}`;
      const known = findings.get(key);
      if (known === undefined || (known.problem.grade === 'review' && problem.grade !== 'review')) findings.set(key, { problem, demand });
    };
    for (const leaf of leaves) this.#leaf(instance, leaf, file, compared, add);
    for (const { tagPath, place, opened } of places.hidden) {
      const leaf = tagPath === null ? undefined : leaves.find((one) => tagPathText(one.within, one.element.tag) === tagPath);
      const demand = leaf === undefined ? null : this.#staying(instance, leaf, file);
      if (leaf !== undefined && demand === null) continue;
      const at = { ...(tagPath === null ? {} : { tagPath }), place };
      if (opened.how === BEHIND_PIXELS) add({ grade: 'review', kind: 'behind-pixels', ...at, confidence: 'medium', message: 'bytes stand behind the last pixel', value: opened.bytes }, demand);
      for (const found of this.#inBytes(opened.text ?? opened.bytes, opened.isBeside === true ? 'aside' : 'raw')) add(problemOf(found, at), demand);
    }
    for (const [place, bytes] of outsideOf(instance)) for (const found of this.#inBytes(bytes, place === 'file meta' ? 'raw' : 'aside')) add(problemOf(found, { place }), null);
    return [...findings.values()];
  }

  /** `own`: values of the output itself by which files are named; other duties judge them. */
  inPath(path: string, own: readonly string[]): readonly PatternFinding[] {
    const rest = own.filter((value) => value.length > 3).reduce((text, value) => text.replaceAll(value, ' '), path);
    const found = rest.replace(newUid, ' ').split(/[\\/]/).filter((part) => !pseudonym.test(part)).flatMap((part) => this.#inText(part, { kind: 'path', identifying: false, technical: false }));
    const first = [...found].sort((a, b) => rank(b.match.confidence) - rank(a.match.confidence))[0];
    return first === undefined ? [] : [{ problem: problemOf(first, { place: 'file name' }), demand: null }];
  }

  /** A line of text that a page of a document shows. */
  inLine(line: string, place: string): readonly PatternFinding[] {
    return this.#inText(line, { kind: 'label', identifying: false, technical: false }).map((found) => ({ problem: problemOf(found, { place }), demand: null }));
  }

  #leaf(instance: Instance, leaf: Leaf, file: FileContext, compared: boolean, add: (problem: Problem, demand: Demand | null) => void): void {
    const { element, within } = leaf;
    if ((element.tag & 0xffff) === 0 || element.fragments !== null || element.tag >>> 16 === 0x7fe0) return;
    const found = this.#inElement(instance, leaf, compared);
    if (found.length === 0) return;
    const demand = isCreatorTag(element.tag) ? anyone : this.#staying(instance, leaf, file);
    if (demand === null) return;
    for (const one of found) {
      // a pseudonym may look like anything; whether it is one, the duty to replace judges
      if (demand.action.kind === 'replace' && (compared || pseudonym.test(one.value))) continue;
      if (one.match.kind === 'uid' && demand.action.kind !== 'remap') continue;
      if (!allowed(one.match.kind, element.tag, demand)) add(problemOf(one, { tagPath: tagPathText(within, element.tag), place: 'value' }), demand);
    }
  }

  /** The demand by which a value may stand here; null where it may not, which obligations judge. */
  #staying(instance: Instance, { element, dataset, within }: Leaf, file: FileContext): Demand | null {
    const creatorTag = creatorTagOf(element.tag);
    const creator = creatorTag === undefined ? null : creatorText(instance.data, dataset, creatorTag);
    const demands = this.#expectations.demandsOf({ tag: element.tag, vr: element.vr, within: within.map((step) => step.tag), creator }, file);
    return demands.find(({ action }) => action.kind !== 'remove' && action.kind !== 'empty') ?? null;
  }

  #inElement(instance: Instance, { element, dataset, within }: Leaf, compared: boolean): readonly Found[] {
    const rule = vrRule(element.vr);
    const { data } = instance;
    if (element.valueOffset === element.valueEndOffset) return nothing;
    if (rule === undefined || rule.kind === 'binary') {
      if (rule?.multi === true && element.vr !== 'UN') return nothing;
      return this.#inBytes(data.subarray(element.valueOffset, Math.min(element.valueEndOffset, element.valueOffset + MOST_BINARY_BYTES)), element.tag === TRAILING_PADDING ? 'aside' : 'raw');
    }
    if (element.vr === 'PN') return nothing;
    const form = forms[element.vr];
    const raw = Buffer.from(data.buffer, data.byteOffset + element.valueOffset, element.valueEndOffset - element.valueOffset).toString('latin1');
    if (form?.test(raw) === true) return element.vr === 'UI' && !compared ? this.#uids(raw) : nothing;
    const reading = within.at(-1)?.tag !== CONCEPT_NAME && isLocalMeaning(data, element, dataset) ? { ...readingKindOf(element.tag, element.vr), kind: 'prose' as const } : readingKindOf(element.tag, element.vr);
    const key = `${reading.kind}${reading.identifying}${reading.technical}${rule.kind}${rule.multi}|${dataset.characterSets.join('\\')}|${raw}`;
    return this.#remember(key, () => {
      if (isCreatorTag(element.tag) && isKnownCreator(textValues(data, element, dataset)[0] ?? '')) return nothing;
      const values = form === undefined ? textValues(data, element, dataset) : [Buffer.from(unpaddedBytes(data, element)).toString('latin1')];
      const found = values.flatMap((value) => find(value.replaceAll('\0', '\n'), reading));
      const padding = /\0[\0 ]*[^\0 ]/.exec(raw);
      if (padding !== null) return [...found, { match: { kind: 'behind-padding', says: 'more behind a zero byte, where nobody sees it', start: padding.index, end: raw.length, confidence: 'medium' }, value: raw.slice(padding.index) }];
      return form === undefined || !/\p{L}{3}/u.test(raw) ? found : [...found, { match: { kind: 'not-of-its-vr', says: 'words where its VR allows none', start: 0, end: raw.length, confidence: 'medium' }, value: raw }];
    });
  }

  #uids(raw: string): readonly Found[] {
    const old = raw.split('\\').map((value) => value.replace(/[\0 ]+$/, '')).find((value) => value !== '' && !value.startsWith(NEW_UIDS) && !isStandardUid(value));
    return old === undefined ? nothing : [{ match: { kind: 'uid', says: 'a UID under the root of a maker or a site where a new one must stand', start: 0, end: old.length, confidence: 'medium' }, value: old }];
  }

  #inBytes(content: Uint8Array | string, kind: TextKind): readonly Found[] {
    const texts = typeof content === 'string' ? [content] : stringsIn(content);
    return texts.flatMap((text) => this.#inText(text, { kind, identifying: false, technical: false }));
  }

  #inText(text: string, rest: Omit<Reading, 'text' | 'whole'>): readonly Found[] {
    return this.#remember(`${rest.kind}||${text}`, () => find(text, rest));
  }

  #remember(key: string, work: () => readonly Found[]): readonly Found[] {
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const found = work();
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, found.length === 0 ? nothing : found);
    return found;
  }
}

/** Random letters and digits of base 32, as new names are made of: folders of outputs, and ids without a prefix. */
const pseudonym = /^[A-Z2-7]{12,26}$/;

const nothing: readonly Found[] = [];
const TRAILING_PADDING = 0xfffcfffc;
const CODE_MEANING = 0x00080104;
const anyone: Demand = { action: { kind: 'keep' }, rule: null };
/** where the product makes new UIDs (PS3.5 B.2) */
const NEW_UIDS = '2.25.';
const newUid = /(?<![\d.])2\.25\.\d{30,39}(?!\d)/g;

/** Values of these VRs that have the form of their VR hold no text, PS3.5 6.2. */
const forms: Readonly<Record<string, RegExp>> = {
  DS: /^[\d+\-.eE \\\0]*$/,
  IS: /^[\d+\- \\\0]*$/,
  DA: /^[\d.\- \\\0]*$/,
  TM: /^[\d.:\- \\\0]*$/,
  DT: /^[\d.+\- \\\0]*$/,
  AS: /^(?:\d{3}[DWMY][ \0]*\\?)*$/,
  UI: /^[\d. \\\0]*$/,
};

function find(text: string, rest: Omit<Reading, 'text' | 'whole'>): readonly Found[] {
  const reading = readingOf(text, rest);
  return findPatterns(reading).map((match) => ({ match, value: reading.whole.slice(match.start, match.end) }));
}

/** texts for which the standard defines no terms, though they are short */
const writtenFreely = /(?:Explanation|Description|Comments?|CodingSchemeName|ResponsibleOrganization)$|^BodyPartExamined$/;

let creators: ReadonlySet<string> | undefined;

function isKnownCreator(creator: string): boolean {
  creators ??= new Set(knownCreators());
  return creators.has(creator);
}

/** What is asked, "Observer Name", is no answer: only meanings beside it hold what a person typed. */
const CONCEPT_NAME = 0x0040a043;

/** A meaning that a site gave a code of its own, PS3.16 8.2. */
function isLocalMeaning(data: Uint8Array, element: Element, dataset: Dataset): boolean {
  return element.tag === CODE_MEANING && isLocal(data, dataset);
}

const kinds = new Map<string, Omit<Reading, 'text' | 'whole'>>();

/** Which kind of text an attribute holds. */
function readingKindOf(tag: number, vr: string): Omit<Reading, 'text' | 'whole'> {
  const key = `${tag}|${vr}`;
  let known = kinds.get(key);
  if (known === undefined) {
    const { cls, risk = 0 } = identifyingClass(tag) ?? {};
    const keyword = attributeOfTag(tag)?.keyword ?? '';
    const kind: TextKind = isCreatorTag(tag) ? 'aside' : cls === 'free-text' || vr === 'ST' || vr === 'LT' || vr === 'UT' || writtenFreely.test(keyword) ? 'prose' : 'label';
    known = { kind, identifying: cls === 'direct', technical: (cls === 'quasi-device' && risk >= 3) || cls === 'harmless' || vr === 'AE' || isCreatorTag(tag) || /Version|SequenceName|CodeValue|CodingScheme|ContextIdentifier|MappingResource|Kernel|Model|Manufacturer|URNCode/.test(keyword) };
    kinds.set(key, known);
  }
  return known;
}

const ofPlaces: ReadonlySet<PatternKind> = new Set(['address', 'phone', 'network', 'name', 'e-mail']);
const ofDevices: ReadonlySet<PatternKind> = new Set(['device', 'number', 'record-number', 'digest', 'network']);

/** A model that keeps an attribute of a site or a device by its name wants what such an attribute is for. */
function allowed(kind: PatternKind, tag: number, { action, rule }: Demand): boolean {
  if (action.kind !== 'keep' || rule?.selector.kind !== 'attribute') return false;
  const cls = identifyingClass(tag)?.cls;
  return (cls === 'quasi-site' && ofPlaces.has(kind)) || (cls === 'quasi-device' && ofDevices.has(kind)) || (cls === 'temporal' && kind === 'date') || (cls === 'quasi' && kind === 'age');
}

/** Bytes that belong to no element, and the values of File Meta. */
function outsideOf({ file, data, hasPreamble, meta, trailing, behindStream }: Instance): readonly (readonly [string, Uint8Array])[] {
  const outside: [string, Uint8Array][] = [];
  if (hasPreamble && file.subarray(0, 128).some((byte) => byte !== 0)) outside.push(['preamble', file.subarray(0, 128)]);
  for (const { vr, valueOffset, valueEndOffset } of meta?.elements ?? []) if (vr !== 'UI' && vr !== 'UL' && valueEndOffset > valueOffset) outside.push(['file meta', file.subarray(valueOffset, valueEndOffset)]);
  if (trailing.end > trailing.start) outside.push(['trailing bytes', data.subarray(trailing.start, trailing.end)]);
  if (behindStream !== null && behindStream.end - behindStream.start > 1) outside.push(['trailing bytes', file.subarray(behindStream.start, behindStream.end)]);
  return outside;
}

function problemOf({ match, value }: Found, at: { readonly tagPath?: string; readonly place: string }): Problem {
  return { grade: grades[match.confidence], kind: match.kind, ...at, confidence: match.confidence, message: `a text holds ${match.says}`, value };
}

function rank(confidence: Confidence): number {
  return ['low', 'medium', 'high'].indexOf(confidence);
}
