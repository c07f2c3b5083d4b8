import { doing, losing, type ElementAction } from './action.js';
import { isItself, parameterOf, type ScriptContext } from './script-context.js';
import type { Call } from './script-value.js';

/** What the functions of dates do; null for any other function. */
export function dateAction(call: Call, context: ScriptContext): ElementAction | null {
  const [one, two] = call.arguments;
  switch (call.name) {
    case 'hashdate':
      context.fault('unsalted-hash', `@hashdate of ${context.written} has no secret: whoever knows ${two ?? 'what it hashes'} can undo the shift; here it is a keyed number of days`);
      return isItself(one, context) ? doing('shift') : ofAnother;
    case 'incrementdate':
      return incremented(one, two, context);
    case 'modifydate':
      return isItself(one, context) ? modified(call) : ofAnother;
    case 'truncate':
      return truncated(one, two, context);
    case 'dateinterval':
      return losing('the base dates that it counts from are not in the script', 'whether shifted dates are enough: intervals between them stay exact');
    case 'date':
    case 'time':
      return losing('rules know no clock: the same file gives the same output', 'whether the value may go');
    default:
      return null;
  }
}

const ofAnother = losing('the date is made from another attribute', 'which date is to be written');

function incremented(of: string | undefined, by: string | undefined, context: ScriptContext): ElementAction {
  const days = by?.startsWith('@') === true ? parameterOf(by, context) : by;
  if (!isItself(of, context)) return ofAnother;
  if (days !== undefined && /^[+-]?0*$/.test(days.trim())) context.fault('constant-shift', `@incrementdate of ${context.written} moves dates by no day at all`);
  else context.fault('constant-shift', `@incrementdate of ${context.written} moves dates by the same number of days for everybody, and the script tells it; here each subject has a keyed number of its own`);
  return doing('shift');
}

/** `@modifydate(this,*,1,1)`: the year stays. */
function modified({ arguments: [, year, month, day] }: Call): ElementAction {
  if (year !== '*') return losing('a part of the date is invented', 'whether the value may go');
  if (day === '*') return month === '*' ? doing('keep') : losing('the day of the month stays without its month', 'whether `truncate … to year` is meant');
  return doing('truncate', month === '*' ? 'to month' : 'to year');
}

function truncated(of: string | undefined, characters: string | undefined, context: ScriptContext): ElementAction {
  const isDate = context.vrs.length === 1 && (context.vrs[0] === 'DA' || context.vrs[0] === 'DT');
  const precision = characters === '4' ? 'year' : characters === '6' ? 'month' : characters === '8' ? 'day' : null;
  if (!isDate || precision === null || !isItself(of, context)) return losing('the first characters of a value are no part that rules can name', 'whether the value may go');
  return doing('truncate', `to ${precision}`);
}
