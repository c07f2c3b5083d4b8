/** What is never broken over two lines, piece by piece; a space or a line break stands between two pieces. */
export type Pieces = readonly string[];

/** in columns */
export const lineWidth = 110;

/** As many pieces on a line as it is wide; further lines are indented by two more. */
export function fill(pieces: Pieces, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line === '') line = indent + piece;
    else if (line.length + 1 + piece.length <= lineWidth) line += ` ${piece}`;
    else {
      lines.push(line);
      line = `${indent}  ${piece}`;
    }
  }
  return [...lines, line];
}

/** A word before the first piece. */
export function withPrefix(prefix: string, pieces: Pieces): Pieces {
  return pieces.map((piece, index) => (index === 0 ? prefix + piece : piece));
}

/** The parts of a list, a comma after each but the last; a part may itself be broken. */
export function inPieces(parts: readonly (string | Pieces)[]): Pieces {
  return parts.flatMap((part, index) => {
    const pieces = typeof part === 'string' ? [part] : part;
    return index === parts.length - 1 ? pieces : pieces.map((piece, at) => (at === pieces.length - 1 ? `${piece},` : piece));
  });
}

/** A sign behind the last piece. */
export function withSuffix(pieces: Pieces, suffix: string): Pieces {
  return pieces.map((piece, index) => (index === pieces.length - 1 ? piece + suffix : piece));
}

/** On one line where that is wide enough; else each clause begins a line of its own. */
export function oneOrMore(indent: string, head: Pieces, clauses: readonly Pieces[]): readonly string[] {
  const line = indent + [...head, ...clauses.flat()].join(' ');
  if (line.length <= lineWidth) return [line];
  return [...fill(head, indent), ...clauses.flatMap((clause) => fill(clause, `${indent}  `))];
}
