import { vrRule } from '../../facts/vr.js';
import { gone, type ValueAction } from './action.js';
import { textsOf, type Value } from './value.js';

/** A decimal number of DS or IS, or an age of AS with its unit. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const age = /^(\d{3})([DWMY])$/;

/**
 * The lower end of the band that a number lies in: 34 in bands of 5 is 30; from `top` on all are one band. An age in days, weeks or months
 * counts as 0 years.
 */
export function band(by: number, top: number | null): ValueAction {
  return eachNumber((number) => String(top !== null && number >= top ? top : Math.floor(number / by) * by));
}

/** The nearest multiple of a decimal number as written, with as many decimals; a half goes away from zero. */
export function round(to: string): ValueAction {
  const decimals = (to.split('.')[1] ?? '').length;
  const scale = 10 ** decimals;
  const step = Math.round(Number(to) * scale);
  return eachNumber((number) => {
    // the scaled number is cut to nine digits behind the point, so that 0.15 / 0.05 is three and not a little less
    const steps = Number((Math.abs(number * scale) / step).toFixed(9));
    const rounded = Math.sign(number) * Math.round(steps) * step;
    return (rounded === 0 ? 0 : rounded / scale).toFixed(decimals);
  });
}

/** Applies to every value of a number; what is none goes. */
function eachNumber(make: (number: number) => string): ValueAction {
  return (value) => {
    const texts = textsOf(value);
    if (texts.length === 0) return value.bytes.length === 0 || isText(value) ? null : gone;
    const made = texts.map((text) => (text === '' ? '' : value.vr === 'AS' ? madeAge(text, make) : madeNumber(text, make)));
    if (made.includes(null)) return gone;
    return isText(value) ? fitting(made as string[], value) : bytesOf(made as string[], value);
  };
}

function madeNumber(text: string, make: (number: number) => string): string | null {
  return decimal.test(text) && Number.isFinite(Number(text)) ? make(Number(text)) : null;
}

function madeAge(text: string, make: (number: number) => string): string | null {
  const [, digits, unit] = age.exec(text) ?? [];
  if (digits === undefined) return null;
  const years = Number(make(unit === 'Y' ? Number(digits) : 0));
  return years >= 0 && years <= 999 ? `${String(Math.trunc(years)).padStart(3, '0')}Y` : null;
}

function isText({ vr }: Value): boolean {
  return vrRule(vr)?.kind !== 'binary';
}

/** IS holds whole numbers, and neither IS nor DS more characters than PS3.5 6.2 says. */
function fitting(made: readonly string[], { vr }: Value): string | typeof gone {
  const most = vrRule(vr)?.maxChars ?? Infinity;
  return made.every((text) => text.length <= most && (vr !== 'IS' || text === '' || /^-?\d+$/.test(text))) ? made.join('\\') : gone;
}

function bytesOf(made: readonly string[], { vr, bytes, little }: Value): Buffer | typeof gone {
  const write = writers[vr];
  const sizeBytes = vrRule(vr)?.bytes ?? 0;
  if (write === undefined || bytes.length !== made.length * sizeBytes) return gone;
  const out = Buffer.alloc(bytes.length);
  const view = new DataView(out.buffer, out.byteOffset, out.length);
  made.forEach((text, index) => write(view, index * sizeBytes, Number(text), little));
  return out;
}

const writers: Readonly<Record<string, (view: DataView, at: number, value: number, little: boolean) => void>> = {
  US: (view, at, value, little) => view.setUint16(at, value, little),
  SS: (view, at, value, little) => view.setInt16(at, value, little),
  UL: (view, at, value, little) => view.setUint32(at, value, little),
  SL: (view, at, value, little) => view.setInt32(at, value, little),
  FL: (view, at, value, little) => view.setFloat32(at, value, little),
  FD: (view, at, value, little) => view.setFloat64(at, value, little),
};
