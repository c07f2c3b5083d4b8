import dcmjs, { type DcmjsDataset, type DcmjsElement } from 'dcmjs';
import { attributeOfKeyword } from '../../src/facts/dictionary.js';

dcmjs.log.setLevel('silent');
dcmjs.log.getLogger('validation.dcmjs').setLevel('silent');

/** The dataset as dcmjs reads it, by tag; null where it throws. */
export function dcmjsReads(bytes: Uint8Array): DcmjsDataset | null {
  try {
    return read(bytes, false);
  } catch (error) {
    // dcmjs refuses code extensions unless told to go on; what it then does with text is no matter of structure.
    if (!(error instanceof Error) || !/character set/i.test(error.message)) return null;
  }
  try {
    return read(bytes, true);
  } catch {
    return null;
  }
}

function read(bytes: Uint8Array, ignoreErrors: boolean): DcmjsDataset {
  return dcmjs.data.DicomMessage.readFile(new Uint8Array(bytes).buffer, { ignoreErrors }).dict;
}

/** The first value as text; what dcmjs leaves as bytes (private elements of implicit VR) is taken as Latin-1. */
export function printed(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (first instanceof ArrayBuffer) return Buffer.from(first).toString('latin1').replace(/[\0 ]+$/, '');
  if (typeof first === 'object' && first !== null && 'Alphabetic' in first) return String(first.Alphabetic);
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/** Follows a path of the answer key, "RequestAttributesSequence[0] > (0010,0030)", to the element dcmjs has there. */
export function elementAt(dict: DcmjsDataset, path: string): DcmjsElement | undefined {
  let at: DcmjsDataset | undefined = dict;
  const steps = path.split(' > ');
  for (const [index, step] of steps.entries()) {
    const [, name = '', item = '0'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const found: DcmjsElement | undefined = at[name.startsWith('(') ? name.replace(/[(),]/g, '') : (attributeOfKeyword(name)?.tag ?? '')];
    if (index === steps.length - 1 || found === undefined) return found;
    at = Array.isArray(found.Value) ? (found.Value[Number(item)] as DcmjsDataset | undefined) : undefined;
    if (at === undefined) return undefined;
  }
  return undefined;
}
