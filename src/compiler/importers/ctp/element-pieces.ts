import { textOf } from '../../format/print-text.js';
import { rule, shortened, stricterThan, textOfWritten, type Attempt, type Piece } from '../draft.js';
import { shiftClauses } from '../head.js';
import { conditionWritten, type TestTree } from '../test-tree.js';
import type { ElementAction } from './action.js';

/** Where in the script, and what it said. */
export interface SaidAt {
  readonly line: number;
  readonly said: string;
}

/** An element as rules write it. */
export interface Target {
  readonly written: string;
  readonly vrs: readonly string[];
}

/** The statements that do what a script does with one element. */
export function elementPieces(action: ElementAction, { written, vrs }: Target, at: SaidAt): readonly Piece[] {
  return leavesOf(action, [], '').map((leaf) => pieceOf(leaf, written, vrs, at));
}

interface Leaf {
  readonly action: Exclude<ElementAction, { kind: 'if' | 'select' }>;
  /** empty: always, or in all cases that the other leaves leave */
  readonly tests: readonly TestTree[];
  /** every test on the way to it failed, so that it needs no condition: conditional rules come before it */
  readonly isElse: boolean;
  readonly prefix: string;
}

/** Conditions of two leaves exclude each other: rules that can disagree are refused, whatever their order. */
function leavesOf(action: ElementAction, tests: readonly TestTree[], prefix: string, isElse = true): readonly Leaf[] {
  switch (action.kind) {
    case 'if':
      return [...leavesOf(action.then, [...tests, action.test], prefix, false), ...leavesOf(action.otherwise, [...tests, { kind: 'not', of: action.test }], prefix, isElse)];
    case 'select':
      return [...leavesOf(action.root, tests, 'root ', isElse), ...leavesOf(action.items, tests, '', isElse)];
    default:
      return [{ action, tests, isElse, prefix }];
  }
}

function pieceOf({ action, tests, isElse, prefix }: Leaf, selector: string, vrs: readonly string[], { line, said }: SaidAt): Piece {
  const condition = tests.length === 0 ? null : conditionWritten(tests.length === 1 ? (tests[0] ?? { kind: 'always' }) : { kind: 'and', of: tests });
  const when = isElse || condition === null ? '' : `when ${condition}`;
  const target = `${prefix}${selector}`;
  const removals = [when, ''].filter((clause, index, all) => all.indexOf(clause) === index).flatMap((clause) => stricterThan(target, vrs, clause));
  const first = removals[0] === undefined ? 'a comment' : textOfWritten(removals[0].written);
  const comments: readonly string[] = [];
  switch (action.kind) {
    case 'quarantine': {
      if (condition === null) return { line, said, attempts: removals, comments, loss: { line, said, why: 'every file would be quarantined', became: first, decide: 'which files are not taken' } };
      const text = `accept when not (${condition}) otherwise quarantine ${textOf(`the script quarantines it: ${shortened(said, 80)}`)}`;
      return { line, said, attempts: [{ written: { kind: 'block', text }, as: 'whole' }, ...removals], comments, loss: null };
    }
    case 'lost':
      return { line, said, attempts: removals, comments, loss: { line, said, why: action.why, became: first, decide: action.decide } };
    case 'do': {
      const clauses = [action.clauses, action.verb === 'shift' ? shiftClauses : '', when].filter((clause) => clause !== '').join(' ');
      const attempt: Attempt = { written: action.verb === 'round' ? roundWritten(target, action.clauses, when) : rule(action.verb, target, clauses), as: 'whole' };
      return { line, said, attempts: action.verb === 'remove' ? [attempt, ...removals.slice(1)] : [attempt, ...removals], comments, loss: null };
    }
  }
}

/** `round PatientWeight to 5`: the number stands behind the attribute. */
function roundWritten(target: string, clauses: string, when: string): Attempt['written'] {
  return rule('round', `${target} ${clauses}`, when);
}
