import { attributeOfTag } from '../../facts/dictionary.js';
import { vrRule } from '../../facts/vr.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { fault, repertoire } from '../resolve/literal-fits.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import type { Action, Expression } from '../resolve/model.js';
import { expressionInWords, selectorInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { fits } from './fitting-actions.js';
import { placesOf } from './places.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { vrsOfSelector } from './vrs-of-selector.js';

/** ANC2010, ANC2011: what is written must be a value of the VR: its length, characters and form (PS3.5 6.2). */
export const valueFitsVr: Check = ({ draft }) => {
  const cells = cellsOf(draft);
  return draft.rules.flatMap((rule): readonly Diagnostic[] => {
    const expression = expressionOf(rule.action);
    if (expression === null) return [];
    const { vrs } = vrsOfSelector(rule.selector);
    const { source, expression: span, action } = placesOf(draft, rule);
    const fitting = vrs.filter((each) => fits(rule.action, each));
    const misfits = fitting.filter((each) => misfit(expression, each, cells) !== null);
    // The value of a content item is of one of many kinds: it has to fit one of them.
    const [vr] = rule.selector.kind === 'content' && rule.selector.valueType === null && misfits.length < fitting.length ? [] : misfits;
    const reason = vr === undefined ? null : misfit(expression, vr, cells);
    if (vr === undefined || reason === null) return [];
    const parameters = { value: expressionInWords(expression), selector: selectorInWords(rule.selector), vr: vrInWords(vr), reason };
    return [diagnostic(expression.kind === 'literal' ? 'ANC2010' : 'ANC2011', parameters, { source, span: span ?? action })];
  });
};

/** The cells of a column of a table. */
export type Cells = (table: string, column: string) => readonly { readonly line: number; readonly value: string }[];

export function cellsOf({ tables }: ModelDraft): Cells {
  return (name, column) => {
    const table = tables.find((each) => each.name === name);
    const index = table?.columns.findIndex((each) => each.name === column) ?? -1;
    return (table?.cells ?? []).map(({ line, values }) => ({ line, value: values[index] ?? '' }));
  };
}

export function expressionOf(action: Action): Expression | null {
  if (action.kind === 'replace') return action.with;
  if (action.kind !== 'by-type') return null;
  return action.alternatives.map(expressionOf).find((expression) => expression !== null) ?? null;
}

function misfit(expression: Expression, vr: string, cells: Cells): string | null {
  switch (expression.kind) {
    case 'dummy':
    case 'attribute':
    // every cell is looked at by itself: column-fits-vr.ts
    case 'column':
      return null;
    case 'literal':
      return fault(expression.text, vr);
    default:
      return repertoireOf(expression, vr, cells) ?? lengthOf(expression, vr, cells);
  }
}

function repertoireOf(expression: Expression, vr: string, cells: Cells): string | null {
  switch (expression.kind) {
    case 'literal':
      return repertoire(expression.text, vr);
    case 'pseudonym':
      return repertoire(expression.prefix, vr);
    case 'column': {
      const found = cells(expression.table, expression.column).map(({ line, value }) => ({ line, reason: repertoire(value, vr) }));
      const first = found.find(({ reason }) => reason !== null);
      return first?.reason === undefined || first.reason === null ? null : `line ${first.line} of the table: ${first.reason}`;
    }
    case 'lower':
    case 'first':
      return repertoireOf(expression.of, vr, cells);
    case 'template':
      return expression.parts.map((part) => repertoireOf(part, vr, cells)).find((reason) => reason !== null) ?? null;
    default:
      return null;
  }
}

function lengthOf(expression: Expression, vr: string, cells: Cells): string | null {
  const limit = vrRule(vr)?.maxChars ?? null;
  const longest = maxLength(expression, cells);
  if (limit === null || longest <= limit) return null;
  const most = Number.isFinite(longest) ? `these can be ${longest}` : 'these can be more';
  return `it holds ${limit} characters at most, ${most}`;
}

/** Of the texts that the expression can give; an attribute that keeps its value gives one of its own VR. */
function maxLength(expression: Expression, cells: Cells): number {
  switch (expression.kind) {
    case 'literal':
      return Array.from(expression.text).length;
    case 'pseudonym':
      return Array.from(expression.prefix).length + expression.length;
    case 'hash':
      return expression.length;
    case 'age':
    case 'year':
      return 4;
    case 'lower':
      return maxLength(expression.of, cells);
    case 'first':
      return Math.min(expression.count, maxLength(expression.of, cells));
    case 'column':
      return Math.max(0, ...cells(expression.table, expression.column).map(({ value }) => Array.from(value).length));
    case 'template':
      return expression.parts.reduce((sum, part) => sum + maxLength(part, cells), 0);
    case 'attribute': {
      const vrs = attributeOfTag(Number.parseInt(expression.tag, 16))?.vrs ?? [];
      return Math.max(0, ...vrs.map(longestOf));
    }
    case 'dummy':
      return 0;
  }
}

/** Binary numbers are written with at most 24 characters. */
function longestOf(vr: string): number {
  const maxChars = vrRule(vr)?.maxChars;
  return maxChars === null ? Infinity : (maxChars ?? 24);
}
