import type { Model } from '../../compiler/resolve/model.js';
import type { Expectations } from '../expected.js';
import { fitness } from '../fitness/fitness.js';
import type { ReleaseDuty } from './duty.js';

/** The duties of one release as a whole, in the order they are reported. */
export function releaseDuties(model: Model, expectations: Expectations): readonly ReleaseDuty[] {
  return [...fitness(model, expectations)];
}
