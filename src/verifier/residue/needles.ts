import { createHash } from 'node:crypto';
import type { Table } from '../../compiler/resolve/model.js';
import { attributeOfTag, tagText } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import { identifyingClass } from '../../facts/identifying.js';
import { cleaningBy, cleaningInside, CONTENT_SEQUENCE, insideCleaned, type Cleaning, type ContentDemand, type ContentDemands } from '../content.js';
import type { Demand, Expectations, FileContext } from '../expected.js';
import { isStandardUid } from '../obligations/compare.js';
import { parseDate } from '../obligations/calendar.js';
import { creatorText } from '../obligations/private-elements.js';
import { creatorTagOf, isCreatorTag, type Dataset, type Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { isEmpty, textValues, unpaddedBytes } from '../read/values.js';
import { dateForms, shiftedDateForms } from './date-forms.js';
import { foldBytes } from './automaton.js';
import { isTelling, MANY, type Needle, type NeedleKind, type Reach } from './needle.js';
import { isVocabulary } from './vocabulary.js';

const PATIENT_ID = 0x00100020;
const PATIENT_NAME = 0x00100010;

const nothingKnown: FileContext = { lookup: () => undefined, typeOf: () => undefined };

/** A dataset under way. */
interface Place {
  readonly within: readonly number[];
  /** a sequence that holds it goes as a whole, so that whatever its rules say nothing of it stays */
  readonly ancestorGone: boolean;
  readonly cleaning: Cleaning | null;
  /** of a content item */
  readonly value: ContentDemand | null;
}

/** A needle must have this many bytes. */
const MIN_NAME = 3;
const MIN_TEXT = 4;
/** letters and digits mixed, "AB123", tell from this length on */
const MIN_ID = 5;
/** a word or a number tells from this length on */
const MIN_WORD = 6;
/** a UID is telling when it is this long; shorter ones are roots and test values */
const MIN_UID = 16;
/** "1968.3.12.4711": the last two components, when they have this many digits together */
const MIN_UID_TAIL = 10;

/**
 * The identifying values of the originals, as the byte strings that they may survive in: names by component and in both orders, ids,
 * institutions, devices, contacts, dates in their notations, UIDs and their tails, unsalted hashes of id and name; text that is not
 * ASCII also in UTF-8, UTF-16LE and Latin-1. Only what the model demands to be gone is taken.
 */
export class NeedleStore {
  readonly #needles = new Map<string, Needle>();
  readonly #kept = new Set<string>();
  /** folded words that stand for nothing, by what the originals show */
  readonly #placeholders = new Set<string>();

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
        const kinds = demands.map((demand) => demand.action.kind);
        if (element.items !== null) {
          const isContent = element.tag === CONTENT_SEQUENCE;
          const inner = isContent ? (demands.map(cleaningBy).find((one) => one !== null) ?? cleaning) : cleaning;
          const gone = ancestorGone || kinds.every((kind) => kind !== 'keep' && kind !== 'remap' && !(isContent && kind === 'clean'));
          for (const item of element.items) visit(item, { within: [...within, element.tag], ancestorGone: gone, cleaning: cleaningInside(inner, element.tag, value?.valueTags.includes(element.tag) === true, instance.data, item), value: isContent ? content.demandOf(instance.data, item, file) : null });
        } else if (element.fragments === null && !isEmpty(instance.data, element)) {
          if (kinds.includes('keep')) {
            // what stays inside a cleaned report is codes and numbers, whatever the file
            const always = cleaning !== null || value !== null || expectations.demandsOf({ tag: element.tag, vr: element.vr, within, creator }, nothingKnown).every((demand) => demand.action.kind === 'keep');
            this.#keep(instance.data, dataset, element, always);
          }
          else {
            const values = textValues(instance.data, element, dataset);
            this.#leaf(instance.data, values, element, subject, kinds.includes('shift'));
            for (const value of values) this.#place(places, value, element.tag);
          }
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
      if (tag === PATIENT_ID || tag === PATIENT_NAME) this.#hashes(Buffer.from(value, 'utf8'), from);
    }
  }

  /** What to search for, once all originals are in. A value that the model keeps in a code, a UID or a harmless attribute tells nothing. */
  list(): readonly Needle[] {
    const wanted = [...this.#needles.values()].filter(({ bytes, kind }) => {
      const text = Buffer.from(bytes).toString('latin1');
      return !this.#kept.has(text) && !this.#kept.has(`${kind}|${text}`);
    });
    // one word for the names of several subjects is a placeholder ("Anonymous", the name of a test set), not a name
    const isPlaceholder = ({ bytes, kind, lone, subjects }: Needle): boolean => (kind === 'name' && lone && subjects.length >= MANY) || this.#placeholders.has(Buffer.from(bytes).toString('latin1'));
    return wanted.map((needle) => (isPlaceholder(needle) ? { ...needle, reach: 'names' } : needle));
  }

  #leaf(data: Uint8Array, all: readonly string[], element: Element, subject: string, shifted: boolean): void {
    const { tag, vr } = element;
    // a dummy of an earlier pass is no one's value
    const dummy = vrRule(vr)?.dummy;
    const values = all.filter((value) => value !== '' && value !== dummy);
    const from = { tag: tagText(tag), subject };
    if (shifted && vr !== 'UI') {
      if (vr === 'DA' || vr === 'DT') for (const value of values) this.#date(value, from, true);
      return;
    }
    const raw = unpaddedBytes(data, element);
    if (vr === 'PN') this.#rawForm(raw, from);
    values.forEach((value) => this.#value(value, tag, vr, from));
    if (vr === 'PN' ? tag === PATIENT_NAME : tag === PATIENT_ID) this.#hashes(raw, from);
  }

  /** A whole value, by what its VR and its attribute make of it. */
  #value(value: string, tag: number, vr: string, from: From): void {
    if (vr === 'UI') return this.#uid(value, from);
    if (vr === 'DA' || vr === 'DT') return this.#date(value, from, false);
    if (vr === 'PN') return this.#name(value, from);
    const kind = kindOf(tag, vr);
    if (kind !== null) this.#text(kind, value, from);
  }

  /**
   * What stays by the model's own will tells nothing: a code, and, where it stays in every file, a UID and the name of a device or an
   * institution. What stays in some files only is looked for in all; where it may stand, `own-value.ts` knows.
   */
  #keep(data: Uint8Array, dataset: Dataset, element: Element, always: boolean): void {
    const { tag, vr } = element;
    const kind = kindOf(tag, vr);
    const named = always && (kind === 'device' || kind === 'institution') ? kind : null;
    const isHarmless = vr === 'CS' || (vr === 'UI' && always) || identifyingClass(tag)?.cls === 'harmless';
    if (named === null && !isHarmless) return;
    for (const value of textValues(data, element, dataset)) {
      if (isHarmless) this.#kept.add(value.toLowerCase());
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
      for (const value of textValues(instance.file, element, instance.meta)) this.#text('device', value, { tag: tagText(element.tag), subject });
    }
  }

  #name(value: string, from: From): void {
    for (const group of value.split('=')) {
      const [family = '', given = '', middle = ''] = group.split('^').map((part) => part.trim());
      const lone = given === '' && middle === '';
      for (const component of [family, given, middle]) {
        const words = component.split(/[\s-]+/);
        for (const word of words.length > 1 ? [component, ...words.filter((one) => one.length >= MIN_TEXT)] : [component]) {
          if (word.length >= MIN_NAME) this.#forms('name', word, from, 'words', word.length < MIN_TEXT || isVocabulary(word) ? 'names' : 'everywhere', lone);
        }
      }
      if (family.length < MIN_NAME || given.length < MIN_NAME) continue;
      for (const form of [`${family}${given}`, `${given}${family}`]) this.#forms('name', form, from, 'none', 'everywhere');
    }
  }

  #text(kind: NeedleKind, value: string, from: From): void {
    if (value.length < MIN_TEXT) return;
    const numeric = /^\d+$/.test(value);
    const short = value.length < (kind === 'id' && !numeric ? MIN_ID : MIN_WORD);
    this.#forms(kind, value, from, numeric ? 'digits' : 'words', short || isVocabulary(value) ? 'whole' : 'everywhere');
    const digits = value.replace(/\D/g, '');
    if (kind === 'contact' && digits.length >= 7 && digits !== value) this.#forms(kind, digits, from, 'digits', 'everywhere');
  }

  #uid(value: string, from: From): void {
    if (value.length < MIN_UID || isStandardUid(value)) return;
    this.#forms('uid', value, from, 'digits', 'everywhere');
    const tail = tailOf(value);
    if (tail.length > MIN_UID_TAIL) this.#forms('uid', tail, from, 'digits', 'everywhere');
  }

  #date(value: string, from: From, shifted: boolean): void {
    const date = parseDate(value);
    if (date === null || isVocabulary(value)) return;
    for (const form of shifted ? shiftedDateForms(date) : dateForms(date)) this.#forms(shifted ? 'shifted-date' : 'date', form, from, 'words', 'everywhere');
  }

  #hashes(value: Uint8Array, from: From): void {
    if (value.length < MIN_TEXT) return;
    for (const algorithm of ['md5', 'sha1', 'sha256']) {
      const digest = createHash(algorithm).update(value).digest();
      this.#forms('hash', digest.toString('hex'), from, 'none', 'everywhere');
      this.#forms('hash', digest.toString('base64').replace(/=+$/, ''), from, 'none', 'everywhere');
    }
  }

  #forms(kind: NeedleKind, text: string, from: From, boundary: Needle['boundary'], reach: Reach, lone = false): void {
    const ascii = /^[\x20-\x7e]*$/.test(text);
    const forms = [Buffer.from(text, 'utf8')];
    if (!ascii) forms.push(Buffer.from(text, 'utf16le'));
    if (!ascii && /^[\x00-\xff]*$/.test(text)) forms.push(Buffer.from(text, 'latin1'));
    // text of 16-bit characters hides in private binary values; digits alone are also a ramp of 16-bit pixels
    if (ascii && /[a-z]{3}/i.test(text) && reach === 'everywhere' && text.length >= MIN_WORD && (kind === 'name' || kind === 'id')) forms.push(Buffer.from(text, 'utf16le'));
    for (const bytes of forms) this.#put({ kind, bytes: foldBytes(bytes), tag: from.tag, isSole: true, subjects: [from.subject], boundary, reach, lone });
  }

  /** A name as it stood, where its bytes are not those of its decoded text. */
  #rawForm(bytes: Uint8Array, from: From): void {
    if (bytes.length < MIN_WORD || bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)) return;
    this.#put({ kind: 'name', bytes: foldBytes(bytes), tag: from.tag, isSole: true, subjects: [from.subject], boundary: 'words', reach: 'everywhere', lone: false });
  }

  /** Notes where a single word, in folded form, is the whole value. */
  #place(places: Map<string, Set<number>>, value: string, tag: number): void {
    if (!/^[\w-]{4,}$/.test(value)) return;
    const word = Buffer.from(foldBytes(Buffer.from(value, 'latin1'))).toString('latin1');
    const tags = places.get(word) ?? new Set<number>();
    places.set(word, tags.add(tag));
  }

  #put(made: Needle): void {
    if (made.bytes.length < 2) return;
    const needle: Needle = made.reach === 'everywhere' && !isTelling(made.bytes) ? { ...made, reach: 'whole' } : made;
    const key = Buffer.from(needle.bytes).toString('latin1');
    const known = this.#needles.get(key);
    if (known === undefined) {
      this.#needles.set(key, needle);
      return;
    }
    const isSole = known.isSole && known.tag === needle.tag;
    const isNew = known.subjects.length < MANY && !known.subjects.includes(needle.subjects[0] ?? '');
    if (isNew || isSole !== known.isSole) this.#needles.set(key, { ...known, isSole, subjects: isNew ? [...known.subjects, ...needle.subjects] : known.subjects });
  }
}

/** "1968.3.12.4711": the last two components */
function tailOf(uid: string): string {
  return uid.split('.').slice(-2).join('.');
}

interface From {
  readonly tag: string;
  readonly subject: string;
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
