import type { CstNode } from 'chevrotain';
import { assert } from '../../base/assert.js';
import { nearest } from '../diagnostics/nearest.js';
import type { ActionWord, Name, Rule, Trivia, WindowNode } from '../ast/syntax-tree.js';
import { buildCondition } from './build-condition.js';
import { buildExpression } from './build-expression.js';
import { buildName, buildNumber, buildText } from './build-literals.js';
import { buildSelector } from './build-selector.js';
import { nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf } from './cst.js';
import { spanOf, type Source } from './source.js';

const actionWords: readonly ActionWord['word'][] = ['remove', 'empty', 'keep', 'replace', 'remap', 'shift', 'truncate', 'clean'];

/** Which verb has a use for which clause; `when` and `because` fit all. */
const clauseVerbs: Readonly<Record<string, ActionWord['word']>> = { with: 'replace', to: 'truncate', per: 'shift', by: 'shift' };

const precisions: readonly string[] = ['year', 'month', 'day', 'hour'];

export function buildRule(node: CstNode, trivia: Trivia, source: Source): Rule {
  const override = tokenIn(node, 'Override');
  const actions = nodesOf(node, 'action').map(buildAction);
  const clauses = gatherClauses(nodesOf(node, 'clause'), actions, source);
  const withClause = clauses.get('with');
  const toClause = clauses.get('to');
  const perClause = clauses.get('per');
  const byClause = clauses.get('by');
  const whenClause = clauses.get('when');
  const becauseClause = clauses.get('because');
  for (const { word, span } of actions) {
    if (word === 'replace' && withClause === undefined) source.report('ANC1010', { found: null }, span);
    if (word === 'truncate' && toClause === undefined) source.report('ANC1017', {}, span);
  }
  return {
    kind: 'rule',
    span: spanOfNode(node),
    trivia,
    override: override === null ? null : spanOf(override),
    actions,
    selectors: nodesOf(node, 'selector').map((selector) => buildSelector(selector, source)),
    expression: withClause === undefined ? null : buildExpression(nodeOf(withClause, 'expression'), source),
    precision: toClause === undefined ? null : buildPrecision(toClause, source),
    per: perClause === undefined ? null : buildName(tokenOf(perClause, 'Word')),
    window: byClause === undefined ? null : buildWindow(byClause),
    condition: whenClause === undefined ? null : buildCondition(nodeOf(whenClause, 'condition'), source),
    because: becauseClause === undefined ? null : buildText(tokenOf(becauseClause, 'Text'), source),
  };
}

/** The clauses by their word; of two with the same word the first counts. Reports what is said twice and what no verb has a use for. */
function gatherClauses(nodes: readonly CstNode[], actions: readonly ActionWord[], source: Source): ReadonlyMap<string, CstNode> {
  const clauses = new Map<string, CstNode>();
  for (const node of nodes) {
    const clause = onlyNode(node);
    assert(clause !== null, 'an empty clause');
    const word = clause.name.replace(/Clause$/, '');
    const span = spanOfNode(clause);
    const wordSpan = { start: span.start, end: span.start + word.length };
    const earlier = clauses.get(word);
    const verb = clauseVerbs[word];
    if (earlier !== undefined) {
      source.report('ANC1015', { word }, wordSpan, { related: [{ source: source.name, span: spanOfNode(earlier), message: 'it is said here first' }] });
    } else {
      clauses.set(word, clause);
      if (verb !== undefined && !actions.some((action) => action.word === verb)) {
        source.report('ANC1016', { word, verb, given: actions.map((action) => action.word).join(' or ') }, span);
      }
    }
  }
  return clauses;
}

function buildAction(node: CstNode): ActionWord {
  const span = spanOfNode(node);
  const word = actionWords.find((candidate) => tokenIn(node, candidate.charAt(0).toUpperCase() + candidate.slice(1)) !== null);
  assert(word !== undefined, 'an action without its verb');
  return { span, word };
}

function buildPrecision(clause: CstNode, source: Source): Name {
  const name = buildName(tokenOf(clause, 'Word'));
  if (!precisions.includes(name.text)) {
    const near = nearest(name.text, precisions);
    source.report('ANC1018', { found: `\`${name.text}\`` }, name.span, {
      fix: near === null ? null : { span: name.span, replacement: near, title: `write \`${near}\`` },
    });
  }
  return name;
}

function buildWindow(clause: CstNode): WindowNode {
  return {
    span: spanOfNode(clause),
    min: buildNumber(tokenOf(clause, 'min')),
    max: buildNumber(tokenOf(clause, 'max')),
    direction: tokenIn(clause, 'Back') === null ? 'forward' : 'back',
  };
}
