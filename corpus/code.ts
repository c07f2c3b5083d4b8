import type { Dataset } from './dataset.js';

/** A coded value: value, scheme, meaning, PS3.3 8. */
export type Code = readonly [value: string, scheme: string, meaning: string];

/** Adds an item with a code to a code sequence. */
export function code(dataset: Dataset, sequence: string, [value, scheme, meaning]: Code): Dataset {
  return dataset.item(sequence).set('CodeValue', value).set('CodingSchemeDesignator', scheme).set('CodeMeaning', meaning);
}
