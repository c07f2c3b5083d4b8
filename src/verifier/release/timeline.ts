import { attributeOfKeyword } from '../../facts/dictionary.js';
import type { Expectations } from '../expected.js';
import { firstDay, parseDate } from '../obligations/calendar.js';
import { firstOf } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { isDummy } from '../obligations/compare.js';
import { rootValues } from '../read/values.js';
import type { ReleaseDuty, ReleaseProblem, Seen } from './duty.js';

/** Days on which something was done to the patient or the image; all of one examination are near each other. */
const keywords = ['StudyDate', 'SeriesDate', 'AcquisitionDate', 'ContentDate', 'AcquisitionDateTime'] as const;
/** what follows later, as a reconstruction or a reading does, is no sign of anything */
const measured: readonly string[] = ['SeriesDate', 'AcquisitionDate', 'AcquisitionDateTime'];
/** no examination takes so long; a date that was not moved with the others stands further off, for no window of days is narrower */
const FAR_DAYS = 27;

/**
 * Intervals are exact whatever the rules do: of one subject every day that stays stated whole has moved by the same number of days, one
 * that was kept by none. Without originals, the days of an examination must still fit together.
 */
export function timeline(expectations: Expectations): ReleaseDuty {
  const offsets = new Map<string, number>();
  const told = new Set<string>();
  const problems: ReleaseProblem[] = [];

  function staysExact(keyword: string, seen: Seen): boolean {
    const attribute = attributeOfKeyword(keyword);
    if (attribute === undefined) return false;
    const [demand] = expectations.demandsOf({ tag: Number.parseInt(attribute.tag, 16), vr: attribute.vrs[0] ?? 'DA', within: [], creator: null }, seen.file);
    return demand?.action.kind === 'keep' || demand?.action.kind === 'shift';
  }

  function compared(seen: Seen, original: Instance, report: (kind: string, keyword: string, message: string, grade: 'fitness' | 'review') => void): void {
    const subject = seen.subject ?? '';
    for (const keyword of keywords) {
      const [now, before] = [dayOf(seen.output, keyword), dayOf(original, keyword)];
      if (now === null || before === null || !staysExact(keyword, seen)) continue;
      const known = offsets.get(subject);
      if (known === undefined) offsets.set(subject, now - before);
      else if (known !== now - before) report('interval-differs', keyword, 'the days between two dates of one subject are others than in the originals', 'fitness');
    }
  }

  function alone({ output }: Seen, report: (kind: string, keyword: string, message: string, grade: 'fitness' | 'review') => void): void {
    const [study, date, dateTime] = [dayOf(output, 'StudyDate'), dayOf(output, 'AcquisitionDate'), dayOf(output, 'AcquisitionDateTime')];
    // a DT may be stated in another zone, a day apart
    if (date !== null && dateTime !== null && Math.abs(date - dateTime) > 1) report('dates-disagree', 'AcquisitionDateTime', 'AcquisitionDate and AcquisitionDateTime are of different days, so that one of them may not have moved', 'review');
    for (const keyword of measured) {
      const day = dayOf(output, keyword);
      if (study !== null && day !== null && Math.abs(day - study) > FAR_DAYS) report('date-apart', keyword, `${keyword} is weeks from StudyDate, so that one of them may not have moved`, 'review');
    }
  }

  return {
    name: 'timeline',
    clause: 'PS3.15 E.3.6: temporal relationships stay; design: verification, section 2',
    add(seen) {
      const report = (kind: string, keyword: string, message: string, grade: 'fitness' | 'review'): void => {
        const once = `${kind}|${keyword}|${seen.subject ?? seen.path}`;
        if (told.has(once)) return;
        told.add(once);
        problems.push({ grade, kind, message, tagPath: keyword, output: seen.path, input: seen.input, rule: null, confidence: grade === 'fitness' ? 'high' : 'medium' });
      };
      if (seen.original === null) alone(seen, report);
      else compared(seen, seen.original, report);
    },
    finish: () => problems,
  };
}

/** Days since 1970 of a date that is stated to the day; null for none, a partial one and a dummy. */
function dayOf(instance: Instance, keyword: string): number | null {
  const tag = Number.parseInt(attributeOfKeyword(keyword)?.tag ?? '', 16);
  const element = firstOf(instance.dataset, tag);
  if (element === undefined || isDummy({ element, dataset: instance.dataset, data: instance.data })) return null;
  const date = parseDate(rootValues(instance, tag)[0] ?? '');
  return date === null || date.day === null ? null : firstDay(date);
}
