import type { Demand, Question } from '../expected.js';

/** numbers of a protocol that are remembered and printed */
const SHOWN_VALUES = 6;

/** Why a source of a parameter says nothing any more. */
export interface Cause {
  /** the elements that the source is read from, or the sequence that took them along */
  readonly gone: readonly Question[];
  readonly demand: Demand;
}

/** How a parameter got lost in one series: by which elements, and what the model asks of them. */
export interface Loss {
  images: number;
  readonly values: Set<string>;
  readonly causes: Map<string, Cause>;
}

/** What is remembered of one series, the acquisition of the report. */
export interface Series {
  /** of the first file */
  readonly output: string;
  readonly input: string | null;
  images: number;
  /** images with an original beside them */
  compared: number;
  marked: boolean;
  shown: boolean;
  readonly lost: Map<string, Loss>;
  readonly changed: Map<string, Loss>;
  /** parameters that some output of it has */
  readonly held: Set<string>;
  /** parameters that an output would need if it were compared */
  readonly wanted: Set<string>;
  /** by parameter and place, in seconds: how far moments moved */
  readonly moves: Map<string, Map<string, { least: number; most: number; readonly cause: Cause }>>;
}

export function newSeries(output: string, input: string | null): Series {
  return {
    output,
    input,
    images: 0,
    compared: 0,
    marked: false,
    shown: false,
    lost: new Map(),
    changed: new Map(),
    held: new Set(),
    wanted: new Set(),
    moves: new Map(),
  };
}

export function noteLoss(losses: Map<string, Loss>, parameter: string, values: readonly string[], causes: readonly (readonly [string, Cause])[]): void {
  const loss = losses.get(parameter) ?? { images: 0, values: new Set(), causes: new Map() };
  losses.set(parameter, loss);
  loss.images += 1;
  for (const value of values) if (loss.values.size <= SHOWN_VALUES) loss.values.add(value);
  for (const [place, cause] of causes) if (!loss.causes.has(place)) loss.causes.set(place, cause);
}

/** "0, 700 and 1000 s/mm²", in order of size; "" where there are none that are numbers */
export function valuesInWords(values: ReadonlySet<string>, unit: string | undefined): string {
  const numbers = [...values].map(Number).filter(Number.isFinite).sort((a, b) => a - b);
  if (numbers.length === 0) return '';
  const shown = numbers.slice(0, SHOWN_VALUES).map((number) => String(Number(number.toPrecision(6))));
  const list = numbers.length > SHOWN_VALUES ? `${shown.join(', ')} and others` : shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
  return unit === undefined ? list : unit === '°' ? `${list}°` : `${list} ${unit}`;
}
