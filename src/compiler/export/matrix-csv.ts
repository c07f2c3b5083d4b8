import type { Matrix, MatrixRow } from './matrix.js';

const columns = ['tag', 'attribute', 'VR', 'PS3.15 Table E.1-1', 'options', 'options chosen', 'HIPAA 164.514(b)(2)(i)', 'place', 'when', 'action', 'leaves', 'rule', 'layer', 'override', 'reason'] as const;

/** One line a case, RFC 4180: comma, quotation marks where needed, CR LF. The first line names the columns. */
export function matrixCsv({ rows }: Matrix): string {
  return [columns.join(','), ...rows.flatMap(lines)].map((line) => `${line}\r\n`).join('');
}

function lines({ tag, name, vrs, code, options, hipaa, cases }: MatrixRow): readonly string[] {
  const list = (of: readonly { readonly option: string; readonly code: string }[]): string => of.map((one) => `${one.option} ${one.code}`).join('; ');
  return cases.map(({ place, when, action, leaves, rule, layer, override, because }) =>
    [tag ?? '', name, vrs.join(' or '), code ?? '', list(options), list(options.filter(({ chosen }) => chosen)), hipaa.join(' '), place, when, action, leaves, rule ?? '', layer ?? '', override ? 'override' : '', because ?? '']
      .map(cell)
      .join(','),
  );
}

/** A cell that a spreadsheet would take for a formula is written as a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
