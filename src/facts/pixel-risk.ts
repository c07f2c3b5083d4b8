import { readFacts } from './read-json.js';

export interface PixelRisk {
  /** values of Modality whose images often carry burned-in text */
  readonly modalities: readonly string[];
  /** values of ImageType whose images do */
  readonly imageTypes: readonly string[];
  /** text that is found with this confidence may not be left where Clean Pixel Data is claimed */
  readonly leastWatched: number;
}

/** Which images may carry burned-in text: PS3.15 E.3.1. */
export function pixelRisk(): PixelRisk {
  return readFacts('pixel-risk.json') as PixelRisk;
}
