/**
 * One quasi-identifier of all persons, dictionary coded: `values[codes[row]]` is what the person of a row has. A missing value is a value
 * of its own, the empty text, so that leaving a value out never makes a group larger for those who show theirs.
 */
export interface Column {
  readonly name: string;
  readonly codes: Uint32Array;
  readonly values: readonly string[];
}

/** Codes are given in the order in which values first appear. */
export function columnOf(name: string, texts: readonly string[]): Column {
  const known = new Map<string, number>();
  const codes = new Uint32Array(texts.length);
  texts.forEach((text, row) => {
    let code = known.get(text);
    if (code === undefined) known.set(text, (code = known.size));
    codes[row] = code;
  });
  return { name, codes, values: [...known.keys()] };
}

/** The same column with coarser values: whoever had one value before has one value after. */
export function coarsened(column: Column, coarse: (value: string) => string, name = column.name): Column {
  const known = new Map<string, number>();
  const renamed = column.values.map((value) => {
    const to = coarse(value);
    let code = known.get(to);
    if (code === undefined) known.set(to, (code = known.size));
    return code;
  });
  return { name, codes: column.codes.map((code) => renamed[code] ?? 0), values: [...known.keys()] };
}

export function isConstant({ values }: Column): boolean {
  return values.length < 2;
}

/** The value of a row. */
export function valueAt({ codes, values }: Column, row: number): string {
  return values[codes[row] ?? 0] ?? '';
}
