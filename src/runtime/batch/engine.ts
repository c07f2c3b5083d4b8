import type { Plan } from '../../compiler/lower/plan.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import type { Prepared } from '../context/prepare.js';
import type { ByteSource } from '../dicom/byte-window.js';
import type { Outcome } from '../outcome.js';
import type { RuntimeKeys } from '../keys.js';

/** What the batch calls for one file: the two functions of the runtime's entry, handed in so that a test can put others there. */
export interface Engine {
  prepare(plan: Plan, enrolment: Enrolment): Prepared;
  deidentify(prepared: Prepared, source: Buffer | ByteSource, keys: RuntimeKeys, options?: { readonly inflated?: ByteSource }): Outcome;
}
