import type { KeepingNode, NumberLiteral, PatternNode, Rule, SelectorNode, StepNode } from '../ast/syntax-tree.js';
import { fill, inPieces, oneOrMore, withPrefix, withSuffix, type Pieces } from './fill.js';
import { conditionPieces } from './print-condition.js';
import { expressionOf } from './print-expression.js';
import { selectorPieces } from './print-selector.js';
import { textOf } from './print-text.js';

export function ruleLines(rule: Rule, indent: string): readonly string[] {
  const { override, actions, selectors, multiples, expression, fallback, keeping, step, precision, per, window, condition, because } = rule;
  const verb = `${override === null ? '' : 'override '}${actions.map(({ word }) => word).join(' or ')} `;
  const head = withPrefix(verb, inPieces(selectors.map((selector, index) => targetPieces(selector, multiples[index] ?? null))));
  const clauses: Pieces[] = [];
  if (expression !== null) clauses.push([`with ${expressionOf(expression)}`]);
  if (precision !== null) clauses.push([`to ${precision.text}`]);
  if (per !== null) clauses.push([`per ${per.text}`]);
  if (window !== null) clauses.push([`by ${window.min.text}..${window.max.text} days ${window.direction}`]);
  if (step !== null) clauses.push(withPrefix('by ', inPieces(stepParts(step))));
  if (keeping !== null) clauses.push(keepingPieces(keeping));
  if (fallback?.kind === 'remove') clauses.push(['otherwise remove']);
  const when = condition === null ? [] : [withPrefix('when ', conditionPieces(condition))];
  const reason = because === null ? [] : [`${indent}  because ${textOf(because.text)}`];
  if (fallback?.kind !== 'quarantine') return [...oneOrMore(indent, head, [...clauses, ...when]), ...reason];
  const otherwise = `${indent}  otherwise quarantine ${textOf(fallback.message.text)}`;
  return [...oneOrMore(indent, head, clauses), otherwise, ...when.flatMap((clause) => fill(clause, `${indent}  `)), ...reason];
}

function targetPieces(selector: SelectorNode, multiple: NumberLiteral | null): Pieces {
  return multiple === null ? selectorPieces(selector) : withSuffix(selectorPieces(selector), ` to ${multiple.text}`);
}

function stepParts({ by, unit, top }: StepNode): readonly string[] {
  return [`${by.text}${unit === null ? '' : ` ${unit}`}`, ...(top === null ? [] : [`top ${top.text}`])];
}

function keepingPieces({ vocabularies, patterns }: KeepingNode): Pieces {
  const words = withPrefix('words ', inPieces(vocabularies.map(({ text }) => textOf(text))));
  return withPrefix('keeping ', inPieces([...(vocabularies.length === 0 ? [] : [words]), ...(patterns.length === 0 ? [] : [patternPieces(patterns)])]));
}

/** `patterns /…/, /…/` */
export function patternPieces(patterns: readonly PatternNode[]): Pieces {
  return withPrefix('patterns ', inPieces(patterns.map(({ source }) => `/${source}/`)));
}
