// Statements in the canonical layout of rule files (a test holds them against the printer).
const width = 110;

/** actions "remove" or "empty or replace"; clauses as written: "with dummy"; because: a text or null */
export function statement(actions, selectors, { clauses = [], because = null } = {}) {
  const pieces = selectors.map((selector, at) => `${at === 0 ? `${actions} ` : ''}${selector}${at === selectors.length - 1 ? '' : ','}`);
  const line = [...pieces, ...clauses].join(' ');
  const lines = line.length <= width ? [line] : [...fill(pieces), ...clauses.map((clause) => `  ${clause}`)];
  if (because !== null) lines.push(`  because ${JSON.stringify(because)}`);
  return lines;
}

function fill(pieces) {
  const lines = [];
  let line = '';
  for (const piece of pieces) {
    if (line === '') line = piece;
    else if (line.length + 1 + piece.length <= width) line += ` ${piece}`;
    else {
      lines.push(line);
      line = `  ${piece}`;
    }
  }
  return [...lines, line];
}

/** mark: "##" or "#" */
export function comment(mark, text) {
  const lines = [];
  let line = mark;
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = mark;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** A paragraph: what it is about, then its statements without blank lines between. */
export function paragraph(doc, statements) {
  return statements.length === 0 ? [] : ['', ...comment('##', doc), ...statements.flat()];
}

export function file(head, paragraphs) {
  return `${[...head, ...paragraphs.flat()].join('\n')}\n`;
}

/** An action of the checked model as written: verb and clauses. */
export function written(action) {
  if (action.kind === 'by-type') return { verb: action.alternatives.map(({ kind }) => kind).join(' or '), clauses: [] };
  if (action.kind === 'clean' && action.keeping) return { verb: 'clean', clauses: [`keeping words ${action.keeping.vocabularies.map((name) => JSON.stringify(name)).join(', ')}`] };
  if (action.kind !== 'replace') return { verb: action.kind, clauses: [] };
  const { kind, prefix, length } = action.with;
  return { verb: 'replace', clauses: [kind === 'pseudonym' ? `with pseudonym(${JSON.stringify(prefix)}, ${length})` : 'with dummy'] };
}
