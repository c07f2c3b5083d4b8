import { readFacts } from './read-json.js';

export interface HarmlessMarks {
  /** whole texts: sides, directions, positions */
  readonly marks: readonly string[];
  /** what stands behind a number */
  readonly units: readonly string[];
}

/** Marks in pictures that say nothing of a person. */
export function harmlessMarks(): HarmlessMarks {
  return readFacts('harmless-marks.json') as HarmlessMarks;
}
