import type { Condition } from '../../base/condition.js';
import type { Accept, Claims, Extends, Header, Rule as RuleNode, SourceFile, Span, Statement, WhenBlock } from '../ast/syntax-tree.js';
import { lineStarts, positionAt } from '../diagnostics/position.js';
import type { DraftAcceptance, DraftRule, Layer, Reference, RulePlaces, ShiftStatement, SourceText } from './layer.js';
import type { Origin } from './model.js';
import { resolveAction } from './resolve-action.js';
import { resolveCondition } from './resolve-condition.js';
import { resolveSelector } from './resolve-selector.js';
import { resolveShift } from './resolve-shift.js';
import type { Reports } from './reports.js';

/** The names of one rule file resolved; null where it has no header. Statements with unknown names are reported and left out. */
export function resolveLayer(source: SourceText, tree: SourceFile, reports: Reports): Layer | null {
  const resolver = new LayerResolver(source, reports);
  return resolver.resolve(tree.statements);
}

type Enclosing = RulePlaces['conditions'];

class LayerResolver {
  private readonly starts: readonly number[];
  private readonly rules: DraftRule[] = [];
  private readonly shifts: ShiftStatement[] = [];

  constructor(
    private readonly source: SourceText,
    private readonly reports: Reports,
  ) {
    this.starts = lineStarts(source.text);
  }

  resolve(statements: readonly Statement[]): Layer | null {
    const header = this.only(statements.filter((statement) => statement.kind === 'header'), 'profile');
    const extended = this.only(statements.filter((statement) => statement.kind === 'extends'), 'extends');
    const acceptance: DraftAcceptance[] = [];
    const claims: Reference[] = [];
    for (const statement of statements) {
      if (statement.kind === 'accept') acceptance.push(...this.accept(statement));
      else if (statement.kind === 'claims') claims.push(reference(statement));
      else if (statement.kind === 'rule' || statement.kind === 'when') this.rule(statement, []);
      else if (statement.kind !== 'header' && statement.kind !== 'extends') this.reports.report('ANC1003', { word: statement.kind }, statement.span);
    }
    if (header === null) {
      this.reports.report('ANC2016', {}, { start: 0, end: Math.min(1, this.source.text.length) });
      return null;
    }
    return {
      source: this.source,
      what: header.what,
      name: header.name,
      version: header.version.text,
      doc: docOf(header),
      of: header.of,
      extends: extended === null ? null : reference(extended),
      claims,
      acceptance,
      rules: this.rules,
      shifts: this.shifts,
    };
  }

  /** The first; every other is reported. */
  private only<S extends Header | Extends>(found: readonly S[], word: string): S | null {
    const [first] = found;
    for (const another of found.slice(1)) {
      const related = first === undefined ? [] : [{ source: this.source.name, span: first.span, message: 'it is said here first' }];
      this.reports.report('ANC2021', { word }, another.span, { related });
    }
    return first ?? null;
  }

  private accept(node: Accept): readonly DraftAcceptance[] {
    const condition = resolveCondition(node.condition, this.reports);
    return condition === null ? [] : [{ condition, message: node.message.text, origin: this.origin(node.span), span: node.condition.span }];
  }

  private rule(node: RuleNode | WhenBlock, enclosing: Enclosing | null): void {
    const conditions = this.joined(enclosing, node.condition);
    if (node.kind === 'when') {
      for (const statement of node.statements) this.rule(statement, conditions);
      return;
    }
    const action = resolveAction(node, this.reports);
    const selectors = node.selectors.flatMap((selector) => resolveSelector(selector, this.reports));
    const shift = resolveShift(node, this.reports);
    if (node.override !== null && node.because === null) this.reports.report('ANC3006', {}, node.override);
    if (shift !== null) this.shifts.push(shift);
    if (action === null || conditions === null) return;
    for (const { selector, span } of selectors) {
      this.rules.push({
        origin: this.origin(span),
        selector,
        action,
        condition: conditions.at(-1)?.joined ?? null,
        override: node.override !== null,
        because: node.because?.text ?? null,
        places: this.places(node, span, conditions),
      });
    }
  }

  private places(node: RuleNode, selector: Span, conditions: Enclosing): RulePlaces {
    return {
      source: this.source.name,
      statement: node.span,
      action: { start: node.actions[0]?.span.start ?? node.span.start, end: node.actions.at(-1)?.span.end ?? node.span.end },
      selector,
      override: node.override,
      expression: node.expression?.span ?? null,
      conditions,
      because: node.because?.span ?? null,
    };
  }

  /** The conditions so far and this one; null where one of them cannot be said. */
  private joined(enclosing: Enclosing | null, node: RuleNode['condition']): Enclosing | null {
    if (node === null) return enclosing;
    const condition = resolveCondition(node, this.reports);
    if (condition === null || enclosing === null) return null;
    const outer = enclosing.at(-1)?.joined;
    return [...enclosing, { span: node.span, joined: outer === undefined ? condition : both(outer, condition) }];
  }

  private origin(span: Span): Origin {
    return { source: this.source.name, ...positionAt(this.starts, span.start) };
  }
}

function both(outer: Condition, inner: Condition): Condition {
  const parts = (condition: Condition): readonly Condition[] => (condition.kind === 'all' ? condition.of : [condition]);
  return { kind: 'all', of: [...parts(outer), ...parts(inner)] };
}

function docOf(header: Header): string {
  return header.trivia.leading
    .filter(({ kind }) => kind === 'doc')
    .map(({ text }) => text.trim())
    .join('\n');
}

function reference(node: Extends | Claims): Reference {
  return { name: node.kind === 'extends' ? node.base : node.claim, options: node.options, span: node.span };
}
