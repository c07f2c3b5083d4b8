/** Why a file is not de-identified; each is a folder of the quarantine and a sentence that a site can act on. */
export type RefusalReason =
  | 'not-dicom'
  | 'truncated'
  | 'malformed'
  | 'unknown-transfer-syntax'
  | 'deflated-too-large'
  | 'dicomdir'
  | 'no-sop-class'
  | 'no-sop-instance'
  | 'not-accepted'
  | 'value-refused'
  | 'rule-refused'
  /** pixels must be redacted and cannot be: their encoding, size or description */
  | 'pixels-unreadable'
  | 'pixels-not-redacted'
  | 'region-outside-image'
  | 'regions-unreadable'
  /** text was found and nobody can say whether it may stay */
  | 'text-in-doubt';

/** The bytes cannot be walked. Thrown inside the runtime alone; its entry turns it into a refusal. The message holds no value. */
export class Unwalkable extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
    /** where the walk stood, in bytes from the start of the (inflated) file; null where no place is to blame */
    readonly offsetBytes: number | null = null,
    /** of a deflated file that is too large for memory: where its stream begins */
    readonly bodyOffsetBytes?: number,
  ) {
    super(message);
  }
}
