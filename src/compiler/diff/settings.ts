import { canonicalJson } from '../../base/canonical-json.js';
import type { Condition } from '../../base/condition.js';
import { byVm } from '../prove/reach.js';
import { both, not, satisfiable } from '../prove/satisfiable.js';
import { witnessLines } from '../prove/witness.js';
import type { Claim, Model, ShiftWindow } from '../resolve/model.js';
import { attributeInWords, conditionInWords } from '../resolve/wording.js';
import { relationOf, type Relation } from './order.js';

/** A difference that is no attribute's: which files are taken, how far dates move, what the output says of itself. */
export interface SettingDifference {
  readonly what: 'acceptance' | 'shift' | 'claim' | 'method' | 'longitudinal' | 'secret' | 'table' | 'template' | 'detection' | 'preserve' | 'risk';
  readonly relation: Relation;
  /** one sentence */
  readonly says: string;
  /** a file that shows it, one attribute a line; null where none is needed or none was found */
  readonly witness: readonly string[] | null;
}

export function differencesInSettings(before: Model, after: Model): readonly SettingDifference[] {
  return [...inAcceptance(before, after), ...inShift(before.shift, after.shift), ...inClaims(before, after), ...inMethods(before, after), ...inLongitudinal(before, after), ...inSecret(before, after), ...inFiles(before, after), ...inPixels(before, after), ...inPromises(before, after)];
}

/** A file that is taken and was not is a weaker rule: more leaves the site. */
function inAcceptance(before: Model, after: Model): readonly SettingDifference[] {
  const [old, now] = [acceptedBy(before), acceptedBy(after)];
  return [
    ...accepted(both(now, not(old)), 'weaker', 'files are taken that were sent to the quarantine before'),
    ...accepted(both(old, not(now)), 'stricter', 'files are sent to the quarantine that were taken before'),
  ];
}

function acceptedBy({ acceptance }: Model): Condition {
  return { kind: 'all', of: acceptance.map(({ condition }) => condition) };
}

function accepted(condition: Condition, relation: Relation, says: string): readonly SettingDifference[] {
  const found = satisfiable(condition, byVm);
  return found.kind === 'no' ? [] : [{ what: 'acceptance', relation, says, witness: found.kind === 'yes' ? witnessLines(found.example, null) : null }];
}

/** A range that holds the other leaves the key more to choose from. */
function inShift(before: ShiftWindow | null, after: ShiftWindow | null): readonly SettingDifference[] {
  if (before === null || after === null || canonicalJson({ ...before }) === canonicalJson({ ...after })) return [];
  const comparable = before.per === after.per && before.direction === after.direction;
  const holds = (outer: ShiftWindow, inner: ShiftWindow): boolean => comparable && outer.minDays <= inner.minDays && inner.maxDays <= outer.maxDays;
  const words = ({ minDays, maxDays, direction, per }: ShiftWindow): string => `${minDays}..${maxDays} days ${direction} per ${attributeInWords(per)}`;
  return [{ what: 'shift', relation: relationOf(holds(after, before), holds(before, after)), says: `dates move by ${words(after)}; before by ${words(before)}`, witness: null }];
}

/** Whoever relies on a claim loses it; with other options it says something else, and the attributes say what. */
function inClaims(before: Model, after: Model): readonly SettingDifference[] {
  const difference = (relation: Relation, says: string): SettingDifference => ({ what: 'claim', relation, says, witness: null });
  const lost = before.claims.flatMap((claim) => {
    const now = after.claims.find(({ name }) => name === claim.name);
    if (now === undefined) return [difference('weaker', `\`${claimInWords(claim)}\` is no longer claimed`)];
    return claimInWords(now) === claimInWords(claim) ? [] : [difference('incomparable', `\`${claimInWords(now)}\` is claimed instead of \`${claimInWords(claim)}\``)];
  });
  const gained = after.claims.filter(({ name }) => !before.claims.some((claim) => claim.name === name));
  return [...lost, ...gained.map((claim) => difference('stricter', `\`${claimInWords(claim)}\` is claimed now`))];
}

function claimInWords({ name, options }: Claim): string {
  return `${name}${options.length === 0 ? '' : ` with ${[...options].sort().join(', ')}`}`;
}

/** A method names what was done and, with an option, what was retained; which is stricter the attributes say. */
function inMethods(before: Model, after: Model): readonly SettingDifference[] {
  const words = ({ methods }: Model): readonly string[] => methods.map(({ code, meaning }) => `${code} ${meaning}`);
  return [
    ...missing(words(before), words(after)).map((method): SettingDifference => ({ what: 'method', relation: 'incomparable', says: `outputs no longer state ${method}`, witness: null })),
    ...missing(words(after), words(before)).map((method): SettingDifference => ({ what: 'method', relation: 'incomparable', says: `outputs state ${method} now`, witness: null })),
  ];
}

const longitudinal: readonly Model['longitudinal'][] = ['REMOVED', 'MODIFIED', 'UNMODIFIED'];

function inLongitudinal(before: Model, after: Model): readonly SettingDifference[] {
  if (before.longitudinal === after.longitudinal) return [];
  const relation = longitudinal.indexOf(after.longitudinal) > longitudinal.indexOf(before.longitudinal) ? 'weaker' : 'stricter';
  return [{ what: 'longitudinal', relation, says: `LongitudinalTemporalInformationModified is ${after.longitudinal}; before ${before.longitudinal}`, witness: null }];
}

/** Another name makes other identifiers, whatever the key is: they do not agree with those that were given. */
function inSecret({ secrets: [before] }: Model, { secrets: [after] }: Model): readonly SettingDifference[] {
  if (before === after) return [];
  const words = (name: string | undefined): string => (name === undefined ? 'a key without a name' : `the key \`${name}\``);
  return [{ what: 'secret', relation: 'incomparable', says: `new identifiers are made with ${words(after)}; before with ${words(before)}`, witness: null }];
}

/** Tables and lists of words by what they hold; whether more is left their rows and words would have to say. */
function inFiles(before: Model, after: Model): readonly SettingDifference[] {
  const digests = ({ tables, vocabularies }: Model): Named => new Map([...tables.map(({ name, sha256 }) => [`the table ${name}`, sha256] as const), ...vocabularies.map(({ name, sha256 }) => [`the words of ${name}`, sha256] as const)]);
  return changes('table', digests(before), digests(after), 'incomparable', 'incomparable');
}

/** A template or a detection less is text that stays in the picture. */
function inPixels(before: Model, after: Model): readonly SettingDifference[] {
  const templates = ({ templates: of }: Model): Named => new Map(of.map(({ name, condition, regions }) => [`the template "${name}"`, canonicalJson([condition, regions.map((region) => ({ ...region }))])]));
  const detections = ({ detect }: Model): Named =>
    new Map(detect.map(({ condition, redact, review, strict, allow }) => [`the detection of text when ${conditionInWords(condition)}`, canonicalJson([redact, review, strict, allow])]));
  return [...changes('template', templates(before), templates(after), 'weaker', 'stricter'), ...changes('detection', detections(before), detections(after), 'weaker', 'stricter')];
}

/** What the output is held to: a requirement less is a weaker promise, an analysis more or less says nothing of what is left. */
function inPromises(before: Model, after: Model): readonly SettingDifference[] {
  const preserved = ({ preserve }: Model): Named => new Map(preserve.map((name) => [`fitness for ${name}`, '']));
  const required = ({ risk }: Model): Named => new Map((risk?.require ?? []).map(({ metric, operator, bound }) => [`the requirement ${metric} ${operator} ${bound}`, '']));
  return [...changes('preserve', preserved(before), preserved(after), 'incomparable', 'incomparable'), ...changes('risk', required(before), required(after), 'weaker', 'stricter')];
}

/** What each thing says, by its name. */
type Named = ReadonlyMap<string, string>;

function changes(what: SettingDifference['what'], before: Named, after: Named, lost: Relation, gained: Relation): readonly SettingDifference[] {
  const difference = (relation: Relation, says: string): SettingDifference => ({ what, relation, says, witness: null });
  return [
    ...[...before].flatMap(([name, content]) => (after.has(name) ? (after.get(name) === content ? [] : [difference('incomparable', `${name} has changed`)]) : [difference(lost, `${name} is gone`)])),
    ...[...after.keys()].flatMap((name) => (before.has(name) ? [] : [difference(gained, `${name} is new`)])),
  ];
}

function missing(list: readonly string[], others: readonly string[]): readonly string[] {
  return list.filter((one) => !others.includes(one));
}
