import dcmjs, { type DcmjsDataset } from 'dcmjs';
import { tagText } from '../../facts/dictionary.js';
import { trim } from './values.js';
import type { Dataset, Element } from './element.js';
import type { Instance } from './instance.js';

// dcmjs prints what it meets, values included; nothing of a patient may reach a console.
dcmjs.log.setLevel('silent');
dcmjs.log.getLogger('validation.dcmjs').setLevel('silent');

/**
 * - agrees: dcmjs reads the file and sees the same elements at every depth
 * - declines: dcmjs cannot read the file at all, or only a part of it; files with a sequence inside UN it is not asked to read
 * - differs: dcmjs reads the file and sees something else at this place
 */
export type SecondReading = { readonly kind: 'agrees' } | { readonly kind: 'declines' } | { readonly kind: 'differs'; readonly tagPath: string };

/**
 * Reads the file again with dcmjs, which shares no code with this product, and compares: the tags of every dataset, the number of
 * non-empty items, and the text of single-valued ASCII values. The one place that calls dcmjs and catches its exceptions.
 */
export function secondReading(instance: Instance): SecondReading {
  // dcmjs reads a sequence inside UN in the file's encoding, PS3.5 6.2.2 note 2 says implicit VR; on some it never comes to an end
  if (holdsUnSequence(instance, instance.dataset)) return { kind: 'declines' };
  let dict: DcmjsDataset;
  try {
    const { buffer, byteOffset, byteLength } = instance.file;
    const whole = byteOffset === 0 && byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
    dict = dcmjs.data.DicomMessage.readFile(whole ? buffer : copy(instance.file), { ignoreErrors: true, noCopy: true }).dict;
  } catch {
    return { kind: 'declines' };
  }
  const last = instance.dataset.elements.at(-1);
  // With ignoreErrors dcmjs gives what it had when it failed; a missing last element tells.
  if (last !== undefined && !(tagText(last.tag) in dict)) return { kind: 'declines' };
  const difference = compare(instance, instance.dataset, dict);
  return difference === null ? { kind: 'agrees' } : { kind: 'differs', tagPath: difference };
}

function copy(bytes: Uint8Array): ArrayBuffer {
  const whole = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(whole).set(bytes);
  return whole;
}

function compare(instance: Instance, dataset: Dataset, dict: DcmjsDataset): string | null {
  const tags = new Set(dataset.elements.map((element) => tagText(element.tag)));
  // bytes behind the last element, which dcmjs may take for elements, are a finding of their own
  const behind = dataset === instance.dataset && instance.trailing.end > instance.trailing.start;
  for (const tag of Object.keys(dict)) if (!tags.has(tag) && !behind) return tag;
  for (const element of dataset.elements) {
    const tag = tagText(element.tag);
    const other = dict[tag];
    if (other === undefined) return tag;
    if (element.items !== null) {
      if (other.vr !== 'SQ' || !Array.isArray(other.Value)) continue;
      // dcmjs drops empty items
      const items = element.items.filter((item) => item.elements.length > 0);
      const others = other.Value as readonly DcmjsDataset[];
      if (others.length !== items.length) return tag;
      for (const [index, item] of items.entries()) {
        const inner = compare(instance, item, others[index] ?? {});
        if (inner !== null) return `${tag}[${index}] > ${inner}`;
      }
      continue;
    }
    if (other.vr === element.vr && single(other._rawValue) !== undefined && ['DA', 'TM', 'DT', 'AS', 'AE'].includes(element.vr)) {
      const text = Buffer.from(instance.data.subarray(element.valueOffset, element.valueEndOffset)).toString('latin1');
      if (trim(single(other._rawValue) ?? '') !== trim(text)) return tag;
    }
  }
  return null;
}

function holdsUnSequence(instance: Instance, dataset: Dataset): boolean {
  return dataset.elements.some(
    (element) => element.items !== null && ((instance.encoding.explicit && encodedAsUn(instance, element)) || element.items.some((item) => holdsUnSequence(instance, item))),
  );
}

function encodedAsUn(instance: Instance, element: Element): boolean {
  return instance.data[element.startOffset + 4] === 0x55 && instance.data[element.startOffset + 5] === 0x4e;
}

function single(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  const first: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
