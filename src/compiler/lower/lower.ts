import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../base/canonical-json.js';
import { factEditions } from '../../facts/editions.js';
import { certify } from '../prove/certify.js';
import { isDeviation } from '../prove/deviation.js';
import type { ClaimTable } from '../prove/obligation.js';
import type { SourceText } from '../resolve/layer.js';
import type { Model } from '../resolve/model.js';
import { compilerVersion } from '../version.js';
import { digestOf } from './digest.js';
import type { Plan } from './plan.js';
import { tablesOf } from './tables.js';

/** The plan of a checked model, and the proofs of its claims. Equal models and sources give equal bytes. */
export function lower(model: Model, sources: readonly SourceText[], claims: readonly ClaimTable[] = []): Plan {
  const tables = tablesOf(model);
  const undigested: Omit<Plan, 'digest'> = {
    format: 'anonc-plan',
    formatVersion: '1.0',
    compiler: { name: 'anonc', version: compilerVersion },
    sources: sources.map(({ name, text }) => ({ name, sha256: createHash('sha256').update(text, 'utf8').digest('hex') })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    editions: factEditions(),
    model,
    tables,
    proofs: certify(claims, tables, (rule) => isDeviation(model.rules[rule])),
  };
  return { ...undigested, digest: digestOf(undigested as unknown as Json) };
}

/** The plan's bytes: canonical JSON and a line break. */
export function printPlan(plan: Plan): string {
  return `${canonicalJson(plan as unknown as Json)}\n`;
}
