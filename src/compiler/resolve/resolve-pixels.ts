import type { Condition } from '../../base/condition.js';
import type { Detect, DetectItem, RegionNode, Template as TemplateNode } from '../ast/syntax-tree.js';
import type { DraftDetection, DraftTemplate } from './layer.js';
import type { Origin, Region } from './model.js';
import { resolveCondition } from './resolve-condition.js';
import type { Reports } from './reports.js';

/** Columns and Rows, PS3.3 C.7.6.3 */
const columnsTag = '00280011';
const rowsTag = '00280010';

export function resolveTemplate(node: TemplateNode, origin: Origin, reports: Reports): DraftTemplate | null {
  const tests = node.devices.map(({ attribute, test, span }) => resolveCondition({ kind: 'comparison', span, attribute, test }, reports));
  const known = tests.filter((test) => test !== null);
  if (known.length < tests.length) return null;
  const [only] = known;
  const condition: Condition = known.length === 1 && only !== undefined ? only : { kind: 'all', of: known };
  return {
    name: node.name.text,
    origin,
    condition,
    columns: sizeOf(columnsTag, known),
    rows: sizeOf(rowsTag, known),
    regions: node.items.flatMap(regionOf),
    span: node.span,
    nameSpan: node.name.span,
    regionSpans: node.items.map(({ span }) => span),
  };
}

/** The one number that the tests demand of the attribute. */
function sizeOf(tag: string, tests: readonly Condition[]): number | null {
  for (const condition of tests) {
    if (condition.kind !== 'test' || condition.tag !== tag || condition.test.kind !== 'in' || condition.test.values.length !== 1) continue;
    const [value] = condition.test.values;
    if (value !== undefined && /^\d+$/.test(value)) return Number(value);
  }
  return null;
}

/** The parser has seen to two sides in each direction. */
function regionOf(node: RegionNode): readonly Region[] {
  if (node.outside) return [{ kind: 'outside-regions' }];
  const side = (name: string): number | null => node.sides.find((each) => each.name.text === name)?.value.value ?? null;
  return [{ kind: 'rectangle', x: side('x'), right: side('right'), width: side('width'), y: side('y'), bottom: side('bottom'), height: side('height') }];
}

export function resolveDetection(node: Detect, origin: Origin, reports: Reports): DraftDetection | null {
  const condition = resolveCondition(node.condition, reports);
  const redact = threshold(node, 'redact', reports);
  const review = threshold(node, 'review', reports);
  const leave = threshold(node, 'leave', reports);
  const strict = node.items.filter(({ kind }) => kind === 'strict');
  if (strict[1] !== undefined) reports.report('ANC5006', { word: 'strict' }, strict[1].span);
  if (!node.items.some((item) => item.kind === 'threshold' && item.what === 'redact')) {
    reports.report('ANC5003', { what: 'detection', missing: '`redact at confidence`' }, node.condition.span);
  }
  if (condition === null || redact === null) return null;
  const problem = orderProblem(redact, review, leave);
  if (problem !== null) reports.report('ANC5005', { problem }, node.items[0]?.span ?? node.span);
  const allow = node.items.flatMap((item) => (item.kind === 'allow' ? item.patterns.map(({ source }) => source) : []));
  return { origin, condition, redact, review, strict: strict.length > 0, allow: [...new Set(allow)].sort(), span: node.condition.span };
}

type Threshold = Extract<DetectItem, { kind: 'threshold' }>;

function threshold(node: Detect, what: Threshold['what'], reports: Reports): number | null {
  const [first, second] = node.items.filter((item): item is Threshold => item.kind === 'threshold' && item.what === what);
  if (second !== undefined) reports.report('ANC5006', { word: what }, second.span);
  if (first === undefined) return null;
  const { value, text, span } = first.confidence;
  if (value > 0 && value < 1) return value;
  reports.report('ANC5004', { written: text }, span);
  return null;
}

function orderProblem(redact: number, review: number | null, leave: number | null): string | null {
  if (review !== null && review >= redact) return `review begins at ${review} and redaction at ${redact}`;
  const least = review ?? redact;
  return leave === null || leave === least ? null : `what is below ${leave} is left, and ${review === null ? 'redaction' : 'review'} begins at ${least}`;
}
