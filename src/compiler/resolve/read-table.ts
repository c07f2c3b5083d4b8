import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import { vrRule } from '../../facts/vr.js';
import type { Table as TableNode } from '../ast/syntax-tree.js';
import { vrsOfTag } from './element.js';
import type { DraftTable } from './layer.js';
import { fault } from './literal-fits.js';
import type { Table } from './model.js';
import { resolveAttribute } from './resolve-attribute.js';
import type { Reports } from './reports.js';
import { attributeInWords } from './wording.js';

/**
 * The table of a `table` statement: CSV (RFC 4180; commas, semicolons or tabulators, as the heading shows), cells trimmed. Null, and a
 * report, where it is none or cannot serve. Reports name lines and columns, never what a cell holds.
 */
export function readTable(node: TableNode, text: string | undefined, reports: Reports): DraftTable | null {
  const file = node.file.text;
  const key = resolveKey(node, reports);
  if (text === undefined) {
    reports.report('ANC2027', { file }, node.file.span);
    return null;
  }
  const rows = readRows(node, text, reports);
  if (rows === null || key === null) return null;
  const [heading, ...cells] = rows;
  if (heading === undefined) {
    reports.report('ANC2028', { file, line: 1, problem: 'there is no heading' }, node.file.span);
    return null;
  }
  const problem = headingProblem(heading.values);
  if (problem !== null) {
    reports.report('ANC2040', { file, problem }, node.file.span);
    return null;
  }
  const keyColumn = node.key.kind === 'keyword' ? node.key.keyword : attributeInWords(key);
  const keyIndex = heading.values.indexOf(keyColumn);
  if (keyIndex === -1) {
    reports.report('ANC2029', { file, column: keyColumn, columns: heading.values }, node.key.span);
    return null;
  }
  const table: DraftTable = {
    name: node.name.text,
    source: file,
    key,
    keyColumn,
    columns: heading.values.map((name, index) => ({ name, type: typeOf(cells.map(({ values }) => values[index] ?? '')) })),
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    rows: cells.length,
    span: node.span,
    keySpan: node.key.span,
    cells,
  };
  reportKeys(table, keyIndex, node, reports);
  return table;
}

function resolveKey(node: TableNode, reports: Reports): string | null {
  const tag = resolveAttribute(node.key, reports);
  if (tag === null) return null;
  const kinds = vrsOfTag(tag).map((vr) => vrRule(vr)?.kind);
  if (!tag.includes('x') && kinds.every((kind) => kind === 'text' || kind === 'ascii' || kind === 'number')) return tag;
  reports.report('ANC2032', { table: node.name.text, attribute: attributeInWords(tag), reason: 'it holds no text to compare with' }, node.key.span);
  return null;
}

/** The names of a table's columns, for suggestions; none where it has no heading that can be read. */
export function columnNames(text: string): readonly string[] {
  try {
    const [heading = []] = parse(text, { bom: true, trim: true, skip_empty_lines: true, to: 1, delimiter: delimiterOf(text) }) as unknown as readonly (readonly string[])[];
    return heading.filter((name) => name !== '');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [];
  }
}

type Row = DraftTable['cells'][number];

function readRows(node: TableNode, text: string, reports: Reports): readonly Row[] | null {
  try {
    const options = { bom: true, trim: true, skip_empty_lines: true, info: true, delimiter: delimiterOf(text) };
    const records = parse(text, options) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    // `lines` counts to the end of a record
    return records.map(({ record, info }) => ({ line: info.lines, values: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    reports.report('ANC2028', { file: node.file.text, line, problem: problems[error.code] ?? 'it is not written as CSV' }, node.file.span);
    return null;
  }
}

/** The library's messages show cells, so its codes are put into words here. */
const problems: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'it has more or fewer cells than the heading',
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell',
};

/** The sign of the heading line that occurs most often. */
function delimiterOf(text: string): string {
  const heading = text.split(/[\r\n]/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: heading.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

function headingProblem(names: readonly string[]): string | null {
  const empty = names.indexOf('');
  if (empty !== -1) return `column ${empty + 1} has none`;
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? null : `\`${twice}\` stands there twice`;
}

function typeOf(values: readonly string[]): Table['columns'][number]['type'] {
  const filled = values.filter((value) => value !== '');
  if (filled.length > 0 && filled.every((value) => isDay(value))) return 'date';
  return filled.length > 0 && filled.every((value) => /^-?\d+(\.\d+)?$/.test(value)) ? 'number' : 'text';
}

function isDay(value: string): boolean {
  return /^(\d{8}|\d{4}-\d{2}-\d{2})$/.test(value) && fault(value.replaceAll('-', ''), 'DA') === null;
}

function reportKeys(table: DraftTable, keyIndex: number, node: TableNode, reports: Reports): void {
  const keys = table.cells.map(({ line, values }) => ({ line, key: values[keyIndex] ?? '' }));
  const firstLine = new Map<string, number>();
  const again = keys.filter(({ key, line }) => {
    const known = key !== '' && firstLine.has(key);
    if (!known) firstLine.set(key, line);
    return known;
  });
  const [twice] = again;
  if (twice !== undefined) {
    reports.report('ANC2030', { file: table.source, line: twice.line, first: firstLine.get(twice.key) ?? 0, more: again.length - 1 }, node.file.span);
  }
  const unfit = keys.filter(({ key }) => key !== '' && !vrsOfTag(table.key).some((vr) => canBe(key, vr)));
  const [first] = unfit;
  if (first !== undefined && unfit.length === keys.length) {
    const reason = `no key is a value of it, beginning with the one in line ${first.line}`;
    reports.report('ANC2032', { table: table.name, attribute: attributeInWords(table.key), reason }, node.key.span);
  }
  reportEmptyCells(table, table.keyColumn, node.file.span, reports);
}

/** Values of texts are read as they are; those of the other kinds have a form. */
function canBe(value: string, vr: string): boolean {
  const rule = vrRule(vr);
  if (rule?.kind !== 'text') return fault(value, vr) === null;
  return rule.maxChars === null || rule.maxChars === undefined || Array.from(value).length <= rule.maxChars;
}

/** ANC2031, once a column. */
export function reportEmptyCells(table: DraftTable, column: string, span: TableNode['span'], reports: Reports): void {
  const index = table.columns.findIndex(({ name }) => name === column);
  const empty = table.cells.filter(({ values }) => (values[index] ?? '') === '');
  const [first] = empty;
  if (first !== undefined) reports.report('ANC2031', { file: table.source, line: first.line, column, more: empty.length - 1 }, span);
}
