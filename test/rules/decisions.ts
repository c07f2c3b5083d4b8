import type { Action } from '../../src/compiler/resolve/model.js';
import type { Ps315Code, Ps315Option, Ps315Row } from '../../src/facts/ps315.js';
import { readFacts } from '../../src/facts/read-json.js';

interface Decisions {
  readonly rows: {
    readonly departures: readonly { readonly layer: string; readonly tag: string; readonly code: string; readonly action: Action; readonly rule: string; readonly reason: string }[];
    readonly beyond: readonly { readonly selector: string; readonly pattern: string; readonly action: Action; readonly reason: string }[];
    readonly safePrivate: {
      readonly keep: readonly string[];
      readonly leaveOut: Readonly<Record<string, string>>;
      readonly text: {
        readonly leaveOut: { readonly vrs: readonly string[]; readonly reason: string };
        readonly keep: string;
        readonly clean: { readonly vocabulary: string; readonly reason: string };
      };
    };
  };
}
interface Defaults {
  readonly counts: { readonly attributes: number; readonly groups: number; readonly byDecision: Readonly<Record<string, number>> };
  readonly groups: readonly { readonly decision: string; readonly by?: string; readonly reason: string; readonly attributes: readonly string[] }[];
}

export const { departures, beyond, safePrivate } = (readFacts('ps315-decisions.json') as Decisions).rows;
export const defaults = readFacts('uncovered-defaults.json') as Defaults;

const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };

/** What each code of the Basic Profile's column is in the language. */
export const actionOfCode: Readonly<Record<Ps315Code, Action>> = {
  X: { kind: 'remove' },
  Z: { kind: 'empty' },
  D: dummy,
  U: { kind: 'remap' },
  'X/Z': { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }] },
  'X/D': { kind: 'by-type', alternatives: [{ kind: 'remove' }, dummy] },
  'Z/D': { kind: 'by-type', alternatives: [{ kind: 'empty' }, dummy] },
  'X/Z/D': { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, dummy] },
  'X/Z/U*': { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, { kind: 'remap' }] },
};

export const actionOfDecision: Readonly<Record<string, Action>> = {
  keep: { kind: 'keep' },
  remove: { kind: 'remove' },
  remap: { kind: 'remap' },
  replace: dummy,
  'by-type': actionOfCode['X/Z/D'],
};

/** What an option's code is: dates move under retain-modified-dates, everything else under C is cleaned. */
export function actionOfOption(option: Ps315Option, row: Ps315Row): Action {
  if (row.options[option] === 'K') return { kind: 'keep' };
  return { kind: option === 'retain-modified-dates' && ['DA', 'DT', 'TM'].includes(row.vr ?? '') ? 'shift' : 'clean' };
}
