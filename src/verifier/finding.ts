/**
 * What is wrong, never with the value that shows it: a tag path, a place, a length and a keyed fingerprint stand for it.
 *
 * - leak: an original identifying value is in the output
 * - suspect: something that the model demands did not happen, or a value is where none may be; it may identify
 * - review: a person must look
 * - fitness: something that had to stay is gone or changed; the output may no longer be usable
 * - not-examined: bytes that this verifier could not read; nothing is known about them
 */
export type Grade = 'leak' | 'suspect' | 'review' | 'fitness' | 'not-examined';

export const grades: readonly Grade[] = ['leak', 'suspect', 'review', 'fitness', 'not-examined'];

/** how sure the finding is: an obligation broken for certain, a needle of another subject, a chance hit possible */
export type Confidence = 'high' | 'medium' | 'low';

export interface Finding {
  readonly grade: Grade;
  /** the obligation or residue search that speaks: "removed", "uids", "needles", … */
  readonly obligation: string;
  /** what is wrong, a stable word within the obligation: "still-there", "offset-differs", … */
  readonly kind: string;
  /** path of the output relative to the release; null: the release as a whole */
  readonly output: string | null;
  /** path of the original relative to the input, where it is known */
  readonly input: string | null;
  /** "RequestAttributesSequence[0] > PatientBirthDate"; null where no element is concerned */
  readonly tagPath: string | null;
  /** where in the file: "value", "preamble", "file meta", "pixel data", "trailing bytes", "file name", "byte 1234", … */
  readonly place: string;
  /** the statement that demands it, "ps3.15/basic.anon:12"; null where the standard or this product demands it for every file */
  readonly rule: string | null;
  readonly confidence: Confidence;
  /** first 8 hex digits of HMAC-SHA256 of the value under the run's key: equal values can be seen to be equal; null where no value is concerned */
  readonly fingerprint: string | null;
  /** one plain sentence, without any value */
  readonly message: string;
}
