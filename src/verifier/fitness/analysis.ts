import { parametersOf } from '../../facts/quantitative-parameters.js';
import { parameterOf, type Parameter, type Reading } from './parameter.js';
import type { View } from './view.js';

/** A quantitative analysis: what it reads from an object, and by what an object shows that it belongs to it. */
export interface Analysis {
  readonly name: string;
  /** clauses of the standard that name the parameters */
  readonly clause: string;
  readonly parameters: readonly Parameter[];
  /** an object that makes its series one for this analysis, by its parameters */
  marks(view: View): boolean;
  /** the parameter matters in this object, which has these readings of it */
  needs(parameter: string, view: View, readings: readonly Reading[]): boolean;
  /** the series says of itself, by what no rule takes away, that it is one for this analysis */
  shows(view: View): boolean;
  /** without an original: one parameter of each list must be somewhere in a series that shows itself; the first list is beyond doubt */
  readonly essential: readonly (readonly string[])[];
}

export function tableParameters(analysis: string): readonly Parameter[] {
  return parametersOf(analysis).map(parameterOf);
}

/** All numbers that an object has for a parameter, of all its sources. */
export function numbersOf(analysis: Pick<Analysis, 'parameters'>, parameter: string, view: View): readonly number[] {
  const readings = analysis.parameters.find((one) => one.parameter === parameter)?.read(view) ?? [];
  return readings.flatMap(({ values }) => values.flatMap((value) => value.split('\\').map(Number))).filter(Number.isFinite);
}

export function hasReading(analysis: Pick<Analysis, 'parameters'>, parameter: string, view: View): boolean {
  return (analysis.parameters.find((one) => one.parameter === parameter)?.read(view).length ?? 0) > 0;
}

export function imageTypeHas(view: View, ...terms: readonly string[]): boolean {
  return view.standard('ImageType').some(({ values }) => values.some((value) => terms.includes(value)));
}
