import { hasReading, tableParameters, type Analysis } from './analysis.js';

/** Densities and textures of CT, which are those of a reconstruction. */
export function ctKernel(): Analysis {
  const parameters = tableParameters('ct-kernel');
  return {
    name: 'ct-kernel',
    clause: 'PS3.3 C.8.2.1 and C.8.15.3.9, CT Image Module and CT Reconstruction Macro; elements of makers in quantitative-private',
    parameters,
    marks: (view) => view.root('Modality') === 'CT' && hasReading({ parameters }, 'kernel', view),
    needs: () => true,
    shows: (view) => view.root('Modality') === 'CT' && view.root('Rows') !== '' && view.standard('ImageType').some(({ values }) => values[0] === 'ORIGINAL' && values[2] === 'AXIAL'),
    essential: [['kernel']],
  };
}
