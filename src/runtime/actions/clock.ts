/**
 * Whether digits state a time of day as PS3.5 6.2 has it: HH, HHMM, HHMMSS or HHMMSS.F…; hours to 23, minutes to 59, seconds to 60, for
 * there are leap seconds. Digits beyond that are no time, and could be anything.
 */
export function isTimeOfDay(digits: string): boolean {
  const [, hours = '', minutes = '0', seconds = '0'] = /^(\d{2})(?:(\d{2})(?:(\d{2})(?:\.\d{1,6})?)?)?$/.exec(digits) ?? [];
  return hours !== '' && Number(hours) <= 23 && Number(minutes) <= 59 && Number(seconds) <= 60;
}

/** A TM, also in its retired form with colons. */
export function isTm(text: string): boolean {
  return isTimeOfDay(/^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/.test(text) ? text.replaceAll(':', '') : text);
}

/** The suffix of a DT: an offset from UTC between -1200 and +1400. */
export function isOffset(zone: string): boolean {
  const [, sign, hours = '', minutes = ''] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined || Number(minutes) > 59) return false;
  const distance = Number(hours) * 60 + Number(minutes);
  return distance <= (sign === '-' ? 12 : 14) * 60;
}
