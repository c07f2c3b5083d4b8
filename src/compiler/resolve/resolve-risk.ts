import { analyses } from '../../facts/analyses.js';
import { riskMetrics } from '../../facts/risk-metrics.js';
import { classSizeOf, releaseThreshold } from '../../facts/risk-releases.js';
import type { AttributeNode, Preserve, QuasiIdentifierNode, Risk, RiskItem } from '../ast/syntax-tree.js';
import { nearest } from '../diagnostics/nearest.js';
import { vrsOfTag } from './element.js';
import type { PlacedName } from './layer.js';
import type { Origin, QuasiIdentifier, RiskStatement } from './model.js';
import { resolveAttribute } from './resolve-attribute.js';
import { resolveColumn } from './resolve-expression.js';
import type { Scope } from './scope.js';
import { attributeInWords } from './wording.js';

/** The names that there are. */
export function resolvePreserve(node: Preserve, { reports }: Scope): readonly PlacedName[] {
  const names = analyses().map(({ name }) => name);
  return node.names.filter(({ text, span }) => {
    if (names.includes(text)) return true;
    const near = nearest(text, names);
    reports.report('ANC7001', { name: text, nearest: near, names }, span, { fix: near === null ? null : { span, replacement: near, title: `write \`${near}\`` } });
    return false;
  });
}

/** Who gets the data, the widest circle first. */
export const releases = ['public', 'controlled', 'internal'] as const;
type Item<Kind extends RiskItem['kind']> = Extract<RiskItem, { kind: Kind }>;

export function resolveRisk(node: Risk, origin: Origin, scope: Scope): RiskStatement {
  const { reports } = scope;
  const of = <Kind extends RiskItem['kind']>(kind: Kind): readonly Item<Kind>[] => node.items.filter((item): item is Item<Kind> => item.kind === kind);
  for (const kind of ['release', 'population'] as const) {
    const second = of(kind)[1];
    if (second !== undefined) reports.report('ANC7005', { word: kind }, second.span);
  }
  const population = resolvePopulation(of('population')[0], scope);
  const require = resolveDemands(of('require'), population !== null, scope);
  const release = resolveRelease(of('release')[0], scope);
  const sensitive = of('sensitive').flatMap((item) => tagsOf(item.attributes, scope));
  if (release !== null) tellOfWeakDemands(of('require'), { release, sensitive: sensitive.length > 0 }, scope);
  if (of('require').length === 0 && of('release').length === 0) reports.report('ANC7009', {}, node.span);
  return {
    origin,
    release,
    population,
    quasiIdentifiers: of('quasi-identifiers').flatMap((item) => item.of.flatMap((each) => resolveQuasiIdentifier(each, scope) ?? [])),
    sensitive,
    exclude: of('exclude').flatMap((item) => tagsOf(item.attributes, scope).map((tag) => ({ tag, because: item.because.text }))),
    require,
  };
}

function tagsOf(nodes: readonly AttributeNode[], scope: Scope): readonly string[] {
  return nodes.flatMap((node) => exactTag(node, scope) ?? []);
}

function exactTag(node: AttributeNode, { reports }: Scope): string | null {
  const tag = resolveAttribute(node, reports);
  if (tag === null || !tag.includes('x')) return tag;
  reports.report('ANC2017', { selector: 'a repeating attribute', place: 'in a `risk` block' }, node.span);
  return null;
}

function resolveQuasiIdentifier({ part, of, span }: QuasiIdentifierNode, scope: Scope): QuasiIdentifier | null {
  if (of.kind === 'column') {
    const table = resolveColumn(of, scope);
    if (table === null) return null;
    const type = table.columns.find(({ name }) => name === of.column)?.type;
    if (part !== null && type !== 'date') scope.reports.report('ANC7007', { part, of: `\`${of.table}.${of.column}\`` }, span);
    return { part, of: { kind: 'column', table: of.table, column: of.column } };
  }
  const tag = exactTag(of, scope);
  if (tag === null) return null;
  if (part !== null && !vrsOfTag(tag).every((vr) => vr === 'DA' || vr === 'DT')) scope.reports.report('ANC7007', { part, of: attributeInWords(tag) }, span);
  return { part, of: { kind: 'attribute', tag } };
}

function resolveRelease(item: Item<'release'> | undefined, { reports }: Scope): RiskStatement['release'] {
  if (item === undefined) return null;
  const { text, span } = item.level;
  const release = releases.find((each) => each === text);
  if (release !== undefined) return release;
  const near = nearest(text, [...releases]);
  reports.report('ANC7004', { name: text, nearest: near }, span, { fix: near === null ? null : { span, replacement: near, title: `write \`${near}\`` } });
  return null;
}

function resolvePopulation(item: Item<'population'> | undefined, { reports }: Scope): number | null {
  if (item === undefined) return null;
  const { value, text, span } = item.size;
  if (Number.isInteger(value) && value > 0) return value;
  reports.report('ANC7008', { reason: `${text} is no whole number above 0` }, span);
  return null;
}

function resolveDemands(items: readonly Item<'require'>[], hasPopulation: boolean, { reports }: Scope): RiskStatement['require'] {
  const names = riskMetrics().map(({ name }) => name);
  return items.flatMap(({ metric: written, operator, bound, span }, index): RiskStatement['require'] => {
    const metric = riskMetrics().find(({ name }) => name === written.text);
    if (metric === undefined) {
      const near = nearest(written.text, names);
      reports.report('ANC7002', { name: written.text, nearest: near, names }, written.span, { fix: near === null ? null : { span: written.span, replacement: near, title: `write \`${near}\`` } });
      return [];
    }
    if (items.slice(0, index).some((other) => other.metric.text === written.text)) reports.report('ANC7005', { word: written.text }, written.span);
    if (metric.needsPopulation && !hasPopulation) reports.report('ANC7006', { metric: written.text }, written.span);
    const reason = reasonAgainst(metric, operator, bound.value);
    if (reason !== null) reports.report('ANC7003', { metric: written.text, reason }, span);
    return [{ metric: written.text, operator, bound: bound.value }];
  });
}

/** ANC4020: the kind of release asks for more, and the stricter of the two is followed. */
function tellOfWeakDemands(items: readonly Item<'require'>[], of: { readonly release: Exclude<RiskStatement['release'], null>; readonly sensitive: boolean }, { reports }: Scope): void {
  const { k } = releaseThreshold(of.release, of.sensitive);
  for (const { metric, operator, bound, span } of items) {
    const size = metric.text === 'k' ? (operator === '>' ? bound.value + 1 : bound.value) : metric.text === 'largest-risk' && bound.value > 0 ? classSizeOf(bound.value) : k;
    if (size < k) reports.report('ANC4020', { demand: `require ${metric.text} ${operator} ${bound.text}`, size, release: `${of.release}${of.sensitive ? ' release with sensitive attributes' : ' release'}`, k }, span);
  }
}

function reasonAgainst({ better, least, most, integer }: ReturnType<typeof riskMetrics>[number], operator: string, bound: number): string | null {
  if ((better === 'more') !== operator.startsWith('>')) return `${better === 'more' ? 'more' : 'less'} is safer, so it is \`${better === 'more' ? '>=' : '<='}\``;
  if (integer && !Number.isInteger(bound)) return 'it is a whole number';
  if (bound < least || (most !== null && bound > most)) return most === null ? `it is never below ${least}` : `it lies between ${least} and ${most}`;
  return null;
}
