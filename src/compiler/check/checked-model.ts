import { deidentificationMethod } from '../../facts/methods.js';
import { allAttributes } from '../../facts/dictionary.js';
import type { Claim, Method, Model } from '../resolve/model.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import { RuleBook } from '../resolve/rule-book.js';
import { knownClaims } from '../prove/claim-tables.js';
import { brokenLayers } from './breakages.js';

/** The model of a draft that passed its checks: its rules, and what the output may say of itself. */
export function checkedModel(draft: ModelDraft, book: RuleBook): Model {
  const { profile } = draft;
  const broken = brokenLayers(draft, book);
  return {
    profile: { name: profile.name.text, version: profile.version, doc: profile.doc },
    extends: draft.base === null ? null : { name: draft.base.profile.name.text, version: draft.base.profile.version, options: draft.options.map(({ name }) => name.text) },
    claims: claimsOf(draft, broken),
    rules: draft.rules,
    acceptance: draft.acceptance,
    shift: draft.rules.some(({ action }) => action.kind === 'shift') ? draft.shift : null,
    methods: methodsOf(draft, broken),
    longitudinal: longitudinalOf(draft, book),
    secrets: [...new Set(draft.secrets.map(({ text }) => text))],
    tables: draft.tables.map(({ name, source, key, keyColumn, columns, sha256, rows }) => ({ name, source, key, keyColumn, columns, sha256, rows })),
    vocabularies: draft.vocabularies,
    templates: draft.templates.map(({ name, origin, condition, columns, rows, regions }) => ({ name, origin, condition, columns, rows, regions })),
    detect: draft.detect.map(({ origin, condition, redact, review, strict, allow }) => ({ origin, condition, redact, review, strict, allow })),
    preserve: [...new Set(draft.preserve.map(({ text }) => text))].sort(),
    risk: draft.risk,
  };
}

/** A claim is stated where it was proven; what deviates from it, and says why, takes it back. */
function claimsOf(draft: ModelDraft, broken: ReadonlySet<string>): readonly Claim[] {
  return draft.profile.claims
    .map(({ name, options }) => ({ name: name.text, options: options.map(({ text }) => text) }))
    .filter(({ name, options }) => knownClaims.includes(name) && ![name, ...options].some((layer) => broken.has(layer)));
}

/** PS3.16 CID 7050: of what is extended and what is claimed, less what is broken. */
function methodsOf(draft: ModelDraft, broken: ReadonlySet<string>): readonly Method[] {
  const claimed = claimsOf(draft, broken).flatMap(({ name, options }) => [name, ...options]);
  return [...new Set([...layersBelow(draft), ...claimed])]
    .filter((name) => !broken.has(name))
    .flatMap((name) => deidentificationMethod(name) ?? []);
}

function layersBelow(draft: ModelDraft): readonly string[] {
  const { base, options } = draft;
  return [...(base === null ? [] : [...layersBelow(base), base.profile.name.text]), ...options.map(({ name }) => name.text)];
}

/** PS3.15 E.3.6: what the options say of dates, unless the profile itself keeps or moves some. */
function longitudinalOf(draft: ModelDraft, book: RuleBook): Model['longitudinal'] {
  const layers = layersBelow(draft);
  const own = draft.base === null ? [] : ownActionsOnDates(draft, book);
  const ofBase = draft.base === null ? null : longitudinalOf(draft.base, new RuleBook(draft.base.rules));
  if (draft.base === null) return fromActions(allActionsOnDates(book));
  if (layers.includes('retain-full-dates') || own.includes('keep') || ofBase === 'UNMODIFIED') return 'UNMODIFIED';
  return layers.includes('retain-modified-dates') || own.includes('shift') || own.includes('truncate') || ofBase === 'MODIFIED' ? 'MODIFIED' : 'REMOVED';
}

function fromActions(actions: readonly string[]): Model['longitudinal'] {
  if (actions.includes('keep')) return 'UNMODIFIED';
  return actions.includes('shift') || actions.includes('truncate') ? 'MODIFIED' : 'REMOVED';
}

const dates = (): readonly string[] => allAttributes().flatMap(({ tag, vrs }) => (vrs.includes('DA') || vrs.includes('DT') ? [tag] : []));

function ownActionsOnDates(draft: ModelDraft, book: RuleBook): readonly string[] {
  if (!draft.profile.rules.some(({ action }) => action.kind === 'keep' || action.kind === 'shift' || action.kind === 'truncate')) return [];
  return [...new Set(dates().flatMap((tag) => decisionsOn(tag, book).flatMap((rule) => (rule.tier === 2 ? [rule.action.kind] : []))))];
}

function allActionsOnDates(book: RuleBook): readonly string[] {
  return [...new Set(dates().flatMap((tag) => decisionsOn(tag, book).map(({ action }) => action.kind)))];
}

function decisionsOn(tag: string, book: RuleBook): ReturnType<RuleBook['decisionOn']> {
  return [[], ...book.paths].flatMap((within) => book.decisionOn({ tag, creator: null, within }));
}
