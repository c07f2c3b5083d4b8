import type { Table } from '../../compiler/resolve/model.js';
import { attributeOfTag, tagText } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import { identifyingClass } from '../../facts/identifying.js';
import { cleaningBy, cleaningInside, CONTENT_SEQUENCE, insideCleaned, type Cleaning, type ContentDemand, type ContentDemands } from '../content.js';
import type { Demand, DemandedAction, Expectations, FileContext } from '../expected.js';
import { creatorText } from '../obligations/private-elements.js';
import { creatorTagOf, isCreatorTag, type Dataset, type Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { isEmpty, textValues, unpaddedBytes } from '../read/values.js';
import { foldText } from './automaton.js';
import { latin1 } from './containers/container.js';
import { isHarmlessWord } from './known-words.js';
import { isTelling, MANY, type Needle, type NeedleKind } from './needle.js';
import { dateNeedles, hashNeedles, MIN_UID, nameNeedles, rawNameNeedle, tailOf, textNeedles, uidNeedles, type Form } from './value-needles.js';

const PATIENT_ID = 0x00100020;
const PATIENT_NAME = 0x00100010;
const PATIENT_BIRTH_DATE = 0x00100030;

const nothingKnown: FileContext = { lookup: () => undefined, typeOf: () => undefined };

/** values of a subject remembered as taken */
const MOST_TAKEN = 200_000;
/** A dataset under way. */
interface Place {
  readonly within: readonly number[];
  /** a sequence that holds it goes as a whole, so that whatever its rules say nothing of it stays */
  readonly ancestorGone: boolean;
  readonly cleaning: Cleaning | null;
  /** of a content item */
  readonly value: ContentDemand | null;
}


/**
 * The identifying values of the originals, as the byte strings that they may survive in: names by component, in both orders and in other
 * letters, ids with and without their marks, institutions, devices, contacts and their digits, dates in their notations, UIDs and their
 * tails, unsalted hashes of ids and names; text that is not ASCII in every character set that can write it. Only what the model demands
 * to be gone is taken.
 */
export class NeedleStore {
  readonly #needles = new Map<string, Needle>();
  readonly #kept = new Set<string>();
  /** folded words that stand for nothing, by what the originals show */
  readonly #placeholders = new Set<string>();
  /** values that were taken, by what they were taken of: most stand in every file of a series */
  readonly #taken = new Map<string, Map<string, readonly string[]>>();
  #takenCount = 0;
  /** values that were seen to stay, as they are encoded */
  readonly #staying = new Set<string>();

  /** Takes the values of one original. */
  add(instance: Instance, subject: string, expectations: Expectations, content: ContentDemands, file: FileContext): void {
    const places = new Map<string, Set<number>>();
    const visit = (dataset: Dataset, { within, ancestorGone, cleaning, value }: Place): void => {
      for (const element of dataset.elements) {
        if (isCreatorTag(element.tag) || (element.tag & 0xffff) === 0) continue;
        const creatorTag = creatorTagOf(element.tag);
        const creator = creatorTag === undefined ? null : creatorText(instance.data, dataset, creatorTag);
        const own = (): readonly Demand[] => expectations.demandsOf({ tag: element.tag, vr: element.vr, within, creator }, file).map((demand) => (cleaning === null ? demand : insideCleaned(element.tag, demand, cleaning)));
        const demands = ancestorGone ? [] : value?.valueTags.includes(element.tag) === true ? [value] : own();
        if (element.items !== null) {
          const isContent = element.tag === CONTENT_SEQUENCE;
          const inner = isContent ? (demands.map(cleaningBy).find((one) => one !== null) ?? cleaning) : cleaning;
          const gone = ancestorGone || !(asks(demands, 'keep') || asks(demands, 'remap') || (isContent && asks(demands, 'clean')));
          for (const item of element.items) visit(item, { within: [...within, element.tag], ancestorGone: gone, cleaning: cleaningInside(inner, element.tag, value?.valueTags.includes(element.tag) === true, instance.data, item), value: isContent ? content.demandOf(instance.data, item, file) : null });
        } else if (element.fragments === null && !isEmpty(instance.data, element)) {
          if (asks(demands, 'keep')) {
            // what stays inside a cleaned report is codes and numbers, whatever the file
            const always = (): boolean => cleaning !== null || value !== null || expectations.demandsOf({ tag: element.tag, vr: element.vr, within, creator }, nothingKnown).every((demand) => demand.action.kind === 'keep');
            this.#keep(instance.data, dataset, element, always);
          } else for (const value of this.#leaf(instance.data, dataset, element, subject, asks(demands, 'shift'))) this.#place(places, value, element.tag);
        }
      }
    };
    visit(instance.dataset, { within: [], ancestorGone: false, cleaning: null, value: null });
    // one word as name, number and more of one file ("dicom2nifti" in all of them) was put there by a program, not by a registrar
    for (const [value, tags] of places) if (tags.size >= MANY && tags.has(PATIENT_NAME) && tags.has(PATIENT_ID)) this.#placeholders.add(value);
    this.#meta(instance, subject);
  }

  /**
   * Takes the keys of an enrolment table: original values of everybody on the list, whether or not their files are at hand. `per` is the
   * attribute whose dates move together. Keys of an attribute that stays in some file are left out.
   */
  addKeys({ key }: Table, values: readonly string[], per: string | undefined, expectations: Expectations): void {
    const tag = Number.parseInt(key, 16);
    const vr = attributeOfTag(tag)?.vrs[0] ?? 'UN';
    const demands = expectations.demandsOf({ tag, vr, within: [], creator: null }, nothingKnown);
    if (demands.some((demand) => demand.action.kind === 'keep')) return;
    for (const value of values) {
      const from = { tag: tagText(tag), subject: tag === (per === undefined ? PATIENT_ID : Number.parseInt(per, 16)) ? `subject||${value}` : '' };
      this.#value(value, tag, vr, from);
      if (isHashed(tag, vr)) hashNeedles(Buffer.from(value, 'utf8'), this.#from(from));
    }
  }

  /** What to search for, once all originals are in. A value that the model keeps in a code, a UID or a harmless attribute tells nothing. */
  list(): readonly Needle[] {
    const wanted = [...this.#needles.values()].filter(({ form, kind }) => !this.#kept.has(form) && !this.#kept.has(`${kind}|${form}`));
    // one word for the names of several subjects is a placeholder (the name of a test set), not a name
    const isPlaceholder = ({ form, kind, lone, subjects }: Needle): boolean => (kind === 'name' && lone && subjects.length >= MANY) || this.#placeholders.has(form);
    return wanted.map((needle) => (isPlaceholder(needle) ? { ...needle, reach: 'names' } : needle));
  }

  /** Takes what a leaf holds, once for each subject; gives its values. */
  #leaf(data: Uint8Array, dataset: Dataset, element: Element, subject: string, shifted: boolean): readonly string[] {
    const { tag, vr } = element;
    const kind = `${tag}|${vr}|${shifted}|${subject}|${dataset.characterSets.join('\\')}`;
    let taken = this.#taken.get(kind);
    if (taken === undefined) {
      taken = new Map();
      this.#taken.set(kind, taken);
    }
    const bytes = unpaddedBytes(data, element);
    const raw = latin1(bytes);
    const known = taken.get(raw);
    if (known !== undefined) return known;
    const all = textValues(data, element, dataset);
    if (this.#takenCount >= MOST_TAKEN) this.#taken.clear();
    this.#takenCount = this.#takenCount >= MOST_TAKEN ? 0 : this.#takenCount + 1;
    taken.set(raw, all);
    this.#take(all, bytes, element, { tag: tagText(tag), subject }, shifted);
    return all;
  }

  #take(all: readonly string[], bytes: Uint8Array, { tag, vr }: Element, from: From, shifted: boolean): void {
    // a dummy of an earlier pass is no one's value
    const dummy = vrRule(vr)?.dummy;
    const values = all.filter((value) => value !== '' && value !== dummy);
    if (shifted && vr !== 'UI') {
      if (vr === 'DA' || vr === 'DT') for (const value of values) dateNeedles(value, { shifted, ofBirth: false }, this.#from(from));
      return;
    }
    if (vr === 'PN') rawNameNeedle(bytes, this.#from(from));
    for (const value of values) this.#value(value, tag, vr, from);
    if (isHashed(tag, vr)) hashNeedles(bytes, this.#from(from));
  }

  /** A whole value, by what its VR and its attribute make of it. */
  #value(value: string, tag: number, vr: string, from: From): void {
    if (vr === 'UI') return uidNeedles(value, this.#from(from));
    if (vr === 'DA' || vr === 'DT') return dateNeedles(value, { shifted: false, ofBirth: tag === PATIENT_BIRTH_DATE }, this.#from(from));
    if (vr === 'PN') return nameNeedles(value, this.#from(from));
    const kind = kindOf(tag, vr);
    if (kind !== null) textNeedles(kind, value, this.#from(from));
  }

  /**
   * What stays by the model's own will tells nothing: a code, and, where it stays in every file, a UID and the name of a device or an
   * institution. What stays in some files only is looked for in all; where it may stand, `own-value.ts` knows.
   */
  #keep(data: Uint8Array, dataset: Dataset, element: Element, staysAlways: () => boolean): void {
    const { tag, vr } = element;
    const kind = kindOf(tag, vr);
    const isNamed = kind === 'device' || kind === 'institution';
    const always = (isNamed || vr === 'UI') && staysAlways();
    const named = always && isNamed ? kind : null;
    const isHarmless = vr === 'CS' || (vr === 'UI' && always) || identifyingClass(tag)?.cls === 'harmless';
    if (named === null && !isHarmless) return;
    const stays = `${named ?? ''}|${vr}|${always}|${isHarmless}|${dataset.characterSets.join('\\')}|${latin1(unpaddedBytes(data, element))}`;
    if (this.#staying.has(stays)) return;
    if (this.#staying.size < MOST_TAKEN) this.#staying.add(stays);
    for (const value of textValues(data, element, dataset)) {
      // a name that somebody put where a code belongs is still one
      if (isHarmless && (vr !== 'CS' || value.split(/[ _]/).every(isHarmlessWord))) this.#kept.add(value.toLowerCase());
      if (vr === 'UI' && always) this.#keepUid(value);
      if (named !== null) this.#kept.add(`${named}|${value.toLowerCase()}`);
    }
  }

  /** A UID that stays, with its tail and its roots. */
  #keepUid(value: string): void {
    this.#kept.add(tailOf(value));
    for (let dot = value.lastIndexOf('.'); dot >= MIN_UID; dot = value.lastIndexOf('.', dot - 1)) this.#kept.add(value.slice(0, dot));
  }

  /** AE titles and addresses of File Meta never leave, whatever the model says. */
  #meta(instance: Instance, subject: string): void {
    for (const element of instance.meta?.elements ?? []) {
      if (element.vr !== 'AE' && element.vr !== 'UR') continue;
      if (instance.meta === null) return;
      for (const value of textValues(instance.file, element, instance.meta)) textNeedles('device', value, this.#from({ tag: tagText(element.tag), subject }));
    }
  }

  /** Notes where a single word, in folded form, is the whole value. */
  #place(places: Map<string, Set<number>>, value: string, tag: number): void {
    if (!/^[\w-]{4,}$/.test(value)) return;
    const word = foldText(value);
    const tags = places.get(word) ?? new Set<number>();
    places.set(word, tags.add(tag));
  }

  #from({ tag, subject }: From): (form: Form) => void {
    const subjects = [subject];
    return (form) => {
      if (form.form.length >= 2) this.#put({ ...form, tag, isSole: true, subjects, reach: form.reach === 'everywhere' && !isTelling(form.form) ? 'whole' : form.reach });
    };
  }

  #put(needle: Needle): void {
    const known = this.#needles.get(needle.form);
    if (known === undefined) {
      this.#needles.set(needle.form, needle);
      return;
    }
    const isSole = known.isSole && known.tag === needle.tag;
    const isNew = known.subjects.length < MANY && !known.subjects.includes(needle.subjects[0] ?? '');
    if (isNew || isSole !== known.isSole) this.#needles.set(needle.form, { ...known, isSole, subjects: isNew ? [...known.subjects, ...needle.subjects] : known.subjects });
  }
}

function asks(demands: readonly Demand[], kind: DemandedAction['kind']): boolean {
  return demands.some((demand) => demand.action.kind === kind);
}

interface From {
  readonly tag: string;
  readonly subject: string;
}

/** Values whose digests are looked for: names and numbers that identify alone. */
function isHashed(tag: number, vr: string): boolean {
  return vr === 'PN' ? tag === PATIENT_NAME : kindOf(tag, vr) === 'id';
}

/** Which texts identify, by the class of the attribute (facts: quasi-identifiers); null: the text alone tells nothing. */
function kindOf(tag: number, vr: string): NeedleKind | null {
  if (vr === 'AE') return 'device';
  if (!['LO', 'SH', 'ST', 'LT', 'UT', 'UC', 'UR', 'IS'].includes(vr)) return null;
  const facts = identifyingClass(tag);
  switch (facts?.cls) {
    case 'direct':
      return 'id';
    case 'third-party':
      return 'contact';
    case 'quasi-site':
      return 'institution';
    case 'quasi-device':
      return facts.risk >= 3 ? 'device' : null;
    default:
      return null;
  }
}
