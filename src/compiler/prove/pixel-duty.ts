import type { Condition } from '../../base/condition.js';
import { pixelRisk } from '../../facts/pixel-risk.js';
import type { Detection } from '../resolve/model.js';

/** The option of PS3.15 that promises clean pixels, E.3.1. */
export const cleanPixelData = 'clean-pixel-data';

const MODALITY = '00080060';
const IMAGE_TYPE = '00080008';
const BURNED_IN_ANNOTATION = '00280301';

/**
 * What would all have to hold for an image to leave unseen though it may carry text: it is let in, it is of a kind at risk, and no statement
 * looks for text in it. Clean Pixel Data is kept where no file meets them all.
 */
export function unseen(accepted: readonly Condition[], detections: readonly (Pick<Detection, 'redact' | 'review'> & { readonly condition: Condition })[]): readonly Condition[] {
  const { leastWatched } = pixelRisk();
  const watching = detections.filter(({ redact, review }) => (review ?? redact) <= leastWatched);
  return [...accepted, atRisk(), ...watching.map(({ condition }): Condition => ({ kind: 'not', of: condition }))];
}

function atRisk(): Condition {
  const isOne = (tag: string, values: readonly string[]): Condition => ({ kind: 'test', tag, test: { kind: 'in', values } });
  return { kind: 'any', of: [isOne(MODALITY, pixelRisk().modalities), isOne(BURNED_IN_ANNOTATION, ['YES']), isOne(IMAGE_TYPE, pixelRisk().imageTypes)] };
}
