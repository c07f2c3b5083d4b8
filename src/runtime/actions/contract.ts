import type { Contract } from '../../compiler/resolve/model.js';
import { vrRule } from '../../facts/vr.js';
import { textsOf, type Value } from './value.js';

/** Whether a kept private value is what it should be: anything else could be something that a person typed. */
export function keepsTo(contract: Contract): (value: Value) => boolean {
  const pattern = contract.pattern === undefined ? null : new RegExp(`^(?:${contract.pattern})$`, 'u');
  return (value) => {
    const isBlank = vrRule(value.vr)?.kind !== 'binary' && value.bytes.every((byte) => byte === 0 || byte === 0x20);
    const texts = isBlank ? [] : textsOf(value);
    // bytes that are read as no value at all are nothing that a contract could speak of
    if (!isBlank && value.bytes.length > 0 && texts.every((text) => text === '')) return false;
    const [least, most] = contract.count ?? [0, Infinity];
    return texts.length >= least && texts.length <= most && texts.every((text) => holds(text, contract, pattern));
  };
}

function holds(text: string, { type, min, max, above, values }: Contract, pattern: RegExp | null): boolean {
  switch (type) {
    case 'enumeration':
      return values?.includes(text) ?? false;
    case 'pattern':
      return pattern?.test(text) ?? false;
    case 'integer':
      if (!/^[+-]?\d+$/.test(text)) return false;
      break;
    case 'number':
      if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return false;
      break;
  }
  const number = Number(text);
  return number >= (min ?? -Infinity) && number <= (max ?? Infinity) && (above === undefined || number > above) && (values === undefined || values.map(Number).includes(number));
}
