import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expression, Rule } from '../resolve/model.js';
import { fault } from '../resolve/literal-fits.js';
import { expressionInWords, selectorInWords } from '../resolve/wording.js';
import type { Check, Subject } from './check.js';
import { fits } from './fitting-actions.js';
import { placesOf } from './places.js';
import { cellsOf, expressionOf } from './value-fits-vr.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { vrsOfSelector } from './vrs-of-selector.js';

/** ANC3017, ANC3020: a table need not have a row, so the rule says what happens then; others need not say it (the language, section 6). */
export const fallbackIsNeeded: Check = ({ draft }) =>
  draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const replaced = rule.action.kind === 'replace' ? rule.action : null;
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const { source, expression: span, action } = placesOf(draft, rule);
    const place = { source, span: span ?? action };
    const words = expressionInWords(expression);
    if (replaced?.otherwise === undefined) return columnsIn(expression).length === 0 ? [] : [diagnostic('ANC3017', { expression: words }, place)];
    return alwaysHasValue(expression) ? [diagnostic('ANC3020', { expression: words }, place)] : [];
  });

/** ANC2033, ANC2031: every cell that can be written fits where it is written, and there is one. */
export const columnFitsVr: Check = (subject) => {
  const empty = new Set<string>();
  return subject.draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const found = columnsIn(expression).flatMap((column) => emptyCells(column, rule, empty, subject));
    return expression.kind === 'column' ? [...found, ...misfits(expression, rule, subject)] : found;
  });
};

type Column = Extract<Expression, { kind: 'column' }>;

function emptyCells({ table, column }: Column, rule: Rule, seen: Set<string>, { draft }: Subject): readonly Diagnostic[] {
  const stated = draft.tables.find(({ name }) => name === table);
  // The key is looked at where the table is read.
  if (stated === undefined || stated.keyColumn === column || seen.has(`${table}.${column}`)) return [];
  seen.add(`${table}.${column}`);
  const cells = cellsOf(draft)(table, column).filter(({ value }) => value === '');
  const [first] = cells;
  if (first === undefined) return [];
  const { source, expression, action } = placesOf(draft, rule);
  return [diagnostic('ANC2031', { file: stated.source, line: first.line, column, more: cells.length - 1 }, { source, span: expression ?? action })];
}

function misfits({ table, column }: Column, rule: Rule, { draft }: Subject): readonly Diagnostic[] {
  const stated = draft.tables.find(({ name }) => name === table);
  const { vrs } = vrsOfSelector(rule.selector);
  const fitting = vrs.filter((vr) => fits(rule.action, vr));
  const [vr] = fitting;
  if (stated === undefined || vr === undefined) return [];
  const isDate = stated.columns.find(({ name }) => name === column)?.type === 'date';
  const written = (value: string): string => (isDate ? value.replaceAll('-', '') : value);
  const wrong = cellsOf(draft)(table, column).flatMap(({ line, value }) => {
    const reasons = value === '' ? [null] : fitting.map((each) => fault(written(value), each));
    const [reason] = reasons;
    return reasons.every((each) => each !== null) && reason !== undefined && reason !== null ? [{ line, reason }] : [];
  });
  const [first] = wrong;
  if (first === undefined) return [];
  const { source, expression, action } = placesOf(draft, rule);
  const parameters = { file: stated.source, line: first.line, column, selector: selectorInWords(rule.selector), vr: vrInWords(vr), reason: first.reason, more: wrong.length - 1 };
  return [diagnostic('ANC2033', parameters, { source, span: expression ?? action })];
}

function columnsIn(expression: Expression): readonly Column[] {
  switch (expression.kind) {
    case 'column':
      return [expression];
    case 'hash':
    case 'year':
    case 'lower':
    case 'first':
      return columnsIn(expression.of);
    case 'template':
      return expression.parts.flatMap(columnsIn);
    default:
      return [];
  }
}

/** A pseudonym has none where the original value is empty; attributes, dates and rows can be missing. */
function alwaysHasValue(expression: Expression): boolean {
  return expression.kind === 'literal' || expression.kind === 'dummy';
}
