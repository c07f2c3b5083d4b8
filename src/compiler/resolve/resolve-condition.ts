import type { Condition, Test } from '../../base/condition.js';
import { definedTerms } from '../../facts/defined-terms.js';
import { vrRule } from '../../facts/vr.js';
import type { Extras } from '../diagnostics/diagnostic.js';
import type { ConditionNode, TestNode, ValueNode } from '../ast/syntax-tree.js';
import { vrsOfTag } from './element.js';
import { fault } from './literal-fits.js';
import { resolveAttribute } from './resolve-attribute.js';
import type { Reports } from './reports.js';
import { vrInWords } from './vr-in-words.js';
import { attributeInWords } from './wording.js';

/** What the condition tests; null, and a report, where a name in it is unknown or a test cannot be carried out. */
export function resolveCondition(node: ConditionNode, reports: Reports): Condition | null {
  switch (node.kind) {
    case 'or':
    case 'and': {
      const parts = node.parts.map((part) => resolveCondition(part, reports));
      const known = parts.filter((part) => part !== null);
      if (known.length < parts.length) return null;
      return { kind: node.kind === 'or' ? 'any' : 'all', of: known };
    }
    case 'not': {
      const of = resolveCondition(node.of, reports);
      return of === null ? null : { kind: 'not', of };
    }
    case 'comparison': {
      const tag = resolveAttribute(node.attribute, reports);
      if (tag === null) return null;
      if (tag.includes('x')) {
        reports.report('ANC2017', { selector: 'a repeating attribute', place: 'in a condition' }, node.attribute.span);
        return null;
      }
      return isReadable(tag, node.test, reports) ? testOf(tag, node.test) : null;
    }
  }
}

/** Values of sequences and of bulk data are never looked at; that they are there can be asked. */
function isReadable(tag: string, node: TestNode, reports: Reports): boolean {
  if (node.kind === 'present' || node.kind === 'absent') return true;
  const vrs = vrsOfTag(tag);
  const [vr] = vrs;
  if (vr === undefined || vrs.some((each) => hasReadableValues(each))) {
    warnOfStrangeValues(tag, vrs, node, reports);
    return true;
  }
  reports.report('ANC2014', { vr }, node.span);
  return false;
}

/** Bulk data has long lengths and no text. */
function hasReadableValues(vr: string): boolean {
  const rule = vrRule(vr);
  return rule !== undefined && rule.kind !== 'sequence' && !(rule.kind === 'binary' && rule.longLength) && vr !== 'AT';
}

/** A value that the attribute cannot have in a valid file, and one that DICOM does not define for it. */
function warnOfStrangeValues(tag: string, vrs: readonly string[], node: TestNode, reports: Reports): void {
  const [vr] = vrs;
  if (vrs.length !== 1 || vr === undefined || vrRule(vr)?.kind !== 'ascii') return;
  const attribute = attributeInWords(tag);
  const terms = definedTerms(tag);
  for (const value of valuesOf(node)) {
    const write = (term: string): Extras => ({ fix: { span: value.span, replacement: value.kind === 'string' ? `"${term}"` : term, title: `write \`${term}\`` } });
    const meant = terms === null ? null : termFor(value.text, terms);
    const reason = fault(value.text, vr);
    const upper = value.text.toUpperCase();
    if (reason !== null) {
      const term = meant ?? (upper !== value.text && fault(upper, vr) === null ? upper : null);
      reports.report('ANC2018', { value: value.text, attribute, vr: vrInWords(vr), reason, meant }, value.span, term === null ? {} : write(term));
    } else if (terms !== null && !terms.includes(value.text)) {
      reports.report('ANC2050', { value: value.text, attribute, terms, meant }, value.span, meant === null ? {} : write(meant));
    }
  }
}

/** What people write, or call it, instead of the defined term. */
const otherNames: Readonly<Record<string, string>> = { MRI: 'MR', MRT: 'MR', PET: 'PT', XRAY: 'DX', 'X-RAY': 'DX', ULTRASOUND: 'US', FEMALE: 'F', MALE: 'M', W: 'F', TRUE: 'YES', FALSE: 'NO', LEFT: 'L', RIGHT: 'R' };

function termFor(written: string, terms: readonly string[]): string | null {
  const upper = written.trim().toUpperCase();
  const other = otherNames[upper] ?? upper;
  return terms.find((term) => term === upper || term === other) ?? null;
}

function valuesOf(node: TestNode): readonly ValueNode[] {
  if (node.kind === 'in') return node.values;
  return node.kind === 'is' || node.kind === 'is-not' ? [node.value] : [];
}

/** The condition that a test of the attribute is. */
export function testOf(tag: string, node: TestNode): Condition {
  const test = (what: Test): Condition => ({ kind: 'test', tag, test: what });
  switch (node.kind) {
    case 'is':
      return test({ kind: 'in', values: [node.value.text] });
    case 'is-not':
      return { kind: 'not', of: test({ kind: 'in', values: [node.value.text] }) };
    case 'in':
      return test({ kind: 'in', values: [...new Set(node.values.map(({ text }) => text))].sort() });
    case 'like':
      return test({ kind: 'like', pattern: node.pattern.text });
    case 'matches':
      return test({ kind: 'matches', source: node.source });
    case 'present':
      return test({ kind: 'present' });
    case 'absent':
      return { kind: 'not', of: test({ kind: 'present' }) };
    case 'order':
      return test({ kind: node.operator.startsWith('<') ? 'below' : 'above', bound: node.bound.value, orEqual: node.operator.endsWith('=') });
  }
}
