import type { Accept, Claims, Comment, Extends, Header, Rule, SourceFile, Statement, WhenBlock } from '../ast/syntax-tree.js';
import { fill, inPieces, lineWidth, withPrefix, type Pieces } from './fill.js';
import { conditionPieces } from './print-condition.js';
import { expressionOf } from './print-expression.js';
import { selectorPieces } from './print-selector.js';
import { textOf } from './print-text.js';

/**
 * The canonical layout of a rule file. Printing what was parsed from the result gives the same text, and parsing it the same tree up to
 * spans. Keeps every comment and single blank lines; a line is at most 110 columns wide where it can be broken.
 */
export function print(tree: SourceFile): string {
  const lines = [...statementLines(tree.statements, ''), ...commentLines(tree.closing, '')];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function statementLines(statements: readonly Statement[], indent: string): readonly string[] {
  return statements.flatMap((statement) => {
    const { leading, blankBefore, trailing } = statement.trivia;
    const lines = linesOf(statement, indent);
    const last = lines.length - 1;
    return [
      ...(blankBefore ? [''] : []),
      ...commentLines(leading, indent),
      ...lines.map((line, index) => (index === last && trailing !== null ? `${line}  ${commentOf(trailing)}` : line)),
    ];
  });
}

function linesOf(statement: Statement, indent: string): readonly string[] {
  switch (statement.kind) {
    case 'header':
      return [indent + headerOf(statement)];
    case 'extends':
    case 'claims':
      return layerLines(statement, indent);
    case 'accept':
      return acceptLines(statement, indent);
    case 'rule':
      return ruleLines(statement, indent);
    case 'when':
      return blockLines(statement, indent);
  }
}

function headerOf({ what, name, of, version }: Header): string {
  return `${what} ${textOf(name.text)}${of === null ? '' : ` of ${of.text}`} version ${textOf(version.text)}`;
}

/** What is chosen besides stands on lines of its own, so that a choice more or less is seen there. */
function layerLines(statement: Extends | Claims, indent: string): readonly string[] {
  const head = statement.kind === 'extends' ? `extends ${statement.base.text}` : `claims ${statement.claim.text}`;
  const options = withPrefix('with ', inPieces(statement.options.map(({ text }) => text)));
  return [indent + head, ...(statement.options.length === 0 ? [] : fill(options, `${indent}  `))];
}

function acceptLines({ condition, message }: Accept, indent: string): readonly string[] {
  return [...fill(withPrefix('accept when ', conditionPieces(condition)), indent), `${indent}  otherwise quarantine ${textOf(message.text)}`];
}

function ruleLines(rule: Rule, indent: string): readonly string[] {
  const { override, actions, selectors, expression, precision, per, window, condition, because } = rule;
  const verb = `${override === null ? '' : 'override '}${actions.map(({ word }) => word).join(' or ')} `;
  const head = withPrefix(verb, inPieces(selectors.map(selectorPieces)));
  const clauses: Pieces[] = [];
  if (expression !== null) clauses.push([`with ${expressionOf(expression)}`]);
  if (precision !== null) clauses.push([`to ${precision.text}`]);
  if (per !== null) clauses.push([`per ${per.text}`]);
  if (window !== null) clauses.push([`by ${window.min.text}..${window.max.text} days ${window.direction}`]);
  if (condition !== null) clauses.push(withPrefix('when ', conditionPieces(condition)));
  return [...oneOrMore(indent, head, clauses), ...(because === null ? [] : [`${indent}  because ${textOf(because.text)}`])];
}

function blockLines({ condition, statements, closing }: WhenBlock, indent: string): readonly string[] {
  const head = withPrefix('when ', conditionPieces(condition));
  const opened = head.map((piece, index) => (index === head.length - 1 ? `${piece} {` : piece));
  const inner = `${indent}  `;
  return [...fill(opened, indent), ...statementLines(statements, inner), ...commentLines(closing, inner), `${indent}}`];
}

/** On one line where that is wide enough; else each clause begins a line of its own. */
function oneOrMore(indent: string, head: Pieces, clauses: readonly Pieces[]): readonly string[] {
  const line = indent + [...head, ...clauses.flat()].join(' ');
  if (line.length <= lineWidth) return [line];
  return [...fill(head, indent), ...clauses.flatMap((clause) => fill(clause, `${indent}  `))];
}

function commentLines(comments: readonly Comment[], indent: string): readonly string[] {
  return comments.flatMap((comment) => [...(comment.blankBefore ? [''] : []), indent + commentOf(comment)]);
}

function commentOf({ kind, text }: Comment): string {
  return `${kind === 'doc' ? '##' : '#'}${text === '' ? '' : ` ${text}`}`;
}
