import type { Plan } from '../../compiler/lower/plan.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import type { Prepared } from '../context/prepare.js';
import type { ByteSource } from '../dicom/byte-window.js';
import type { DeidentifyOptions, Outcome } from '../outcome.js';
import type { Redactor } from '../pixels/redactor.js';
import type { RuntimeKeys } from '../keys.js';

/** What the batch calls for one file: functions of the runtime's entry, handed in so that a test can put others there. */
export interface Engine {
  prepare(plan: Plan, enrolment: Enrolment): Prepared;
  deidentify(prepared: Prepared, source: Buffer | ByteSource, keys: RuntimeKeys, options?: DeidentifyOptions): Outcome;
  /** called once a worker, when the first file wants its pixels redacted: codecs and detection take memory */
  openRedactor(): Redactor;
}
