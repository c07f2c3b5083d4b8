import { ok, type Result } from '../../../base/result.js';
import type { SourceText } from '../../resolve/layer.js';
import { rule, type Attempt, type Draft, type Piece } from '../draft.js';
import { headOf } from '../head.js';
import type { Fault, Imported, Unreadable } from '../imported.js';
import { settle, type Judge } from '../settle.js';
import { filterRules } from './filter-sections.js';
import { headerRules, lostLine, type HeaderRules } from './header-section.js';
import { readRecipe, type Section } from './read-recipe.js';

/** A recipe of deid as a rule file. `judge`: the compiler, with the Basic Profile in its library. */
export function importDeid({ name, text }: SourceText, judge: Judge): Result<Imported, Unreadable> {
  const sections = readRecipe(text);
  return sections.ok ? ok(settle(draftOf(sections.value, name), judge)) : sections;
}

function draftOf(sections: readonly Section[], name: string): Draft {
  const header = headerRules(sections);
  const filters = filterRules(sections);
  const rest = restOf(header);
  const isWhole = rest.pieces.some(({ loss }) => loss === null);
  return {
    head: headOf(
      name,
      [
        'Carried over from a recipe of deid. Comments say what a person must still decide.',
        isWhole ? 'The recipe says what happens to fields that it does not name.' : 'What happens to fields that the recipe does not name is left to the Basic Profile.',
      ],
      isWhole ? null : 'ps3.15-basic',
    ),
    pieces: [...header.pieces, ...filters.pieces, ...others(sections), ...rest.pieces],
    rest: [],
    faults: [...header.faults, ...filters.faults, ...rest.faults].sort((a, b) => a.line - b.line),
  };
}

/** Rules for whatever has none: `REMOVE ALL`, `BLANK ALL`, `KEEP ALL`. */
function restOf({ all, losesFields }: HeaderRules): { readonly pieces: readonly Piece[]; readonly faults: readonly Fault[] } {
  if (all === null) return { pieces: [], faults: [] };
  const { verb, line } = all;
  if (verb === 'keep' && losesFields) {
    return { pieces: [lostLine({ line, text: 'KEEP ALL' }, 'other lines take fields away that rules cannot name: they would stay as well', 'what else may stay beside what the Basic Profile keeps')], faults: [] };
  }
  const pieceOf = (which: string, verbs: readonly string[]): Piece => ({
    line,
    said: `${verb.toUpperCase()} ALL`,
    attempts: verbs.map((each, index): Attempt => ({ written: rule(each, which), as: index === 0 ? 'whole' : 'stricter' })),
    comments: [],
    loss: null,
  });
  const pieces = [pieceOf('unlisted', verb === 'remove' ? ['remove'] : [verb, 'remove']), pieceOf('private', verb === 'keep' ? ['keep', 'remove'] : ['remove']), pieceOf('unknown', ['remove'])];
  return { pieces, faults: verb === 'keep' ? [{ line, kind: 'unbounded-keep', message: 'KEEP ALL lets everything through that no other line names, private elements of every creator as well' }] : [] };
}

function others(sections: readonly Section[]): readonly Piece[] {
  return sections.flatMap(({ kind, name, line, lines }): readonly Piece[] => {
    if (kind === 'header' || kind === 'filter' || kind === 'fields' || kind === 'labels') return [];
    const at = { line, text: `%${kind} ${name}`.trim() };
    if (kind === 'values') return [lostLine(at, 'values are collected from one file and looked for in its other fields: rules name attributes, not values', 'nothing more than the residue check of `anonc verify`, which looks for the values of the originals in every byte')];
    return [lostLine(at, `recipes have no section of this kind${lines.length > 0 ? `, and ${lines.length} lines stand in it` : ''}`, 'what is meant')];
  });
}
