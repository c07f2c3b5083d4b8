import { valueContract } from '../../facts/private-attributes.js';
import type { Action, Contract, Selector } from './model.js';

const types = { int: 'integer', num: 'number', enum: 'enumeration', re: 'pattern' } as const;

/** A private element that is kept keeps only values that are what the facts say they are. */
export function withContract(action: Action, selector: Selector): Action {
  const leaf = selector.kind === 'path' ? selector.last : selector;
  if (action.kind !== 'keep' || leaf.kind !== 'private') return action;
  const contract = contractOf(leaf.creator, leaf.group, leaf.element);
  return contract === null ? action : { kind: 'keep', only: contract };
}

function contractOf(creator: string, group: string, element: string): Contract | null {
  const stated = valueContract(creator, group, element);
  if (stated === undefined) return null;
  const { type, min, max, gt, n, in: values, re } = stated;
  return {
    type: types[type],
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(gt === undefined ? {} : { above: gt }),
    ...(n === undefined ? {} : { count: n }),
    ...(values === undefined ? {} : { values }),
    ...(re === undefined ? {} : { pattern: re }),
  };
}
