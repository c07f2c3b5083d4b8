import dcmjs, { type DcmjsDataset } from 'dcmjs';

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
