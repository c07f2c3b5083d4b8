import type { CstNode, IToken } from 'chevrotain';
import { assert } from '../../base/assert.js';
import type { Accept, Claims, Comment, Extends, Header, Name, Rule, SourceFile, Span, Statement, Table, Trivia, WhenBlock } from '../ast/syntax-tree.js';
import { buildCondition } from './build-condition.js';
import { buildDetectItem } from './build-detect.js';
import { buildName, buildText } from './build-literals.js';
import { buildRiskItem } from './build-risk.js';
import { buildRule } from './build-rule.js';
import { buildAttribute } from './build-selector.js';
import { buildDevice, buildRegion } from './build-template.js';
import { buildTestItem } from './build-test.js';
import { nodeIn, nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf, tokensOf } from './cst.js';
import { spanOf, type Source } from './source.js';
import { Comments } from './trivia.js';

/** The syntax tree of a file that parsed; statements inside `unread` (their block's condition could not be read) are left out. */
export function buildTree(file: CstNode, commentTokens: readonly IToken[], unread: readonly Span[], source: Source): SourceFile {
  const builder = new TreeBuilder(new Comments(commentTokens, source), unread, source);
  const statements = builder.statements(nodesOf(file, 'statement').map(chosen));
  const closing = builder.comments.before(Infinity, statements.length > 0);
  return { kind: 'file', span: { start: 0, end: source.text.length }, statements, closing };
}

class TreeBuilder {
  constructor(
    readonly comments: Comments,
    private readonly unread: readonly Span[],
    private readonly source: Source,
  ) {}

  statements(nodes: readonly CstNode[]): readonly Statement[] {
    const built: Statement[] = [];
    for (const node of nodes) {
      const span = spanOfNode(node);
      const statement = this.statement(node, built.length > 0);
      if (!this.unread.some(({ start, end }) => start <= span.start && span.end <= end)) built.push(statement);
    }
    return built;
  }

  private statement(node: CstNode, hasPredecessor: boolean): Statement {
    const span = spanOfNode(node);
    if (node.name === 'whenBlock' || withItems.has(node.name)) {
      const blankBefore = hasPredecessor && this.comments.blankBefore(span.start);
      const leading = this.comments.before(span.start);
      return node.name === 'whenBlock' ? this.whenBlock(node, span, leading, blankBefore) : this.withItems(node, span, leading, blankBefore);
    }
    const trivia = this.trivia(span, hasPredecessor);
    switch (node.name) {
      case 'header':
        return this.header(node, span, trivia);
      case 'extends':
      case 'claims':
        return layer(node, span, trivia);
      case 'secret':
        return { kind: 'secret', span, trivia, name: this.newName(tokenOf(node, 'Word')) };
      case 'table':
        return this.table(node, span, trivia);
      case 'accept':
        return this.accept(node, span, trivia);
      case 'preserve':
        return { kind: 'preserve', span, trivia, names: tokensOf(node, 'Word').map(buildName) };
      default:
        return this.rule(node, trivia);
    }
  }

  private header(node: CstNode, span: Span, trivia: Trivia): Header {
    const of = tokenIn(node, 'Word');
    return {
      kind: 'header',
      span,
      trivia,
      what: tokenIn(node, 'Profile') === null ? 'option' : 'profile',
      name: buildText(tokenOf(node, 'Text'), this.source),
      of: of === null ? null : buildName(of),
      version: buildText(tokenOf(node, 'version'), this.source),
    };
  }

  private accept(node: CstNode, span: Span, trivia: Trivia): Accept {
    return {
      kind: 'accept',
      span,
      trivia,
      condition: buildCondition(nodeOf(node, 'condition'), this.source),
      message: buildText(tokenOf(node, 'Text'), this.source),
    };
  }

  private table(node: CstNode, span: Span, trivia: Trivia): Table {
    return {
      kind: 'table',
      span,
      trivia,
      name: this.newName(tokenOf(node, 'Word')),
      file: buildText(tokenOf(node, 'Text'), this.source),
      key: buildAttribute(nodeOf(node, 'attribute')),
    };
  }

  /** A name that a file gives: a dot in it would name a column of another thing. */
  private newName(token: IToken): Name {
    if (token.image.includes('.')) this.source.report('ANC1030', { found: token.image }, spanOf(token));
    return buildName(token);
  }

  private rule(node: CstNode, trivia: Trivia): Rule {
    assert(node.name === 'rule', `no statement is called ${node.name}`);
    return buildRule(node, trivia, this.source);
  }

  private whenBlock(node: CstNode, span: Span, before: readonly Comment[], blankBefore: boolean): WhenBlock {
    const brace = spanOf(tokenOf(node, 'OpenBrace'));
    const inHead = this.enter(brace);
    const inner = [...nodesOf(node, 'rule'), ...nodesOf(node, 'whenBlock')].sort((a, b) => spanOfNode(a).start - spanOfNode(b).start);
    const statements = this.statements(inner).filter((statement) => statement.kind === 'rule' || statement.kind === 'when');
    const closing = this.comments.before(spanOf(tokenOf(node, 'CloseBrace')).start, statements.length > 0);
    const trivia: Trivia = { leading: [...before, ...inHead], blankBefore, trailing: this.comments.after(span.end) };
    return { kind: 'when', span, trivia, condition: buildCondition(nodeOf(node, 'condition'), this.source), statements, closing };
  }

  /** The comments in the head of a block; what follows stands in it. */
  private enter(brace: Span): readonly Comment[] {
    const inHead = this.comments.before(brace.start).map((comment) => ({ ...comment, blankBefore: false }));
    this.comments.enter(brace.end);
    return inHead;
  }

  private withItems(node: CstNode, span: Span, before: readonly Comment[], blankBefore: boolean): Statement {
    const { source } = this;
    const inHead = this.enter(spanOf(tokenOf(node, 'OpenBrace')));
    const nodes = nodesOf(node, withItems.get(node.name) ?? '');
    const stated = nodes.map((item, index) => ({ node: item, span: spanOfNode(item), trivia: this.trivia(spanOfNode(item), index > 0) }));
    const closing = this.comments.before(spanOf(tokenOf(node, 'CloseBrace')).start, nodes.length > 0);
    const trivia: Trivia = { leading: [...before, ...inHead], blankBefore, trailing: this.comments.after(span.end) };
    const block = { span, trivia, closing };
    switch (node.name) {
      case 'template': {
        const devices = nodesOf(node, 'device').map((device) => buildDevice(device, source));
        return { kind: 'template', ...block, name: buildText(tokenOf(node, 'Text'), source), devices, items: stated.map((item) => buildRegion(item, source)) };
      }
      case 'detect':
        return { kind: 'detect', ...block, condition: buildCondition(nodeOf(node, 'condition'), source), items: stated.map((item) => buildDetectItem(item, source)) };
      case 'risk':
        return { kind: 'risk', ...block, items: stated.map((item) => buildRiskItem(item, source)) };
      default:
        return { kind: 'test', ...block, name: buildText(tokenOf(node, 'Text'), source), items: stated.map((item) => buildTestItem(item, source)) };
    }
  }

  private trivia(span: Span, hasPredecessor: boolean): Trivia {
    const blankBefore = hasPredecessor && this.comments.blankBefore(span.start);
    const leading = this.comments.before(span.start);
    // Comments inside a statement move before it: there they keep their line when the statement is laid out anew.
    const inside = this.comments.before(span.end).map((comment) => ({ ...comment, blankBefore: false }));
    return { leading: [...leading, ...inside], blankBefore, trailing: this.comments.after(span.end) };
  }
}

/** statements with a block of sentences of their own, and the rule of the grammar for those */
const withItems: ReadonlyMap<string, string> = new Map([
  ['template', 'region'],
  ['detect', 'detectItem'],
  ['risk', 'riskItem'],
  ['testBlock', 'testItem'],
]);

function layer(node: CstNode, span: Span, trivia: Trivia): Extends | Claims {
  const name = buildName(tokenOf(node, 'Word'));
  const list = nodeIn(node, 'options');
  const options = list === null ? [] : tokensOf(list, 'Word').map(buildName);
  return node.name === 'extends' ? { kind: 'extends', span, trivia, base: name, options } : { kind: 'claims', span, trivia, claim: name, options };
}

function chosen(statement: CstNode): CstNode {
  const node = onlyNode(statement);
  assert(node !== null, 'an empty statement');
  return node;
}
