import { textOf } from '../../format/print-text.js';
import { rule, shortened, stricterThan, textOfWritten, type Attempt, type Piece } from '../draft.js';
import { shiftClauses, writtenByRun } from '../head.js';
import type { Fault } from '../imported.js';
import { namedElement } from '../named-attribute.js';
import { insteadOfRemoval } from '../needed.js';
import { fieldsOf } from './fields.js';
import type { RecipeLine, Section } from './read-recipe.js';

export interface HeaderRules {
  readonly pieces: readonly Piece[];
  readonly faults: readonly Fault[];
  /** an action cannot be said for want of the fields it acts on: while all others stay, these would */
  readonly losesFields: boolean;
  /** what `ALL` says, and where; null where the recipe leaves other fields to the program */
  readonly all: { readonly verb: 'remove' | 'empty' | 'keep'; readonly line: number } | null;
}

/** What an action of a recipe does with one field. */
interface Wanted {
  readonly line: number;
  readonly said: string;
  readonly selector: string;
  readonly verb: 'remove' | 'empty' | 'replace' | 'shift' | 'keep';
  readonly clauses: string;
  /** why the value goes instead */
  readonly lost: { readonly why: string; readonly decide: string } | null;
}

/** The order in which the recipe's documentation prefers actions on one field: the stricter wins. */
const strictness: readonly Wanted['verb'][] = ['remove', 'empty', 'replace', 'shift', 'keep'];

export function headerRules(sections: readonly Section[]): HeaderRules {
  const groups = new Map(sections.filter(({ kind }) => kind === 'fields').map(({ name, lines }) => [name, lines.flatMap(({ text }) => /^FIELD\s+(.+)$/i.exec(text)?.[1]?.trim() ?? [])]));
  const faults: Fault[] = [];
  const lost: Piece[] = [];
  const wanted: Wanted[] = [];
  let all: HeaderRules['all'] = null;
  for (const line of sections.filter(({ kind }) => kind === 'header').flatMap(({ lines }) => lines)) {
    const action = /^([A-Za-z]+)\s+(\S+|\([^)]*\))\s*(.*)$/.exec(line.text);
    if (action === null) {
      lost.push(lostLine(line, 'it is no action with a field', 'what is meant'));
      continue;
    }
    const [, verb = '', field = '', value = ''] = action;
    const fields = fieldsOf(field, groups);
    if (fields.kind === 'none') {
      lost.push(lostLine(line, fields.why, 'which attributes are meant'));
      continue;
    }
    if (fields.kind === 'all') {
      const found = ofAll(verb.toUpperCase(), value, line);
      if (found.kind === 'lost') lost.push(found.piece);
      else if (all === null || strictness.indexOf(found.verb) < strictness.indexOf(all.verb)) all = { verb: found.verb, line: line.line };
      continue;
    }
    const done = wantedOf(verb.toUpperCase(), value.trim(), line, faults);
    if (done === null) lost.push(lostLine(line, `recipes have no action \`${shortened(verb, 20)}\``, 'what is to happen'));
    else wanted.push(...fields.selectors.map((selector) => ({ ...done, selector })));
  }
  const pieces = [...strictest(wanted, faults).map((each) => pieceOf(each)), ...lost].sort((a, b) => a.line - b.line);
  return { pieces, faults: [...faults, ...severalShifts(wanted)], all, losesFields: lost.some(({ said }) => !/^KEEP\b/i.test(said)) };
}

function ofAll(verb: string, value: string, line: RecipeLine): { readonly kind: 'all'; readonly verb: 'remove' | 'empty' | 'keep' } | { readonly kind: 'lost'; readonly piece: Piece } {
  if (value === '' && (verb === 'REMOVE' || verb === 'KEEP')) return { kind: 'all', verb: verb === 'REMOVE' ? 'remove' : 'keep' };
  if (value === '' && verb === 'BLANK') return { kind: 'all', verb: 'empty' };
  return { kind: 'lost', piece: lostLine(line, 'a function of another program looks at every field', 'which attributes it means, and what happens to them; the residue check of `anonc verify` looks for names in every value') };
}

function wantedOf(verb: string, value: string, { line, text }: RecipeLine, faults: Fault[]): Omit<Wanted, 'selector'> | null {
  const said = shortened(text);
  const plain = (word: Wanted['verb'], clauses = ''): Omit<Wanted, 'selector'> => ({ line, said, verb: word, clauses, lost: null });
  const instead = (why: string, decide: string): Omit<Wanted, 'selector'> => ({ line, said, verb: 'remove', clauses: '', lost: { why, decide } });
  switch (verb) {
    case 'REMOVE':
      return value === '' ? plain('remove') : instead('it is removed where a function or a test of its value says so: here it is removed in every file', 'whether it may stay in some: `keep … when …`');
    case 'BLANK':
      return plain('empty');
    case 'KEEP':
      return plain('keep');
    case 'REPLACE':
    case 'ADD':
      if (/^(func|var|deid_func|field):?/i.test(value) && value.includes(':')) return instead(`its value comes from \`${shortened(value, 40)}\`, which stands in another program`, 'whether `pseudonym("", 10)`, `remap` or a column of a table is meant');
      if (value === '') return plain('empty');
      return plain('replace', `with ${textOf(value.replace(/[{}]/g, '$&$&'))}`);
    case 'JITTER': {
      if (/^var:/i.test(value)) return plain('shift');
      if (/^[+-]?0*$/.test(value)) faults.push({ line, kind: 'constant-shift', message: `\`${said}\` moves dates by no day at all` });
      else faults.push({ line, kind: 'constant-shift', message: `\`${said}\` moves the dates of everybody by the same number of days, and the recipe says by how many; here each subject has a keyed number of its own` });
      return plain('shift');
    }
    default:
      return null;
  }
}

/** One action a field: the stricter, as the documentation says; where two of a kind differ, the later. */
function strictest(wanted: readonly Wanted[], faults: Fault[]): readonly Wanted[] {
  const best = new Map<string, Wanted>();
  for (const each of wanted) {
    const other = best.get(each.selector);
    if (other === undefined) {
      best.set(each.selector, each);
      continue;
    }
    const [kept, dropped] = strictness.indexOf(each.verb) <= strictness.indexOf(other.verb) ? [each, other] : [other, each];
    best.set(each.selector, kept);
    if (kept.verb === dropped.verb && kept.clauses === dropped.clauses) continue;
    if (dropped.verb === 'keep' || kept.verb === 'remove') faults.push({ line: dropped.line, kind: 'contradiction', message: `\`${dropped.said}\` and \`${kept.said}\` (line ${kept.line}) both act on ${each.selector}; the stricter is carried over` });
    else faults.push({ line: dropped.line, kind: 'shadowed', message: `\`${dropped.said}\` never shows: \`${kept.said}\` (line ${kept.line}) acts on ${each.selector} as well` });
  }
  return [...best.values()];
}

function pieceOf({ line, said, selector, verb, clauses, lost }: Wanted): Piece {
  const element = namedElement(selector);
  if (element.kind === 'standard' && writtenByRun.includes(element.tag)) return { line, said, attempts: [{ written: rule('keep', selector), as: 'whole' }], comments: [`line ${line}: every run writes ${selector} itself, from what is true of the rules`], loss: null };
  const instead = element.kind === 'standard' && (verb === 'remove' || verb === 'empty') && lost === null ? insteadOfRemoval(element.tag) : null;
  if (instead !== null) {
    const loss = { line, said, why: `no object can be without ${selector}`, became: textOfWritten(instead), decide: 'nothing, unless such files are to be taken apart' };
    return { line, said, attempts: [{ written: instead, as: 'stricter' }], comments: [], loss };
  }
  const removals = stricterThan(selector, element.kind === 'standard' ? element.vrs : []);
  if (lost !== null) return { line, said, attempts: removals, comments: [], loss: { line, said, why: lost.why, became: textOfWritten(removals[0]?.written ?? rule('remove', selector)), decide: lost.decide } };
  const all = [clauses, verb === 'shift' ? shiftClauses : ''].filter((clause) => clause !== '').join(' ');
  const reason = `because "carried over from line ${line} of the recipe; nobody has given the reason yet"`;
  const over: Attempt = { written: rule(`override ${verb}`, selector, `${all}${all === '' ? '' : ' '}${reason}`), as: 'override' };
  return { line, said, attempts: [{ written: rule(verb, selector, all), as: 'whole' }, over, ...(verb === 'remove' ? [] : removals)], comments: [], loss: null };
}

function severalShifts(wanted: readonly Wanted[]): readonly Fault[] {
  const values = new Set(wanted.flatMap(({ verb, said }) => (verb === 'shift' ? (/\s(\S+)$/.exec(said)?.[1] ?? []) : [])));
  const [first] = wanted.filter(({ verb }) => verb === 'shift');
  if (values.size < 2 || first === undefined) return [];
  return [{ line: first.line, kind: 'several-shifts', message: `dates move by ${values.size} different numbers (${[...values].join(', ')}): intervals between them are lost; here all dates of a subject move by one` }];
}

export function lostLine({ line, text }: RecipeLine, why: string, decide: string): Piece {
  const said = shortened(text);
  return { line, said, attempts: [], comments: [], loss: { line, said, why, became: 'a comment', decide } };
}
