import type { Reading } from './parameter.js';
import type { Cause, Loss, Series } from './series.js';
import type { Found } from './view.js';

/** seconds; finer than any scanner's clock, coarser than the rounding of a sum */
const SAME_MOVE = 1e-3;

/** Moments are held when they stand where they stood; whether all of a series moved alike is known at its end. */
export function movesAlike(series: Series, parameter: string, readings: readonly Reading[], kept: readonly Reading[], causeOf: (found: Found) => Cause): boolean {
  const moves = series.moves.get(parameter) ?? new Map<string, { least: number; most: number; cause: Cause }>();
  series.moves.set(parameter, moves);
  let held = false;
  for (const reading of readings) {
    const other = kept.find(({ place, values }) => place === reading.place && values.length === reading.values.length);
    const [found] = reading.from;
    if (other === undefined || found === undefined) continue;
    held = true;
    const move = moves.get(reading.place) ?? { least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY, cause: causeOf(found) };
    moves.set(reading.place, move);
    for (const [index, value] of reading.values.entries()) {
      const by = Number(other.values[index]) - Number(value);
      move.least = Math.min(move.least, by);
      move.most = Math.max(move.most, by);
    }
  }
  return held;
}

/** Moments of which no place moved by one offset over the series; undefined where one did, or there are none. */
export function unequalMoves(series: Series, parameter: string): Loss | undefined {
  const moves = [...(series.moves.get(parameter) ?? [])];
  if (moves.length === 0 || moves.some(([, { least, most }]) => most - least <= SAME_MOVE)) return undefined;
  return { images: series.compared, values: new Set(), causes: new Map(moves.map(([place, { cause }]) => [place, cause])) };
}
