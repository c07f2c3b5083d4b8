import { hasReading, tableParameters, type Analysis } from './analysis.js';

/** Relaxation times from several echoes, inversions or flip angles, in one series or in several: so every MR image counts. */
export function multiEcho(): Analysis {
  const parameters = tableParameters('multi-echo');
  const isMr = (modality: string): boolean => modality === 'MR';
  return {
    name: 'multi-echo',
    clause: 'PS3.3 C.8.3.1 and C.8.13.5, MR Image Module and MR Timing and Related Parameters',
    parameters,
    marks: (view) => isMr(view.root('Modality')) && hasReading({ parameters }, 'echo-time', view),
    needs: (parameter, _view, readings) => parameter !== 'inversion-time' || readings.some(({ values }) => values.some((value) => value.split('\\').some(isTime))),
    // a report or a map without pixels has no echo
    shows: (view) => isMr(view.root('Modality')) && view.root('Rows') !== '' && view.standard('ImageType').some(({ values }) => values[0] === 'ORIGINAL'),
    essential: [['echo-time'], ['repetition-time']],
  };
}

/** milliseconds; Philips writes 7.23e75 where it has none, others 0 */
function isTime(value: string): boolean {
  return Number(value) > 0 && Number(value) < 1e6;
}
