import type { Keyring } from '../actions/keyring.js';
import { PATIENT_ID, SERIES_INSTANCE, SOP_INSTANCE, STUDY_INSTANCE, subjectIn, valueOf } from './prepare.js';
import type { RootValues } from './scan-root.js';

/** Names of folders and file of an output: new identifiers, never old ones. */
export interface Identity {
  readonly patient: string;
  readonly study: string;
  readonly series: string;
  readonly instance: string;
}

/**
 * From the identifier and UIDs that the output has; what is no UID, or stays out of the output, is named by a keyed hash of the
 * old one.
 */
export function identityOf(newValues: ReadonlyMap<number, string>, root: RootValues, keyring: Keyring): Identity {
  const { issuer, value } = subjectIn(root);
  const name = (tag: number): string => {
    const uid = newValues.get(tag) ?? '';
    return /^\d[\d.]{0,63}$/.test(uid) ? uid : keyring.name(valueOf(root, tag));
  };
  const patient = newValues.get(PATIENT_ID) ?? '';
  const isNew = patient !== valueOf(root, PATIENT_ID) && /^[A-Za-z0-9][A-Za-z0-9-]{3,63}$/.test(patient);
  return { patient: isNew ? patient : keyring.folder(issuer, value), study: name(STUDY_INSTANCE), series: name(SERIES_INSTANCE), instance: name(SOP_INSTANCE) };
}
