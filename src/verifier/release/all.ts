import type { Model } from '../../compiler/resolve/model.js';
import type { Expectations } from '../expected.js';
import { fitness } from '../fitness/fitness.js';
import type { ReleaseDuty } from './duty.js';
import { hierarchy } from './hierarchy.js';
import { provenance } from './provenance.js';
import { references } from './references.js';
import { study } from './study.js';
import { timeline } from './timeline.js';

/** The duties of one release as a whole, in the order they are reported. */
export function releaseDuties(model: Model, expectations: Expectations): readonly ReleaseDuty[] {
  return [
    study(), // PS3.3 C.7.1 to C.7.3
    hierarchy(), // PS3.3 7.3; PS3.5 9
    references(), // PS3.15 E.3.9
    timeline(expectations), // PS3.15 E.3.6
    provenance(), // the design
    ...fitness(model, expectations), // the language: preserve
  ];
}
