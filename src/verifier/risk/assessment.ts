import type { Model } from '../../compiler/resolve/model.js';
import { expectationsOf, type Expectations } from '../expected.js';
import { readInstance, type Instance } from '../read/instance.js';
import type { PopulationTable } from './judge/population.js';
import { quasiIdentifiersOf } from './quasi/quasi-identifiers.js';
import { Collector } from './release/collector.js';
import { riskResult, type RiskResult } from './report/compose.js';

/** The risk of one release: outputs one by one, then what comes of all of them. */
export interface RiskAssessment {
  /** @param original the bytes of the file it was made of, where it is at hand; of it the site alone is read, and kept in memory */
  addOutput(output: Uint8Array, original: Uint8Array | null): void;
  /** The same for files that were read before; null for an output that could not be read. */
  addInstance(output: Instance | null, original: Instance | null): void;
  finish(): RiskResult;
}

export interface RiskOptions {
  readonly planDigest: string | null;
  readonly population?: PopulationTable | null;
}

/** Opens the assessment of one release against a checked model: design, verification section 5. */
export function openRisk(model: Model, options: RiskOptions, expectations: Expectations = expectationsOf(model)): RiskAssessment {
  const derived = quasiIdentifiersOf(model, expectations);
  const collector = new Collector(model, expectations, derived);

  function addInstance(output: Instance | null, original: Instance | null): void {
    if (output === null) collector.addUnread();
    else collector.add(output, original);
  }

  return {
    addInstance,
    addOutput(output, original) {
      const read = readInstance(output, { partial: false });
      const source = original === null ? null : readInstance(original, { partial: true });
      addInstance(read.ok ? read.value : null, source?.ok === true ? source.value : null);
    },
    finish: () => riskResult(model, derived, collector.finish(), { planDigest: options.planDigest, population: options.population ?? null }),
  };
}
