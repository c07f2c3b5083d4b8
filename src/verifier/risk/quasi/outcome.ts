import type { Action, Expression } from '../../../compiler/resolve/model.js';
import { attributeOfTag } from '../../../facts/dictionary.js';
import type { Demand, Expectations, FileContext } from '../../expected.js';

/** What can be left of the original: nothing, a pseudonym of its own, a part of it or something coarser, or all of it. */
export type Leaves = 'nothing' | 'pseudonym' | 'part' | 'everything';
const order: readonly Leaves[] = ['nothing', 'pseudonym', 'part', 'everything'];

export interface Outcome {
  readonly leaves: Leaves;
  /** the demand that leaves it */
  readonly demand: Demand;
  /** it is the only one, whatever the file is */
  readonly settled: boolean;
  /** every demand that some file can come to */
  readonly demands: readonly Demand[];
}

const nothingKnown: FileContext = { lookup: () => undefined, typeOf: () => undefined };

/** What the model leaves of a root attribute in the case in which it leaves most. */
export function outcomeOf(tag: number, expectations: Expectations): Outcome {
  const vr = attributeOfTag(tag)?.vrs[0] ?? 'UN';
  const demands = expectations.demandsOf({ tag, vr, within: [], creator: null }, nothingKnown);
  const [first] = demands;
  if (first === undefined) throw new Error('internal error: no demand on an attribute');
  const demand = demands.reduce((most, other) => (order.indexOf(leftBy(other.action)) > order.indexOf(leftBy(most.action)) ? other : most), first);
  return { leaves: leftBy(demand.action), demand, settled: demands.length === 1, demands };
}

function leftBy(action: Action): Leaves {
  switch (action.kind) {
    case 'remove':
    case 'empty':
      return 'nothing';
    case 'remap':
      return 'pseudonym';
    case 'shift':
    case 'truncate':
    case 'clean':
    case 'band':
    case 'round':
      return 'part';
    case 'keep':
      return 'everything';
    case 'replace':
      return leftByExpression(action.with);
    case 'by-type':
      return most(action.alternatives.map(leftBy));
  }
}

function leftByExpression(expression: Expression): Leaves {
  switch (expression.kind) {
    case 'literal':
    case 'dummy':
      return 'nothing';
    case 'pseudonym':
    case 'hash':
      return 'pseudonym';
    case 'attribute':
    case 'column':
    case 'age':
    case 'year':
      return 'part';
    case 'lower':
    case 'first':
      return leftByExpression(expression.of);
    case 'template':
      return most(expression.parts.map(leftByExpression));
  }
}

function most(all: readonly Leaves[]): Leaves {
  return all.reduce((one, other) => (order.indexOf(other) > order.indexOf(one) ? other : one), 'nothing');
}
