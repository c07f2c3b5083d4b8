import { faceFacts } from '../../../facts/risk-faces.js';
import type { CollectedSeries } from '../release/collected.js';
import { persons, type Judged, type Metric, type Release } from './judged.js';

/** R8: volumes of a head from which a face can be made. No k covers them: a photograph is enough. */
export function judgeFaces({ collected, threshold: { release } }: Release): Judged {
  const shown = collected.persons.filter(({ studies }) => studies.some(({ series }) => [...series.values()].some(showsFace)));
  const metric: Metric = {
    rule: 'R8',
    name: 'recognisable faces',
    verdict: shown.length === 0 ? 'pass' : release === 'public' ? 'fail' : 'warn',
    says: shown.length === 0 ? 'no volume of a head is without a statement that its face was cleaned' : `${persons(shown.length)} not covered by k: volumes of the head, or of a body part that is not stated, from which a face can be made`,
    figures: { persons: shown.length },
    threshold: 'code 113102, or RecognizableVisualFeatures NO, in every image of such a volume',
  };
  return { metrics: [metric], offenders: () => shown.map(({ name }) => ({ rule: 'R8', persons: [name], words: 'a volume from which a face can be made', lines: [] })), values: {} };
}

/** A body part that is not stated may be the head. */
function showsFace({ modality, bodyPart, slices, cleaned }: CollectedSeries): boolean {
  const { modalities, bodyParts, leastSlices } = faceFacts();
  return !cleaned && modalities.includes(modality) && slices >= leastSlices && (bodyPart === '' || bodyParts.includes(bodyPart.toUpperCase().replace(/[^A-Z]/g, '')));
}
