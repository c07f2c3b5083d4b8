import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../base/canonical-json.js';
import { readFacts } from './read-json.js';

interface FactsFile {
  readonly edition?: string;
  readonly source?: unknown;
}

/** The tables that what a plan does depends on, by what they hold. */
const tables: Readonly<Record<string, `${string}.json`>> = {
  'dictionary (PS3.6)': 'dictionary.json',
  'attribute confidentiality (PS3.15 Table E.1-1)': 'ps315-e1.json',
  'safe private attributes (PS3.15 Table E.3.10-1)': 'safe-private.json',
  'quantitative private attributes': 'quantitative-private.json',
  'quantitative analyses': 'analyses.json',
  'quantitative parameters': 'quantitative-parameters.json',
  'images at risk of burned-in text': 'pixel-risk.json',
  'risk metrics': 'risk-metrics.json',
  'value representations (PS3.5)': 'vr-rules.json',
  'unique identifiers (PS3.6)': 'uids.json',
  'character sets (PS3.3 C.12.1.1.2)': 'character-sets.json',
  'unusual transfer syntaxes': 'unusual-transfer-syntaxes.json',
  'attribute types by SOP class': 'iod-types.json',
  'attribute types by module': 'compound-types.json',
  'de-identification methods (PS3.16 CID 7050)': 'cid-7050.json',
};

/** The tables that a judgement of re-identification risk rests on. */
const riskTables: typeof tables = {
  'risk metrics': 'risk-metrics.json',
  'attributes that quasi-identify': 'risk-attributes.json',
  'classes of identifying attributes': 'quasi-identifiers.json',
  'thresholds of risk': 'risk-releases.json',
  'faces in images': 'risk-faces.json',
};

let cached: Readonly<Record<string, string>> | undefined;

/** The edition of every table, "2026c" where it is of an edition of the standard, and the SHA-256 of what the table holds, shortened. */
export function factEditions(): Readonly<Record<string, string>> {
  cached ??= editionsOf(tables);
  return cached;
}

/** The same of the tables of risk. */
export function riskFactEditions(): Readonly<Record<string, string>> {
  return editionsOf(riskTables);
}

function editionsOf(files: typeof tables): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, editionOf(readFacts(file) as FactsFile)]));
}

function editionOf(file: FactsFile): string {
  const stated = /20\d\d[a-e]/.exec(file.edition ?? JSON.stringify(file.source ?? ''))?.[0];
  const digest = createHash('sha256').update(canonicalJson(file as Json)).digest('hex').slice(0, 16);
  return stated === undefined ? `sha256:${digest}` : `${stated} sha256:${digest}`;
}
