import type { Instance } from '../../read/instance.js';
import { rootValues } from '../../read/values.js';
import type { Expectations } from '../../expected.js';
import { vrRule } from '../../../facts/vr.js';
import { outcomeOf } from '../quasi/outcome.js';

const PATIENT_ID = 0x00100020;
const ISSUER_OF_PATIENT_ID = 0x00100021;
const SUBJECT_ID = 0x00120040;
const PROTOCOL_ID = 0x00120020;

/** Which person an output belongs to, as the release itself shows it. */
export interface Subject {
  /** tells apart: two are one person exactly when their keys are equal */
  readonly key: string;
  /** as it stands in the outputs */
  readonly name: string;
}

/**
 * PatientID with its issuer, else the subject of a trial with its protocol (method, section 2); null where neither survives: studies of one
 * person then cannot be told from those of two, and nobody can be counted. A text that the rules give to everybody names nobody.
 */
export function subjectReader(expectations: Expectations): (output: Instance) => Subject | null {
  const speaks = (tag: number): boolean => outcomeOf(tag, expectations).leaves !== 'nothing';
  const [byPatient, bySubject] = [speaks(PATIENT_ID), speaks(SUBJECT_ID)];
  return (output) => {
    const patient = byPatient ? textOf(output, PATIENT_ID) : '';
    if (patient !== '') return { key: `patient|${textOf(output, ISSUER_OF_PATIENT_ID)}|${patient}`, name: patient };
    const subject = bySubject ? textOf(output, SUBJECT_ID) : '';
    return subject === '' ? null : { key: `subject|${textOf(output, PROTOCOL_ID)}|${subject}`, name: subject };
  };
}

function textOf(output: Instance, tag: number): string {
  const text = rootValues(output, tag).join('\\');
  return text === vrRule('LO')?.dummy ? '' : text;
}
