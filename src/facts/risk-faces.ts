import { readFacts } from './read-json.js';

/** Which images show a face, and how an output says that it does not. */
export interface FaceFacts {
  readonly modalities: readonly string[];
  /** terms of BodyPartExamined (0018,0015) */
  readonly bodyParts: readonly string[];
  /** of a volume from which a face can be made */
  readonly leastSlices: number;
  /** of DeidentificationMethodCodeSequence, scheme DCM */
  readonly methodCode: string;
}

export function faceFacts(): FaceFacts {
  return readFacts('risk-faces.json') as FaceFacts;
}
