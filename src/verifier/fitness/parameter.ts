import { attributeOfKeyword, tagText } from '../../facts/dictionary.js';
import type { AttributePlace, CsaPlace, MomentPlace, ParameterSource, PrivatePlace, QuantitativeParameter } from '../../facts/quantitative-parameters.js';
import { firstDay, parseDate } from '../obligations/calendar.js';
import { protocolLine } from '../read/csa.js';
import type { Found, View } from './view.js';

/** What one source of a parameter says in an object: a value an element or frame, in the order of the file. */
export interface Reading {
  /** as numbers where they are, joined by the backslash where several belong together; a moment in seconds */
  readonly values: readonly string[];
  /** where they stood; the first of each attribute */
  readonly from: readonly Found[];
  /** how a person finds it: "(2001,xx03) of Philips Imaging DD 001" */
  readonly place: string;
}

/** A parameter as an analysis asks for it. */
export type Parameter = Pick<QuantitativeParameter, 'parameter' | 'words' | 'unit' | 'kind' | 'without' | 'show' | 'vendors' | 'unless'> & {
  /** a reading for each source that has one, the best first */
  readonly read: (view: View) => readonly Reading[];
};

export function parameterOf(row: QuantitativeParameter): Parameter {
  return { ...row, read: (view) => row.sources.map((source) => readSource(source, view)).filter((reading) => reading.values.length > 0) };
}

function readSource(source: ParameterSource, view: View): Reading {
  if ('parts' in source) {
    const parts = source.parts.map((part) => readPlain(part, view));
    const [first] = parts;
    const [place] = source.parts;
    const whole = first !== undefined && parts.every(({ values }) => values.length === first.values.length);
    return {
      values: whole ? first.values.map((_, index) => parts.map(({ values }) => values[index] ?? '').join('\\')) : [],
      from: parts.flatMap(({ from }) => from),
      place: place !== undefined && 'creator' in place ? `${inWords(source.parts.flatMap((part) => ('creator' in part ? tagWords(part) : [])))} of ${place.creator}` : inWords(parts.map((part) => part.place)),
    };
  }
  if ('csa' in source) return readCsaField(source, view);
  return 'moment' in source ? readMoment(source, view) : readPlain(source, view);
}

function readPlain(source: PrivatePlace | AttributePlace, view: View): Reading {
  const all = 'attribute' in source ? view.standard(source.attribute) : view.privates(source);
  const values = all.flatMap((found) => valueOf(found, source) ?? []);
  return { values, from: all.slice(0, 1), place: 'attribute' in source ? attributeWords(source.attribute) : privateWords(source) };
}

function valueOf({ values }: Found, source: PrivatePlace | AttributePlace): string | null {
  if ('attribute' in source) {
    if (source.pattern === undefined) return canonical(values);
    const match = new RegExp(source.pattern, 'u').exec(values[0] ?? '');
    return match === null ? null : canonical(match.slice(1));
  }
  const { first = values.length, modulo } = source;
  const counted = values.slice(0, first);
  return canonical(modulo === undefined ? counted : counted.map((value) => (/^\d+$/.test(value) ? String(Number(value) % modulo) : value)));
}

function readCsaField({ csa, header }: CsaPlace, view: View): Reading {
  const place = `${csa} in (0029,xx${header === 'image' ? '10' : '20'}) of SIEMENS CSA HEADER`;
  const read = view.csa(header);
  if (read === null) return { values: [], from: [], place };
  const line = header === 'series' ? protocolLine(read.fields, csa) : undefined;
  const values = line === undefined ? (read.fields.get(csa) ?? []) : [line];
  return { values: values.length === 0 ? [] : [canonical(values)], from: [read.found], place };
}

/** Seconds since 1970 of a DT or of a DA with its TM; of a TM alone, seconds of the day. */
function readMoment({ moment, within = [] }: MomentPlace, view: View): Reading {
  const inside = ({ outer }: Found): boolean => {
    const holder = outer.at(-1);
    if (within.length === 0) return outer.every(({ creator }) => creator === null);
    return holder !== undefined && within.some(({ creator, group, element }) => holder.creator === creator && tagText(holder.tag).replace(/^(.{4})../, '$1') === `${group}${element}`);
  };
  const [first = '', second] = moment;
  const values: string[] = [];
  const starts = view.standard(first).filter(inside);
  for (const found of starts) {
    const time = second === undefined ? undefined : view.standard(second).find((other) => other.dataset === found.dataset);
    const seconds = second === undefined ? secondsOf(found.values[0] ?? '', found.question.vr) : time === undefined ? null : secondsOf(`${found.values[0] ?? ''}${time.values[0] ?? ''}`, 'DT');
    if (seconds !== null) values.push(String(seconds));
  }
  const [holder] = within;
  return {
    values,
    from: [...starts.slice(0, 1), ...(second === undefined ? [] : view.standard(second).slice(0, 1))],
    place: `${inWords(moment.map(attributeWords))}${holder === undefined ? '' : ` in ${privateWords(holder)}`}`,
  };
}

/** Null where the value is no moment, or states no time of day. An offset from UTC is the same on both sides, so it is left out. */
export function secondsOf(value: string, vr: string): number | null {
  const day = vr === 'DA' ? parseDate(value) : null;
  if (day !== null) return firstDay(day) * 86_400;
  const time = vr === 'TM' ? value : parseDate(value)?.rest.replace(/[+-]\d{4}$/, '');
  const match = /^(\d{2})(?::?(\d{2}))?(?::?(\d{2}(?:\.\d{1,6})?))?$/.exec(time ?? '');
  if (match === null) return null;
  const [, hours, minutes = '0', seconds = '0'] = match;
  const ofDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const date = vr === 'TM' ? null : parseDate(value);
  return ofDay + (date === null ? 0 : firstDay(date) * 86_400);
}

/** One writing for each value: numbers as JavaScript prints them. */
function canonical(values: readonly string[]): string {
  return values.map((value) => (value.trim() !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : value.trim())).join('\\');
}

export function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => sameValue(value, b[index] ?? ''));
}

function sameValue(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [a.split('\\'), b.split('\\')];
  return left.length === right.length && left.every((part, index) => part === right[index] || close(Number(part), Number(right[index])));
}

/** to the precision of a 32-bit float, which one of two sources may have */
function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-3);
}

export function attributeWords(keyword: string): string {
  return `${keyword} (${attributeOfKeyword(keyword)?.tag.replace(/^(.{4})/, '$1,') ?? ''})`;
}

function tagWords({ group, element }: PrivatePlace): string {
  return `(${group},xx${element})`;
}

function privateWords(place: PrivatePlace): string {
  return `${tagWords(place)} of ${place.creator}`;
}

/** "a, b and c" */
export function inWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
