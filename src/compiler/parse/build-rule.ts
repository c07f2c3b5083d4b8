import type { CstNode } from 'chevrotain';
import { assert } from '../../base/assert.js';
import { nearest } from '../diagnostics/nearest.js';
import type { ActionWord, FallbackNode, KeepingNode, Name, NumberLiteral, Rule, StepNode, Trivia, WindowNode } from '../ast/syntax-tree.js';
import { buildCondition } from './build-condition.js';
import { buildExpression } from './build-expression.js';
import { buildName, buildNumber, buildPatterns, buildText } from './build-literals.js';
import { buildSelector } from './build-selector.js';
import { nodeIn, nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf, tokensOf } from './cst.js';
import { spanOf, type Source } from './source.js';

const actionWords: readonly ActionWord['word'][] = ['remove', 'empty', 'keep', 'replace', 'remap', 'shift', 'truncate', 'clean', 'band', 'round'];

/** Which verb has a use for which clause; `when` and `because` fit all. */
const clauseVerbs: Readonly<Record<string, ActionWord['word']>> = {
  with: 'replace',
  to: 'truncate',
  per: 'shift',
  by: 'shift',
  keeping: 'clean',
  otherwise: 'replace',
};

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
  const keepingClause = clauses.get('keeping');
  const otherwiseClause = clauses.get('otherwise');
  const window = byClause !== undefined && isWindow(byClause);
  const targets = nodesOf(node, 'target');
  const multiples = targets.map(buildMultiple);
  reportMultiples(multiples, actions, source);
  for (const { word, span } of actions) {
    if (word === 'replace' && withClause === undefined) source.report('ANC1010', { found: null }, span);
    if (word === 'truncate' && toClause === undefined && multiples.at(-1) === null) source.report('ANC1017', {}, span);
    if (word === 'band' && (byClause === undefined || window)) source.report('ANC1027', {}, span);
    if (word === 'round' && multiples.at(-1) === null) source.report('ANC1028', {}, span);
  }
  return {
    kind: 'rule',
    span: spanOfNode(node),
    trivia,
    override: override === null ? null : spanOf(override),
    actions,
    selectors: targets.map((target) => buildSelector(nodeOf(target, 'selector'), source)),
    multiples,
    expression: withClause === undefined ? null : buildExpression(nodeOf(withClause, 'expression'), source),
    fallback: otherwiseClause === undefined ? null : buildFallback(otherwiseClause, source),
    keeping: keepingClause === undefined ? null : buildKeeping(keepingClause, source),
    step: byClause === undefined || window ? null : buildStep(byClause),
    precision: toClause === undefined ? null : buildPrecision(toClause, source),
    per: perClause === undefined ? null : buildName(tokenOf(perClause, 'Word')),
    window: byClause !== undefined && window ? buildWindow(byClause) : null,
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
    const verb = word === 'by' && !isWindow(clause) ? 'band' : clauseVerbs[word];
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

/** Whether `by` says how far dates move, not how wide a band is. */
function isWindow(byClause: CstNode): boolean {
  return tokenIn(byClause, 'Range') !== null;
}

function buildMultiple(target: CstNode): NumberLiteral | null {
  const number = tokenIn(target, 'Number');
  return number === null ? null : buildNumber(number);
}

/** A number behind an attribute is for `round` alone. */
function reportMultiples(multiples: readonly (NumberLiteral | null)[], actions: readonly ActionWord[], source: Source): void {
  if (actions.some(({ word }) => word === 'round')) return;
  for (const multiple of multiples) {
    if (multiple === null) continue;
    const given = actions.map(({ word }) => word).join(' or ');
    if (given === 'truncate') source.report('ANC1018', { found: `\`${multiple.text}\`` }, multiple.span);
    else source.report('ANC1016', { word: 'to', verb: 'round', given }, multiple.span);
  }
}

function buildFallback(clause: CstNode, source: Source): FallbackNode {
  const span = spanOfNode(clause);
  const text = tokenIn(clause, 'Text');
  return text === null ? { kind: 'remove', span } : { kind: 'quarantine', span, message: buildText(text, source) };
}

function buildKeeping(clause: CstNode, source: Source): KeepingNode {
  const kept = nodesOf(clause, 'kept');
  return {
    span: spanOfNode(clause),
    vocabularies: kept.flatMap((part) => tokensOf(part, 'Text').map((token) => buildText(token, source))),
    patterns: kept.flatMap((part) => {
      const patterns = nodeIn(part, 'patterns');
      return patterns === null ? [] : buildPatterns(patterns, source);
    }),
  };
}

function buildStep(clause: CstNode): StepNode {
  const top = tokenIn(clause, 'top');
  return {
    span: spanOfNode(clause),
    by: buildNumber(tokenOf(clause, 'Number')),
    unit: tokenIn(clause, 'Years') === null ? null : 'years',
    top: top === null ? null : buildNumber(top),
  };
}

function buildWindow(clause: CstNode): WindowNode {
  return {
    span: spanOfNode(clause),
    min: buildNumber(tokenOf(clause, 'Number')),
    max: buildNumber(tokenOf(clause, 'max')),
    direction: tokenIn(clause, 'Back') === null ? 'forward' : 'back',
  };
}
