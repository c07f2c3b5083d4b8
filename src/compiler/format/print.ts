import type { Accept, Claims, Comment, Detect, Extends, Header, Risk, SourceFile, Statement, Template, Test, Trivia, WhenBlock } from '../ast/syntax-tree.js';
import { fill, inPieces, oneOrMore, withPrefix, withSuffix } from './fill.js';
import { conditionPieces } from './print-condition.js';
import { blockHead, itemLines, type Item } from './print-items.js';
import { ruleLines } from './print-rule.js';
import { attributeOf } from './print-selector.js';
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
  return statements.flatMap((statement) => withTrivia(statement.trivia, linesOf(statement, indent), indent));
}

/** The lines of a statement between its comments. */
function withTrivia({ leading, blankBefore, trailing }: Trivia, lines: readonly string[], indent: string): readonly string[] {
  const last = lines.length - 1;
  return [
    ...(blankBefore ? [''] : []),
    ...commentLines(leading, indent),
    ...lines.map((line, index) => (index === last && trailing !== null ? `${line}  ${commentOf(trailing)}` : line)),
  ];
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
    case 'secret':
      return [`${indent}secret ${statement.name.text}`];
    case 'table':
      return [`${indent}table ${statement.name.text} from ${textOf(statement.file.text)} key ${attributeOf(statement.key)}`];
    case 'preserve':
      return fill(withPrefix('preserve quantitative ', inPieces(statement.names.map(({ text }) => text))), indent);
    case 'template':
    case 'detect':
    case 'risk':
    case 'test':
      return bodyLines(statement, indent);
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

function blockLines({ condition, statements, closing }: WhenBlock, indent: string): readonly string[] {
  const head = withSuffix(withPrefix('when ', conditionPieces(condition)), ' {');
  const inner = `${indent}  `;
  return [...fill(head, indent), ...statementLines(statements, inner), ...commentLines(closing, inner), `${indent}}`];
}

function bodyLines(statement: Template | Detect | Risk | Test, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const items: readonly Item[] = statement.items;
  const [head = [], ...clauses] = blockHead(statement);
  const opened = clauses.length === 0 ? [withSuffix(head, ' {')] : [head, ...clauses.map((clause) => withSuffix(clause, ' {'))];
  const lines = items.flatMap((item) => withTrivia(item.trivia, itemLines(item, inner), inner));
  return [...oneOrMore(indent, opened[0] ?? [], opened.slice(1)), ...lines, ...commentLines(statement.closing, inner), `${indent}}`];
}

function commentLines(comments: readonly Comment[], indent: string): readonly string[] {
  return comments.flatMap((comment) => [...(comment.blankBefore ? [''] : []), indent + commentOf(comment)]);
}

function commentOf({ kind, text }: Comment): string {
  return `${kind === 'doc' ? '##' : '#'}${text === '' ? '' : ` ${text}`}`;
}
