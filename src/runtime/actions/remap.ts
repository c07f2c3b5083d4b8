import { registeredUid } from '../../facts/uids.js';
import type { ValueAction } from './action.js';
import { textsOf } from './value.js';

/** U of Table E.1-1: a new UID for each that names an instance or entity. UIDs of the standard stay, for they name no one (PS3.15 E.3.9). */
export const remap: ValueAction = (value, { keyring }) => {
  const old = textsOf({ ...value, vr: 'UI' });
  return old.length === 0 ? null : old.map((uid) => (uid === '' || isOfTheStandard(uid) ? uid : keyring.uid(uid))).join('\\');
};

function isOfTheStandard(uid: string): boolean {
  return registeredUid(uid) !== undefined || /^1\.2\.840\.10008(\.(0|[1-9]\d*)){1,8}$/.test(uid);
}
