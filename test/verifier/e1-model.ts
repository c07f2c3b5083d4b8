import type { Action, Model, Selector, SimpleAction } from '../../src/compiler/resolve/model.js';
import { readFacts } from '../../src/facts/read-json.js';
import { modelOf } from './sample.js';

interface Row {
  readonly tag: string;
  readonly basic: string;
  readonly opt: Readonly<Record<string, string>>;
}

const simple: Readonly<Record<string, SimpleAction>> = {
  X: { kind: 'remove' },
  Z: { kind: 'empty' },
  D: { kind: 'replace', with: { kind: 'dummy' } },
  U: { kind: 'remap' },
  'U*': { kind: 'remap' },
};

/** A model straight from Table E.1-1, made apart from the compiler: basic with modified dates and safe private. */
export function e1Model(): Model {
  const { rows } = readFacts('ps315-e1.json') as { readonly rows: readonly Row[] };
  const safe = (readFacts('safe-private.json') as { readonly rows: readonly { readonly creator: string; readonly group: string; readonly element: string }[] }).rows;
  const rules = rows.flatMap((row): [Selector, Action][] => {
    const tag = row.tag.replace(',', '').toUpperCase().replaceAll('X', 'x');
    if (/[^0-9A-Fx]/.test(tag)) return [];
    const selector: Selector = tag.includes('x') ? { kind: 'mask', pattern: tag } : { kind: 'attribute', tag };
    if (row.opt['rtnLongModif'] === 'C') return [[selector, { kind: 'shift' }]];
    const codes = row.basic.split('/').map((code) => simple[code] ?? { kind: 'remove' as const });
    return [[selector, codes.length === 1 && codes[0] !== undefined ? codes[0] : { kind: 'by-type', alternatives: codes }]];
  });
  const kept = safe.map(({ creator, group, element }): [Selector, Action] => [{ kind: 'private', creator, group, element }, { kind: 'keep' }]);
  return modelOf([
    [{ kind: 'rest', which: 'unlisted' }, { kind: 'keep' }],
    [{ kind: 'rest', which: 'private' }, { kind: 'remove' }],
    [{ kind: 'rest', which: 'unknown' }, { kind: 'remove' }],
    ...rules,
    ...kept,
  ]);
}
