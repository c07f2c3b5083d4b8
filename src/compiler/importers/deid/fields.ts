import { allAttributes } from '../../../facts/dictionary.js';
import { namedElement } from '../named-attribute.js';

/** What the field of a header action stands for, as selectors; or the reason why rules cannot say it. */
export type Fields =
  | { readonly kind: 'selectors'; readonly selectors: readonly string[] }
  | { readonly kind: 'all' }
  | { readonly kind: 'none'; readonly why: string };

/** `groups`: the `%fields` sections, by name; `seen`: the groups that are being read, so that none reads itself. */
export function fieldsOf(field: string, groups: ReadonlyMap<string, readonly string[]>, seen: readonly string[] = []): Fields {
  if (/^all$/i.test(field)) return { kind: 'all' };
  const expander = /^([a-z]+):(.*)$/i.exec(field);
  if (expander === null) return single(field);
  const [, word = '', argument = ''] = expander;
  switch (word.toLowerCase()) {
    case 'contains':
      return matching(argument, (part) => (keyword) => keyword.includes(part));
    case 'startswith':
      return matching(argument, (part) => (keyword) => keyword.startsWith(part));
    case 'endswith':
      return matching(argument, (part) => (keyword) => keyword.endsWith(part));
    case 'fields':
      return ofGroup(argument, groups, seen);
    case 'values':
      return { kind: 'none', why: 'the fields are found by the values that they share, file by file: rules name attributes, not values' };
    case 'except':
    case 'allexcept':
      return { kind: 'none', why: 'everything but some fields is meant: rules name what they act on, and the rest has a rule of its own' };
    default:
      return single(field);
  }
}

/** `RequestAttributesSequence__ScheduledProcedureStepID`: an attribute inside the items of a sequence, as deid writes it. */
function single(field: string): Fields {
  const steps = field.split('__').map(namedElement);
  if (steps.length > 1 && steps.every(({ kind }) => kind === 'standard')) return { kind: 'selectors', selectors: [steps.map((step) => (step.kind === 'standard' ? step.written : '')).join(' > ')] };
  const element = namedElement(field);
  switch (element.kind) {
    case 'standard':
    case 'private':
      return { kind: 'selectors', selectors: [element.written] };
    case 'private-without-creator':
      return { kind: 'none', why: 'it is private, and the recipe does not say whose: the number of its block changes from file to file' };
    case 'file-meta':
      return { kind: 'none', why: 'it stands in the file meta information, which every run writes anew' };
    case 'unknown':
      return { kind: 'none', why: 'no attribute of DICOM has that name' };
  }
}

/** Parts joined by `|` are alternatives; other signs of regular expressions are not tried. */
function matching(argument: string, testOf: (part: string) => (keyword: string) => boolean): Fields {
  if (/^[0-9a-f]{4}$/i.test(argument)) return { kind: 'none', why: 'digits of tags are looked for: it is not said whose private elements they are' };
  if (!/^[A-Za-z0-9_]+(\|[A-Za-z0-9_]+)*$/.test(argument)) return { kind: 'none', why: 'its regular expression is none that can be looked for in the dictionary' };
  const tests = argument.toLowerCase().split('|').map(testOf);
  const found = allAttributes().filter(({ keyword, tag }) => keyword !== '' && !tag.startsWith('0002') && !tag.startsWith('0000') && tests.some((test) => test(keyword.toLowerCase())));
  return found.length === 0 ? { kind: 'none', why: 'no attribute of the dictionary has such a name' } : { kind: 'selectors', selectors: found.map(({ keyword }) => keyword) };
}

function ofGroup(name: string, groups: ReadonlyMap<string, readonly string[]>, seen: readonly string[]): Fields {
  const fields = groups.get(name);
  if (fields === undefined) return { kind: 'none', why: 'the recipe has no such group of fields' };
  if (seen.includes(name)) return { kind: 'none', why: 'the group names itself' };
  const parts = fields.map((field) => fieldsOf(field, groups, [...seen, name]));
  const failed = parts.find((part) => part.kind !== 'selectors');
  if (failed !== undefined) return failed;
  return { kind: 'selectors', selectors: [...new Set(parts.flatMap((part) => (part.kind === 'selectors' ? part.selectors : [])))] };
}
