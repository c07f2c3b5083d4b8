import type { AttributeNode, DatasetNode, ElementNode, ElementValueNode, ExpectationNode, OutcomeNode, Span, Test as TestNode, TestItem, ValueNode } from '../ast/syntax-tree.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { vrRule } from '../../facts/vr.js';
import { vrsOfTag } from './element.js';
import { fault } from './literal-fits.js';
import type { Origin } from './model.js';
import type { Expectation, ExpectationGroup, ExpectedOutcome, GivenDataset, GivenElement, GivenValue, ProfileTest, TestCase } from './profile-test.js';
import { resolveAttribute } from './resolve-attribute.js';
import { resolveCondition, testOf } from './resolve-condition.js';
import { resolveSelector } from './resolve-selector.js';
import type { Reports } from './reports.js';
import { attributeInWords, selectorInWords } from './wording.js';
import { vrInWords } from './vr-in-words.js';

/** A test with its names resolved; what cannot be resolved is reported and left out. `originOf` turns places into origins. */
export function resolveTest(node: TestNode, originOf: (span: Span) => Origin, reports: Reports): ProfileTest {
  return { name: node.name.text, origin: originOf(node.span), nameSpan: node.name.span, cases: new TestResolver(originOf, reports).cases(node) };
}

type Given = Extract<TestItem, { kind: 'given' }>;
type Expect = Extract<TestItem, { kind: 'expect' }>;

class TestResolver {
  constructor(
    private readonly originOf: (span: Span) => Origin,
    private readonly reports: Reports,
  ) {}

  /** Each `given` begins a case, to which what is expected after it belongs. */
  cases(node: TestNode): readonly TestCase[] {
    const groups: { readonly given: Given; readonly expects: Expect[] }[] = [];
    for (const item of node.items) {
      if (item.kind === 'given') groups.push({ given: item, expects: [] });
      else if (groups.length > 0) groups.at(-1)?.expects.push(item);
      else this.reports.report('ANC6001', {}, item.span);
    }
    if (node.items.length === 0) this.reports.report('ANC6002', {}, node.name.span);
    return groups.map(({ given, expects }) => {
      if (expects.every(({ expectations }) => expectations.length === 0)) this.reports.report('ANC6002', {}, given.span);
      return { given: given.datasets.map((dataset) => this.dataset(dataset)), expect: expects.flatMap((expect) => this.group(expect, given.datasets.length) ?? []) };
    });
  }

  private dataset({ entries }: DatasetNode): GivenDataset {
    return entries.flatMap(({ element, value }): readonly GivenElement[] => {
      const named = this.element(element);
      const resolved = named === null ? null : this.value(value, named);
      return named === null || resolved === null ? [] : [{ tag: named.tag, creator: named.creator, value: resolved }];
    });
  }

  private element(node: ElementNode): Named | null {
    if (node.kind !== 'private') {
      const tag = this.exact(node);
      return tag === null ? null : { tag, creator: null, vrs: vrsOfTag(tag), words: attributeInWords(tag) };
    }
    const [placed] = resolveSelector(node, this.reports);
    if (placed?.selector.kind !== 'private') return null;
    const { creator, group, element } = placed.selector;
    const vr = privateAttribute(creator, group, element)?.vr ?? null;
    return { tag: `${group}xx${element}`, creator, vrs: vr === null ? [] : [vr], words: selectorInWords(placed.selector) };
  }

  private exact(node: AttributeNode): string | null {
    const tag = resolveAttribute(node, this.reports);
    if (tag === null || !tag.includes('x')) return tag;
    this.reports.report('ANC2017', { selector: 'a repeating attribute', place: 'in a test' }, node.span);
    return null;
  }

  private value(node: ElementValueNode, named: Named): GivenValue | null {
    const isSequence = named.vrs.includes('SQ');
    if (node.kind === 'items') {
      if (isSequence || named.vrs.length === 0) return { kind: 'items', items: node.items.map((item) => this.dataset(item)) };
      // `[]` is no value at all, whatever the element
      if (node.items.length === 0) return { kind: 'values', values: [] };
    }
    if (isSequence !== (node.kind === 'items')) {
      this.reports.report('ANC6004', { element: named.words, isSequence }, node.span);
      return null;
    }
    const values = node.kind === 'values' ? node.values : [node as ValueNode];
    for (const value of values) this.reportFault(value, named);
    return { kind: 'values', values: values.length === 1 && values[0]?.text === '' ? [] : values.map(({ text }) => text) };
  }

  private reportFault({ text, span }: ValueNode, { vrs, words }: Named): void {
    const [vr] = vrs;
    // Text may be of any script and of any length the file can hold; binary numbers are numbers.
    if (text === '' || vr === undefined || vrs.some((each) => isFree(each))) return;
    const reason = vrs.map((each) => faultIn(text, each)).find((each) => each !== null) ?? null;
    if (reason !== null && vrs.every((each) => faultIn(text, each) !== null)) this.reports.report('ANC6003', { element: words, vr: vrInWords(vr), reason }, span);
  }

  private group(node: Expect, datasets: number): ExpectationGroup | null {
    const condition = node.condition === null ? null : resolveCondition(node.condition, this.reports);
    if (node.condition !== null && condition === null) return null;
    return { condition, expectations: node.expectations.flatMap((expectation) => this.expectation(expectation, datasets) ?? []) };
  }

  private expectation(node: ExpectationNode, datasets: number): Expectation | null {
    const origin = this.originOf(node.span);
    if (node.kind === 'quarantined') return { kind: 'quarantined', origin };
    if (node.kind === 'days-between') {
      const tag = this.exact(node.attribute);
      if (tag === null) return null;
      const isDate = vrsOfTag(tag).every((vr) => vr === 'DA' || vr === 'DT');
      const reason = !isDate ? `${attributeInWords(tag)} is no date` : datasets < 2 ? 'there is only one data set' : null;
      if (reason !== null) this.reports.report('ANC6005', { reason }, node.span);
      return { kind: 'days-between', origin, tag, days: node.days.value };
    }
    const within = node.within.map((step) => this.sequence(step, node));
    const named = this.element(node.element);
    const known = within.filter((tag) => tag !== null);
    const outcome = named === null ? null : this.outcome(node.outcome, named);
    return named === null || outcome === null || known.length < within.length ? null : { kind: 'element', origin, within: known, tag: named.tag, creator: named.creator, outcome };
  }

  private sequence(step: AttributeNode, { element }: Extract<ExpectationNode, { kind: 'element' }>): string | null {
    const tag = this.exact(step);
    if (tag !== null && !vrsOfTag(tag).includes('SQ')) {
      const inner = element.kind === 'keyword' ? element.keyword : 'an element';
      this.reports.report('ANC6007', { element: inner, outer: attributeInWords(tag) }, step.span);
      return null;
    }
    return tag;
  }

  private outcome(node: OutcomeNode, named: Named): ExpectedOutcome | null {
    if (node.kind === 'empty' || node.kind === 'absent' || node.kind === 'present') return { kind: node.kind };
    if (node.kind === 'equals') {
      const value = this.value(node.value, named);
      return value === null ? null : { kind: 'equals', value };
    }
    const condition = testOf(named.tag, node);
    if (condition.kind === 'test') return { kind: 'test', test: condition.test, negated: false };
    return condition.kind === 'not' && condition.of.kind === 'test' ? { kind: 'test', test: condition.of.test, negated: true } : null;
  }
}

interface Named {
  readonly tag: string;
  readonly creator: string | null;
  readonly vrs: readonly string[];
  readonly words: string;
}

function isFree(vr: string): boolean {
  const rule = vrRule(vr);
  return rule === undefined || rule.kind === 'text' || (rule.kind === 'binary' && rule.longLength);
}

function faultIn(text: string, vr: string): string | null {
  if (vrRule(vr)?.kind === 'binary') return vr === 'AT' || /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? null : 'it is a number';
  return fault(text, vr);
}
