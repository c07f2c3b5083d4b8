import { numberSchemes, type NumberScheme } from '../../../facts/national-ids.js';
import type { Check } from './check.js';
import { northernAndEasternEurope } from './northern-and-eastern-europe.js';
import { overseas } from './overseas.js';
import { sectors } from './sectors.js';
import { westernEurope } from './western-europe.js';

/**
 * How much a number tells without a word beside it:
 * - form: letters, a fixed beginning or two check digits: hardly met by chance
 * - date: it holds a day of the calendar and a check digit
 * - digits: one number in ten or so of that length passes, so that a word must stand beside it
 */
export type Evidence = 'form' | 'date' | 'digits';

export interface CheckedScheme {
  readonly scheme: NumberScheme;
  readonly evidence: Evidence;
  /** Whether a text is such a number; spaces, dots, hyphens and slashes between the signs do not count, nor does letter case. */
  isValid(written: string): boolean;
}

const dated = new Set(['be-nn', 'at-svnr', 'se-pnr', 'dk-cpr', 'is-kt', 'pl-pesel', 'cz-rc', 'ro-cnp', 'bg-egn', 'ex-yu-jmbg', 'ee-ik', 'gr-amka', 'za-id', 'no-fnr']);
const digitsOnly = new Set([
  'gb-nhs', 'nl-bsn', 'hu-taj', 'hr-oib', 'pt-nif', 'il-id', 'in-aadhaar', 'th-pin', 'ca-sin', 'ca-on-hic', 'ca-bc-phn', 'us-npi', 'br-cns', 'cl-rut', 'au-medicare', 'nz-nhi', 'card', 'vin', 'ie-pps',
]);

const checks: Readonly<Record<string, Check>> = { ...westernEurope, ...northernAndEasternEurope, ...overseas, ...sectors };

let cached: readonly CheckedScheme[] | undefined;

/** Every scheme of the fact table with its check. */
export function checkedSchemes(): readonly CheckedScheme[] {
  cached ??= numberSchemes().map(checked);
  return cached;
}

/** @throws where the fact table has a scheme without a check here: the host's mistake */
function checked(scheme: NumberScheme): CheckedScheme {
  const check = checks[scheme.id];
  if (check === undefined) throw new Error(`internal error: no check for ${scheme.id}`);
  const whole = new RegExp(`^(?:${scheme.regex})$`, 'u');
  const evidence = dated.has(scheme.id) ? 'date' : digitsOnly.has(scheme.id) ? 'digits' : 'form';
  return {
    scheme,
    evidence,
    isValid(written) {
      const text = written.toUpperCase();
      const compact = scheme.id === 'fi-hetu' ? text : text.replace(/[ ./-]/g, '');
      // marks are part of some forms: a century, the mark before a check digit, the groups that tell a number from any other
      return (whole.test(text) || whole.test(compact)) && check(scheme.id === 'se-pnr' ? compact.replace('+', '') : compact);
    },
  };
}
