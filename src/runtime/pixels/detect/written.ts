import type { Letter } from './letters.js';

/** Pixels: of patches that are all alike and this narrow, none has room for the shape of a letter. */
const TICK_WIDTH = 2;
/** Part of its box that a bar fills; of letters only l, I, 1 and their like do, and no line is of these alone. */
const FILLED = 0.85;
/** Relative standard deviations up to which widths, and distances from middle to middle, count as equal: a pixel more or less. */
const EQUAL_WIDTHS = { ticks: 0.1, patches: 0.15 };
const EQUAL_PITCH = 0.05;
/** Distance from middle to middle for the height: letters of one width stand closer, and wide ones are not all equally wide. */
const WIDE_PITCH = 1.05;
/** Spread of grey within a patch, as a part of the step at its edge (see Letter): one level and a blurred rim stay below the first, letters whose height leaves room for an inside below the second. */
const SHADED = { even: 0.35, tall: 0.55 };
/** Pixels: in letters less tall the rim is all there is. */
const TALL = 20;
/** Relative standard deviation of heights: capitals, small letters and figures of one line are two classes, a third apart. */
const UNLIKE_HEIGHTS = 0.25;
/** A few patches fall into a row by chance: rows of up to this many must be more alike, in stroke (the fewer the more) and level. */
const FEW = 4;
const UNLIKE_STROKES = { three: 0.15, four: 0.2 };
const UNLIKE_LEVELS = 0.1;

/**
 * Whether a row of patches can be written: not ticks of a ruler or bars of a grating, not small pictures side by side, not shaded patches of
 * tissue, not grains that stand in a row by chance. Written letters vary in width and shape, and are of one pen: one ink, one stroke, two heights.
 */
export function isWritten(row: readonly Letter[]): boolean {
  return !areTicks(row) && !arePictures(row) && !areShaded(row) && !areGrains(row) && variation(row.map(heightOf)) <= UNLIKE_HEIGHTS;
}

function areTicks(row: readonly Letter[]): boolean {
  const widths = row.map(widthOf);
  return variation(widths) <= EQUAL_WIDTHS.ticks && (Math.max(...widths) <= TICK_WIDTH || row.every(({ filled }) => filled >= FILLED));
}

/** Slices of a mosaic: one width, one distance, and shaded. */
function arePictures(row: readonly Letter[]): boolean {
  const middles = row.map(({ box }) => (box.x0 + box.x1) / 2);
  const pitches = middles.slice(1).map((middle, before) => middle - (middles[before] ?? 0));
  const isEven = variation(pitches) <= EQUAL_PITCH && variation(row.map(widthOf)) <= EQUAL_WIDTHS.patches;
  return isEven && mean(pitches) > WIDE_PITCH * median(row.map(heightOf)) && median(row.map(({ spread }) => spread)) > SHADED.even;
}

function areShaded(row: readonly Letter[]): boolean {
  return median(row.map(heightOf)) >= TALL && median(row.map(({ spread }) => spread)) > SHADED.tall;
}

function areGrains(row: readonly Letter[]): boolean {
  if (row.length > FEW) return false;
  const unlike = row.length < FEW ? UNLIKE_STROKES.three : UNLIKE_STROKES.four;
  return variation(row.map(({ stroke }) => stroke)) > unlike || variation(row.map(({ level }) => level)) > UNLIKE_LEVELS;
}

const widthOf = ({ box }: Letter): number => box.x1 - box.x0;
const heightOf = ({ box }: Letter): number => box.y1 - box.y0;

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** Standard deviation as a part of the mean. */
function variation(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return Math.sqrt(mean(numbers.map((number) => (number - middle) ** 2))) / middle;
}
