import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generateStudy } from '../../corpus/generate.js';
import { compile } from '../../src/compiler/index.js';
import { deidentify, implementationClassUid, prepare, type Outcome } from '../../src/runtime/index.js';
import { openVerification } from '../../src/verifier/index.js';
import { readInstance } from '../../src/verifier/read/instance.js';
import { TRIAL_RULES } from '../end-to-end/product.js';
import { shippedLibrary } from '../compiler/library.js';
import { attribute, transferSyntaxes, writeFile } from '../dicom-writer.js';
import { originalDataset } from '../verifier/sample.js';
import { bytesOf, testKeys } from './plan.js';

const { plan, diagnostics } = compile({ name: 'trial.anon', text: TRIAL_RULES }, shippedLibrary());
if (plan === null) throw new Error(JSON.stringify(diagnostics));
const prepared = prepare(plan);

function written(outcome: Outcome): Buffer {
  const bytes = bytesOf(outcome);
  const from = outcome.kind === 'edited' ? outcome.deflateFrom : null;
  return from === null ? bytes : Buffer.concat([bytes.subarray(0, from), deflateRawSync(bytes.subarray(from))]);
}

const again = (bytes: Uint8Array): Buffer => written(deidentify(prepared, Buffer.from(bytes), testKeys));

/** How many methods an output states. */
function methodsOf(bytes: Buffer): number {
  const read = readInstance(bytes, { partial: false });
  return (read.ok ? read.value.dataset.elements.find(({ tag }) => tag === 0x00120064)?.items?.length : undefined) ?? -1;
}

/** Findings on a second pass, held against the first. */
function findingsOn(firsts: readonly Buffer[], seconds: readonly Buffer[]): readonly unknown[] {
  const verification = openVerification(plan?.model ?? prepared.plan.model, { planDigest: prepared.plan.digest, fingerprintKey: Buffer.alloc(32, 7), implementationClassUid });
  const originals = firsts.map((bytes, index) => ({ input: `first/${index}.dcm`, bytes }));
  for (const original of originals) verification.addOriginal(original);
  for (const [index, bytes] of seconds.entries()) verification.addOutput({ output: `second/${index}.dcm`, bytes, original: originals[index] ?? null });
  return verification.finish().findings.map(({ obligation, kind, tagPath, place }) => ({ obligation, kind, tagPath, place }));
}

describe('de-identifying what was de-identified under the same plan and key', () => {
  const study = [...generateStudy('twice')];
  const firsts = study.map(({ bytes }) => again(bytes));
  const seconds = firsts.map(again);

  it('is clean in the eyes of the verifier, the first output taken for the original', () => {
    expect(firsts.length).toBeGreaterThan(5);
    expect(findingsOn(firsts, seconds)).toEqual([]);
  });

  it('states each method once, however often it is done', () => {
    expect(new Set(firsts.map(methodsOf))).toEqual(new Set([prepared.plan.tables.methods.length]));
    for (const bytes of [...seconds, ...seconds.map(again)]) expect(methodsOf(bytes)).toBe(prepared.plan.tables.methods.length);
  });

  it.each(['explicit', 'implicit', 'bigEndian', 'deflated'] as const)('holds in %s with defined and undefined lengths, and beside a method of another tool', (syntax) => {
    const other = attribute('DeidentificationMethodCodeSequence', [[attribute('CodeValue', 'X1'), attribute('CodingSchemeDesignator', '99OTHER'), attribute('CodeMeaning', 'Another method')]]);
    const dataset = [...originalDataset(0), other].sort((a, b) => (a.tag < b.tag ? -1 : 1));
    for (const undefinedLengths of [false, true]) {
      const first = again(writeFile({ dataset, transferSyntax: transferSyntaxes[syntax], undefinedLengths }));
      const second = again(first);
      expect(methodsOf(first)).toBe(prepared.plan.tables.methods.length + 1);
      expect(methodsOf(second)).toBe(methodsOf(first));
      expect(findingsOn([first], [second])).toEqual([]);
    }
  });
});
