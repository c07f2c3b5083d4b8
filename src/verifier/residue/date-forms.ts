import type { StatedDate } from '../obligations/calendar.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonths = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** Notations of one day that are long enough to mean that day and nothing else, lower case. */
export function dateForms(date: StatedDate): readonly string[] {
  if (date.month === null || date.day === null) return [];
  const y = String(date.year).padStart(4, '0');
  const m = String(date.month).padStart(2, '0');
  const d = String(date.day).padStart(2, '0');
  const short = months[date.month - 1] ?? '';
  const long = longMonths[date.month - 1] ?? '';
  const day = String(date.day);
  const numeric = [`${y}${m}${d}`, ...['-', '/', '.'].map((mark) => [y, m, d].join(mark)), ...['.', '/', '-'].map((mark) => [d, m, y].join(mark)), ...['/', '-'].map((mark) => [m, d, y].join(mark))];
  const worded = [short, long].flatMap((month) => [`${day} ${month} ${y}`, `${d} ${month} ${y}`, `${d}-${month}-${y}`, `${day}-${month}-${y}`, `${month} ${day}, ${y}`, `${month} ${d}, ${y}`, `${month} ${d} ${y}`]);
  return [...new Set([...numeric, ...worded])];
}

/** The two notations in which a date that only moved is still looked for, outside date elements. */
export function shiftedDateForms(date: StatedDate): readonly string[] {
  return dateForms(date).filter((form) => /^\d{8}$|^\d{4}-\d{2}-\d{2}$/.test(form));
}
