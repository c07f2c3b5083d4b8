import { imageTypeHas, numbersOf, tableParameters, type Analysis } from './analysis.js';
import type { View } from './view.js';

/** Tensors and kurtosis: b-values, and a direction wherever a gradient was on. An image without one has none to lose. */
export function diffusion(): Analysis {
  const parameters = tableParameters('diffusion');
  return {
    name: 'diffusion',
    clause: 'PS3.3 C.8.13.5.9, MR Diffusion Macro; elements of makers in quantitative-private',
    parameters,
    marks: (view) => numbersOf({ parameters }, 'b-value', view).some((value) => value > 0),
    needs(parameter, view, readings) {
      if (parameter === 'direction') return readings.some(({ values }) => values.some((value) => value.split('\\').some((part) => Number(part) !== 0)));
      return parameter !== 'mosaic' || imageTypeHas(view, 'MOSAIC', 'VFRAME');
    },
    shows,
    essential: [['b-value'], ['direction']],
  };
}

function shows(view: View): boolean {
  const directionality = view.standard('DiffusionDirectionality').flatMap(({ values }) => values);
  // a volume without a gradient, measured for its phase encoding, states no b-value
  if (directionality.length > 0) return directionality.some((value) => value !== 'NONE');
  return imageTypeHas(view, 'DIFFUSION', 'TRACEW', 'ADC', 'FA') || view.standard('AcquisitionContrast').some(({ values }) => values.includes('DIFFUSION')) || /(ep|resolve|tse)_?b\d/i.test(view.root('SequenceName'));
}
