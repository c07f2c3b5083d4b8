import type { Json } from '../../base/canonical-json.js';
import { err, ok, type Result } from '../../base/result.js';
import { hasDigest } from './digest.js';
import { planValidator } from './plan-validator.js';
import type { Decision, Plan } from './plan.js';

/** Why a text is not run as a plan. */
export interface PlanRefusal {
  /** not a plan; of a version this program does not know; not as the schema wants it; changed since it was compiled */
  readonly kind: 'not-a-plan' | 'unknown-version' | 'malformed' | 'integrity';
  readonly message: string;
}

/** A plan from its text. A later minor version is read, what it adds is ignored; a text that was changed by hand is refused. */
export function readPlan(text: string): Result<Plan, PlanRefusal> {
  const json = parseJson(text);
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json)) return refuse('not-a-plan', 'this is no JSON object');
  const { format, formatVersion, digest } = json as Readonly<Record<string, Json>>;
  if (format !== 'anonc-plan') return refuse('not-a-plan', 'this is no plan of anonc');
  if (typeof formatVersion !== 'string' || !/^1\.\d+$/.test(formatVersion)) {
    return refuse('unknown-version', `this program reads plans of format 1; this one is of format ${typeof formatVersion === 'string' ? formatVersion : 'unknown'}`);
  }
  const validate = planValidator();
  if (!validate(json)) {
    const [first] = validate.errors ?? [];
    return refuse('malformed', `the plan is not as its schema says: ${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim());
  }
  if (!hasDigest(text, json, digest)) return refuse('integrity', 'the plan was changed after it was compiled: its digest does not match');
  const plan = json as unknown as Plan;
  const dangling = danglingReference(plan);
  return dangling === null ? ok(plan) : refuse('malformed', dangling);
}

function refuse(kind: PlanRefusal['kind'], message: string): { readonly ok: false; readonly error: PlanRefusal } {
  return err({ kind, message });
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What a schema cannot say: every index points into its list, and every decision ends with a step that always holds. */
function danglingReference({ tables, model }: Plan): string | null {
  const decisions: readonly Decision[] = [
    ...[...tables.attributes, ...tables.rootAttributes, ...tables.privates, ...tables.masks, ...tables.families, ...tables.content].map(({ decision }) => decision),
    ...tables.paths.map(({ entry }) => entry.decision),
    tables.unlisted,
    tables.private,
    tables.unknown,
  ];
  const isWhole = (decision: Decision): boolean =>
    decision.at(-1)?.when === -1 && decision.every(({ when, action }) => when < tables.conditions.length && action < tables.actions.length);
  if (!decisions.every(isWhole)) return 'a decision of the plan names a condition or action that the plan does not have, or does not end';
  if (![...tables.templates, ...tables.detect].every(({ condition }) => condition < tables.conditions.length)) return 'a template or detection of the plan names a condition that the plan does not have';
  const words = new Set(model.vocabularies.map(({ name }) => name));
  if (!tables.actions.every(({ action }) => action.kind !== 'clean' || (action.keeping?.vocabularies ?? []).every((name) => words.has(name)))) return 'an action of the plan names words that the plan does not have';
  if (!tables.acceptance.every(({ condition }) => condition < tables.conditions.length)) return 'an acceptance of the plan names a condition that the plan does not have';
  if (!tables.actions.every(({ rule }) => rule < model.rules.length)) return 'an action of the plan names a rule that the plan does not have';
  return null;
}
