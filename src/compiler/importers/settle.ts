import type { Span } from '../ast/syntax-tree.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { print } from '../format/print.js';
import { parse } from '../parse/parse.js';
import { shortened, textOfWritten, type Attempt, type Draft, type Piece } from './draft.js';
import type { Fault, Imported, Loss } from './imported.js';

/** What the compiler says of a rule file's text. */
export type Judge = (text: string) => readonly Diagnostic[];

/** A piece and the attempt that it has come to; past the last one it is a comment. */
interface Settled {
  readonly piece: Piece;
  readonly at: number;
  /** why the attempts before this one did not compile */
  readonly refused: readonly string[];
}

/**
 * Takes for each piece the first attempt that the compiler accepts beside all others. INVARIANT: the text that is returned has no errors;
 * each round brings at least one piece nearer to its end, so there is a last round.
 */
export function settle(draft: Draft, judge: Judge): Imported {
  let state: readonly Settled[] = draft.pieces.map((piece) => ({ piece, at: 0, refused: [] }));
  for (;;) {
    const { text, places } = oneByOne(draft, state);
    const errors = judge(text).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) break;
    const next = state.map((settled, index) => advanced(settled, places[index] ?? null, errors));
    // An error that lies in no piece comes of what the pieces say together: all that can go further do.
    state = next.some((settled, index) => settled !== state[index]) ? next : state.map((settled) => ({ ...settled, at: settled.at + 1 }));
    if (state.every(({ piece, at }) => at > piece.attempts.length)) throw new Error('internal error: what an importer writes around the rules does not compile');
  }
  const losses = state.flatMap((settled) => lossOf(settled) ?? []);
  return { text: laidOut(draft, state, judge), carried: linesCarried(state, losses), losses, faults: [...draft.faults, ...weakenings(state)].sort((a, b) => a.line - b.line) };
}

/** Every piece as a statement of its own, and where it stands. */
function oneByOne(draft: Draft, state: readonly Settled[]): { readonly text: string; readonly places: readonly (Span | null)[] } {
  let text = `${draft.head.join('\n')}\n`;
  const places = state.map((settled): Span | null => {
    const attempt = attemptOf(settled);
    if (attempt === null) return null;
    const start = text.length;
    text += `${textOfWritten(attempt.written)}\n`;
    return { start, end: text.length };
  });
  return { text: `${text}${draft.rest.join('\n')}\n`, places };
}

function attemptOf({ piece, at }: Settled): Attempt | null {
  return piece.attempts[at] ?? null;
}

function advanced(settled: Settled, place: Span | null, errors: readonly Diagnostic[]): Settled {
  if (place === null) return settled;
  const own = errors.filter(({ span }) => span.start >= place.start && span.start < place.end);
  const [first] = own;
  return first === undefined ? settled : { ...settled, at: settled.at + 1, refused: [...settled.refused, first.message] };
}

function lossOf({ piece, at, refused }: Settled): Loss | null {
  if (piece.loss !== null) return piece.loss;
  const attempt = piece.attempts[at];
  if (attempt !== undefined && attempt.as !== 'stricter') return null;
  return {
    line: piece.line,
    said: piece.said,
    why: refused.at(-1) ?? 'the language has no words for it',
    became: attempt === undefined ? 'a comment' : shortened(textOfWritten(attempt.written)),
    decide: attempt === undefined ? 'what is to happen instead' : 'whether the value may go, or which rule gives one that fits',
  };
}

function linesCarried(state: readonly Settled[], losses: readonly Loss[]): number {
  const lines = new Set(state.map(({ piece }) => piece.line));
  for (const { line } of losses) lines.delete(line);
  lines.delete(0);
  return lines.size;
}

function weakenings(state: readonly Settled[]): readonly Fault[] {
  const found = state.flatMap((settled): readonly Fault[] => {
    if (attemptOf(settled)?.as !== 'override') return [];
    return [{ line: settled.piece.line, kind: 'weakens', message: `\`${settled.piece.said}\` lets through what the Basic Profile takes away; the rule is written with \`override\`, and its reason is yours to give` }];
  });
  // one line can stand for a hundred attributes
  return [...new Map(found.map((fault) => [`${fault.line} ${fault.message}`, fault])).values()];
}

/** The canonical text: pieces that say the same of several attributes are one statement. */
function laidOut(draft: Draft, state: readonly Settled[], judge: Judge): string {
  const grouped = canonical([...draft.head, '', ...groups(state), '', ...draft.rest]);
  return judge(grouped).some(({ severity }) => severity === 'error') ? canonical([...draft.head, '', ...state.flatMap(linesOf), '', ...draft.rest]) : grouped;
}

function canonical(lines: readonly string[]): string {
  return print(parse(`${lines.join('\n')}\n`, 'imported.anon').tree);
}

function groups(state: readonly Settled[]): readonly string[] {
  const selectors = new Map<string, string[]>();
  for (const settled of state) {
    const key = groupOf(settled);
    const attempt = attemptOf(settled);
    if (key === null || attempt?.written.kind !== 'rule') continue;
    selectors.set(key, [...(selectors.get(key) ?? []), attempt.written.selector]);
  }
  const said = new Set<string>();
  return state.flatMap((settled): readonly string[] => {
    const key = groupOf(settled);
    const attempt = attemptOf(settled);
    if (key === null || attempt?.written.kind !== 'rule') return linesOf(settled);
    if (said.has(key)) return [];
    said.add(key);
    const { verb, clauses } = attempt.written;
    return [textOfWritten({ kind: 'rule', verb, selector: [...new Set(selectors.get(key))].join(', '), clauses })];
  });
}

/** What a piece shares with those that can stand in one statement with it; null where it has something of its own to say. */
function groupOf(settled: Settled): string | null {
  const { piece } = settled;
  const attempt = attemptOf(settled);
  if (attempt === null || attempt.written.kind !== 'rule' || piece.comments.length > 0 || lossOf(settled) !== null) return null;
  // A private selector takes the tags behind it for its own.
  if (attempt.written.selector.startsWith('private ')) return null;
  return JSON.stringify([attempt.written.verb, attempt.written.clauses]);
}

function linesOf(settled: Settled): readonly string[] {
  const loss = lossOf(settled);
  const attempt = attemptOf(settled);
  const told = loss === null ? [] : [`not carried over, ${loss.line === 0 ? '' : `line ${loss.line}: `}${loss.said}`, `why: ${shortened(loss.why, 240)}`, `to decide: ${loss.decide}`];
  const comments = [...settled.piece.comments, ...told].map((comment) => `# ${comment}`);
  const apart = comments.length > 0 || attempt?.written.kind === 'block' ? [''] : [];
  return [...apart, ...comments, ...(attempt === null ? [] : [textOfWritten(attempt.written)]), ...apart];
}
