import { tableParameters, type Analysis } from './analysis.js';
import { attributeWords, secondsOf, type Parameter, type Reading } from './parameter.js';
import type { Found, View } from './view.js';

const DAY_SECONDS = 86_400;
const suvFactor = { creator: 'Philips PET Private Group', group: '7053', element: '00' };

/** Standardised uptake values: activity, dose, weight, and the time that has gone by between injection and scan. */
export function petSuv(): Analysis {
  const parameters = tableParameters('pet-suv').map((parameter): Parameter => (parameter.parameter === 'uptake-time' ? { ...parameter, read: uptakeTimes } : parameter));
  return {
    name: 'pet-suv',
    clause: 'PS3.3 C.8.9.1, C.8.9.2 and C.8.9.4, PET Series, Isotope and Image Modules; elements of makers in quantitative-private',
    parameters,
    marks: (view) => view.root('Modality') === 'PT',
    needs(parameter, view) {
      const units = view.root('Units');
      if (parameter === 'suv-factor') return units === 'CNTS';
      // what is an SUV already is not computed again
      const isSuv = units === 'GML' || (units === 'CNTS' && view.privates(suvFactor).length > 0);
      return !(isSuv && ['dose', 'half-life', 'weight', 'uptake-time'].includes(parameter));
    },
    shows: (view) => view.root('Modality') === 'PT',
    essential: [['units'], ['scale'], ['dose', 'suv-factor'], ['weight', 'suv-factor'], ['half-life', 'suv-factor'], ['uptake-time', 'suv-factor']],
  };
}

/**
 * Seconds from injection to scan, a reading for each pair of attributes that tell both. Times of day are enough: no tracer is looked at
 * after more than a day, and dates may have moved.
 */
function uptakeTimes(view: View): readonly Reading[] {
  const injections = [...named(view, 'RadiopharmaceuticalStartDateTime', 'DT'), ...named(view, 'RadiopharmaceuticalStartTime', 'TM')];
  const scans = [...named(view, 'SeriesTime', 'TM'), ...named(view, 'AcquisitionTime', 'TM')];
  const ge = pairs(privately(view, '3B'), privately(view, '0D'));
  return [...pairs(injections, scans), ...ge];
}

interface Moment {
  readonly found: Found;
  readonly place: string;
  readonly secondsOfDay: number;
}

function named(view: View, keyword: string, vr: string): readonly Moment[] {
  return momentOf(view.standard(keyword)[0], attributeWords(keyword), vr);
}

function privately(view: View, element: string): readonly Moment[] {
  return momentOf(view.privates({ creator: 'GEMS_PETD_01', group: '0009', element })[0], `(0009,xx${element}) of GEMS_PETD_01`, 'DT');
}

function momentOf(found: Found | undefined, place: string, vr: string): readonly Moment[] {
  const seconds = found === undefined ? null : secondsOf(found.values[0] ?? '', vr);
  return found === undefined || seconds === null ? [] : [{ found, place, secondsOfDay: seconds % DAY_SECONDS }];
}

function pairs(from: readonly Moment[], to: readonly Moment[]): readonly Reading[] {
  return from.flatMap((start) =>
    to.map((end): Reading => ({
      values: [String(Math.round((end.secondsOfDay - start.secondsOfDay + DAY_SECONDS) % DAY_SECONDS))],
      from: [start.found, end.found],
      place: `${start.place} and ${end.place}`,
    })),
  );
}
