import { privateAttribute, valueContract } from '../../facts/private-attributes.js';
import { vrRule } from '../../facts/vr.js';
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
  if (stated === undefined) return byVr(privateAttribute(creator, group, element)?.vr ?? null);
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

/** Where the tables state a VR and no form: whatever a file calls it, a number is one, and a code is written as one (PS3.5 6.2). */
function byVr(vr: string | null): Contract | null {
  const rule = vr === null ? undefined : vrRule(vr);
  if (rule === undefined) return null;
  if (vr === 'CS') return { type: 'pattern', pattern: '[A-Z0-9_ ]{1,16}' };
  return rule.kind === 'number' || (rule.kind === 'binary' && rule.multi && vr !== 'AT') ? { type: 'number' } : null;
}
