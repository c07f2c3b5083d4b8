import type { Plan } from '../../compiler/lower/plan.js';
import { Keyring } from '../actions/keyring.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import type { RuntimeKeys } from '../keys.js';
import type { Encoding } from '../dicom/encoding.js';
import { claimElements, type ClaimElement } from './claims.js';
import { Context } from './context.js';
import { ready, type Decided } from './conditions.js';
import type { FileContext } from './file-context.js';
import type { RootValues } from './scan-root.js';

/** Contexts that are remembered; a release has a few dozen. */
const mostContexts = 256;

export const SOP_CLASS = 0x00080016;
export const SOP_INSTANCE = 0x00080018;
export const PATIENT_ID = 0x00100020;
const ISSUER_OF_PATIENT_ID = 0x00100021;
export const STUDY_INSTANCE = 0x0020000d;
export const SERIES_INSTANCE = 0x0020000e;

/** A plan made ready to run, with what it learns on the way. Belongs to one worker. */
export class Prepared {
  /** root attributes that are read before the walk */
  readonly wanted: ReadonlySet<number>;
  /** the last of them in the order of a file */
  readonly lastWanted: number;
  private readonly conditions: readonly Decided[];
  private readonly contexts = new Map<string, Context>();
  private readonly claims = new Map<Encoding, readonly ClaimElement[]>();
  private keyring: Keyring | null = null;

  constructor(
    readonly plan: Plan,
    private readonly enrolment: Enrolment,
  ) {
    const read = plan.tables.contextTags.map((tag) => Number.parseInt(tag, 16));
    this.wanted = new Set([...read, SOP_CLASS, SOP_INSTANCE, PATIENT_ID, ISSUER_OF_PATIENT_ID, STUDY_INSTANCE, SERIES_INSTANCE]);
    this.lastWanted = Math.max(...this.wanted);
    this.conditions = plan.tables.conditions.map(ready);
  }

  /** Every condition, decided once for the file. */
  truthOf(root: RootValues): readonly boolean[] {
    const lookup = lookupIn(root);
    return this.conditions.map((condition) => condition(lookup));
  }

  contextOf(truth: readonly boolean[], sopClass: string): Context {
    const key = `${truth.map(Number).join('')} ${sopClass}`;
    let context = this.contexts.get(key);
    if (context === undefined) {
      if (this.contexts.size >= mostContexts) this.contexts.clear();
      context = new Context(this.plan.tables, truth, sopClass, this.wordsOf);
      this.contexts.set(key, context);
    }
    return context;
  }

  /** What every output says of itself, in one of the encodings. */
  claimsIn(encoding: Encoding): readonly ClaimElement[] {
    let claims = this.claims.get(encoding);
    if (claims === undefined) {
      claims = claimElements(this.plan, encoding);
      this.claims.set(encoding, claims);
    }
    return claims;
  }

  private readonly words = new Map<string, ReadonlySet<string>>();

  /** The words of some lists: held once, for each rule of each context that names them asks. */
  private readonly wordsOf = (names: readonly string[]): ReadonlySet<string> => {
    const key = names.join('\n');
    let words = this.words.get(key);
    if (words === undefined) {
      words = new Set(this.plan.model.vocabularies.filter(({ name }) => names.includes(name)).flatMap((list) => list.words));
      this.words.set(key, words);
    }
    return words;
  };

  /** The cell of the row that the file's own key value finds. */
  private cellIn(root: RootValues, table: string, column: string): string {
    const key = this.plan.model.tables.find(({ name }) => name === table)?.key;
    return key === undefined ? '' : (this.enrolment.tables.get(table)?.get(valueOf(root, Number.parseInt(key, 16)))?.[column] ?? '');
  }

  fileContext(root: RootValues, keys: RuntimeKeys): FileContext {
    if (this.keyring?.keys !== keys) this.keyring = new Keyring(keys);
    const { keyring } = this;
    const issuer = valueOf(root, ISSUER_OF_PATIENT_ID);
    const { shift } = this.plan.tables;
    return {
      keyring,
      lookup: lookupIn(root),
      cell: (table, column) => this.cellIn(root, table, column),
      sopClass: valueOf(root, SOP_CLASS),
      issuer,
      shiftDays: shift === null ? 0 : this.daysOf(root, Number.parseInt(shift.per, 16), issuer, keyring),
    };
  }

  /** One number of days for each subject; a study whose subject is not named is a subject of its own. */
  private daysOf(root: RootValues, per: number, issuer: string, keyring: Keyring): number {
    const { shift } = this.plan.tables;
    if (shift === null) return 0;
    const subject = valueOf(root, per);
    const days =
      subject !== ''
        ? keyring.days(per === PATIENT_ID ? issuer : '', `subject ${subject}`, shift.minDays, shift.maxDays)
        : keyring.days('', `study ${valueOf(root, STUDY_INSTANCE)}`, shift.minDays, shift.maxDays);
    return shift.direction === 'back' ? -days : days;
  }
}

export function valueOf(root: RootValues, tag: number): string {
  return (root.get(tag) ?? []).join('\\');
}

/** Who the file is of, for the folder it goes to: the patient, or the study where no patient is named. */
export function subjectIn(root: RootValues): { readonly issuer: string; readonly value: string } {
  const patient = valueOf(root, PATIENT_ID);
  return patient === '' ? { issuer: '', value: `study ${valueOf(root, STUDY_INSTANCE)}` } : { issuer: valueOf(root, ISSUER_OF_PATIENT_ID), value: `subject ${patient}` };
}

function lookupIn(root: RootValues): FileContext['lookup'] {
  return (tag) => root.get(Number.parseInt(tag, 16)) ?? [];
}
