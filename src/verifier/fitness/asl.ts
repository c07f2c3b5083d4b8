import { hasReading, imageTypeHas, tableParameters, type Analysis } from './analysis.js';
import type { View } from './view.js';

/** Blood flow by arterial spin labelling: what was labelled, how, how long, and when it was read. */
export function asl(): Analysis {
  const parameters = tableParameters('asl');
  return {
    name: 'asl',
    clause: 'PS3.3 C.8.13.5.14, MR Arterial Spin Labeling Macro; elements of makers in quantitative-private',
    parameters,
    marks: (view) => isNamed(view) || hasReading({ parameters }, 'label', view) || hasReading({ parameters }, 'duration', view),
    needs: () => true,
    shows: isNamed,
    essential: [['echo-time'], ['label', 'technique'], ['delay']],
  };
}

/** The protocol of a Siemens series has its line on labelling whatever the series is, so that it tells nothing. */
function isNamed(view: View): boolean {
  const contrast = [...view.standard('ArterialSpinLabelingContrast'), ...view.privates({ creator: 'GEMS_PARM_01', group: '0043', element: 'A3' })];
  return imageTypeHas(view, 'ASL') || contrast.length > 0;
}
