import type { Condition } from '../../base/condition.js';
import type { Accept, Claims, Extends, Header, Risk, Rule as RuleNode, SourceFile, Span, Statement, WhenBlock } from '../ast/syntax-tree.js';
import { lineStarts, positionAt } from '../diagnostics/position.js';
import { withContract } from './contract.js';
import { LayerFiles } from './layer-files.js';
import type { DraftAcceptance, DraftRule, Layer, Library, Reference, RulePlaces, ShiftStatement, SourceText } from './layer.js';
import type { Origin } from './model.js';
import { reasonAfter } from './reason-after.js';
import { resolveAction, resolveRounding } from './resolve-action.js';
import { resolveCondition } from './resolve-condition.js';
import { resolveDetection, resolveTemplate } from './resolve-pixels.js';
import { resolvePreserve, resolveRisk } from './resolve-risk.js';
import { resolveSelector } from './resolve-selector.js';
import { resolveShift } from './resolve-shift.js';
import { resolveTest } from './resolve-test.js';
import type { Reports } from './reports.js';

/** The names of one rule file resolved; null where it has no header. Statements with unknown names are reported and left out. */
export function resolveLayer(source: SourceText, tree: SourceFile, library: Library, reports: Reports): Layer | null {
  const resolver = new LayerResolver(source, library, reports);
  return resolver.resolve(tree.statements);
}

type Enclosing = RulePlaces['conditions'];

class LayerResolver {
  private readonly starts: readonly number[];
  private readonly rules: DraftRule[] = [];
  private readonly shifts: ShiftStatement[] = [];
  private readonly files: LayerFiles;

  constructor(
    private readonly source: SourceText,
    library: Library,
    private readonly reports: Reports,
  ) {
    this.starts = lineStarts(source.text);
    this.files = new LayerFiles(source, library, reports);
  }

  resolve(statements: readonly Statement[]): Layer | null {
    const header = this.only(statements.filter((statement) => statement.kind === 'header'), 'profile');
    const extended = this.only(statements.filter((statement) => statement.kind === 'extends'), 'extends');
    const risk = this.only(statements.filter((statement) => statement.kind === 'risk'), 'risk');
    const acceptance: DraftAcceptance[] = [];
    const claims: Reference[] = [];
    const { files, reports } = this;
    const origin = (span: Span): Origin => this.origin(span);
    // Tables and secrets may be named behind the rules that read them.
    for (const statement of statements) if (statement.kind === 'table' || statement.kind === 'secret') files.declare(statement);
    for (const statement of statements) {
      if (statement.kind === 'accept') acceptance.push(...this.accept(statement));
      else if (statement.kind === 'claims') claims.push(reference(statement));
      else if (statement.kind === 'rule' || statement.kind === 'when') this.rule(statement, []);
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
      secrets: files.secrets,
      tables: files.found(),
      vocabularies: [...files.vocabularies.values()].flatMap((vocabulary) => vocabulary ?? []),
      templates: statements.flatMap((statement) => (statement.kind === 'template' ? (resolveTemplate(statement, origin(statement.span), reports) ?? []) : [])),
      detect: statements.flatMap((statement) => (statement.kind === 'detect' ? (resolveDetection(statement, origin(statement.span), reports) ?? []) : [])),
      preserve: statements.flatMap((statement) => (statement.kind === 'preserve' ? resolvePreserve(statement, files) : [])),
      risk: risk === null ? null : resolveRisk(risk, origin(risk.span), files),
      tests: statements.flatMap((statement) => (statement.kind === 'test' ? [resolveTest(statement, origin, reports)] : [])),
    };
  }

  /** The first; every other is reported. */
  private only<S extends Header | Extends | Risk>(found: readonly S[], word: string): S | null {
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
    const rounds = node.actions.length === 1 && node.actions[0]?.word === 'round';
    const common = rounds ? null : resolveAction(node, this.files);
    const selectors = node.selectors.flatMap((selector, index) => {
      const action = rounds ? resolveRounding(node, index, this.files) : common;
      return resolveSelector(selector, this.reports).map((placed) => ({ ...placed, action }));
    });
    const shift = resolveShift(node, this.reports);
    if (node.override !== null && node.because === null) this.reports.report('ANC3006', {}, node.override, { fix: reasonAfter(node.span) });
    if (node.because !== null && !/[\p{L}\p{N}]/u.test(node.because.text)) this.reports.report('ANC3060', {}, node.because.span);
    if (shift !== null) this.shifts.push(shift);
    if (conditions === null) return;
    for (const { selector, span, action } of selectors) {
      if (action === null) continue;
      this.rules.push({
        origin: this.origin(span),
        selector,
        action: withContract(action, selector),
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
