import { hasReading, imageTypeHas, tableParameters, type Analysis } from './analysis.js';
import type { View } from './view.js';

/** When each slice of a volume was measured: echo-planar series, and whatever says the times of its slices. */
export function sliceTiming(): Analysis {
  const parameters = tableParameters('slice-timing');
  return {
    name: 'slice-timing',
    clause: 'PS3.3 C.8.3.1, C.7.6.16.2.2; slice times of makers in quantitative-private and the CSA header',
    parameters,
    marks: (view) => view.root('Modality') === 'MR' && (isPlanar(view) || hasReading({ parameters }, 'slice-times', view)),
    needs: (parameter, view) => parameter !== 'mosaic' || imageTypeHas(view, 'MOSAIC', 'VFRAME'),
    shows: (view) => view.root('Modality') === 'MR' && isPlanar(view),
    essential: [['slice-times', 'frame-times', 'acquisition-times', 'uih-slices', 'trigger-times'], ['repetition-time']],
  };
}

function isPlanar(view: View): boolean {
  return (
    imageTypeHas(view, 'MOSAIC') ||
    view.standard('ScanningSequence').some(({ values }) => values.includes('EP')) ||
    view.standard('EchoPlanarPulseSequence').some(({ values }) => values.includes('YES'))
  );
}
