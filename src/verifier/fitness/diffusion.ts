import { imageTypeHas, numbersOf, tableParameters, type Analysis } from './analysis.js';

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
    shows: (view) =>
      imageTypeHas(view, 'DIFFUSION', 'TRACEW', 'ADC', 'FA') ||
      view.standard('AcquisitionContrast').some(({ values }) => values.includes('DIFFUSION')) ||
      view.standard('DiffusionDirectionality').length > 0 ||
      /(ep|resolve|tse)_?b\d/i.test(view.root('SequenceName')),
    essential: [['b-value'], ['direction']],
  };
}
