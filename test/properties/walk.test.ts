import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deidentify, prepare, type Edited } from '../../src/runtime/index.js';
import { readInstance } from '../../src/verifier/read/instance.js';
import { secondReading } from '../../src/verifier/read/second-reader.js';
import { dataset, type Node } from '../arbitraries/dataset.js';
import { encode, encodeFile, syntaxes, type Syntax } from '../arbitraries/encode.js';
import { ruleSet, rulesOf, type RuleSet } from '../arbitraries/rule-set.js';
import { bytesOf, planOf, sourceOf, testKeys } from '../runtime/plan.js';
import { transformed } from './plain-model.js';

interface FileCase {
  readonly nodes: readonly Node[];
  readonly syntax: Syntax;
  readonly head: 'full' | 'no preamble' | 'none';
  readonly trailing: Uint8Array;
  readonly windowBytes: number;
}

/** Zeros are padding in any number, other bytes as long as no element fits in them. */
const trailing = fc.oneof(
  fc.nat(40).map((length) => new Uint8Array(length)),
  fc.uint8Array({ maxLength: 7 }),
);

function fileCase(syntax: Syntax): fc.Arbitrary<FileCase> {
  // a file without File Meta says by its first element that it is native, and not that it is deflated
  const canBeBare = syntax !== 'deflated' && syntax !== 'jpeg';
  return fc.record({
    nodes: dataset(syntax === 'jpeg' ? 'encapsulated' : 'native'),
    syntax: fc.constant(syntax),
    head: fc.constantFrom('full', 'full', 'no preamble', canBeBare ? 'none' : 'full'),
    trailing,
    windowBytes: fc.integer({ min: 16, max: 80 }),
  });
}

const keepsAll: RuleSet = { attributes: new Map(), paths: [], privates: new Map(), remapsUids: false, unlisted: 'keep', unknown: 'keep', otherPrivate: 'keep' };

/** Runs a file through the walk and holds it, byte for byte, against the tree that the plain model makes, written by the tests' own encoder. */
function check(rules: RuleSet, plan: ReturnType<typeof planOf>, { nodes, syntax, head, trailing: behind, windowBytes }: FileCase): void {
  const prepared = prepare(plan);
  const { encoding, uid } = syntaxes[syntax];
  const input = encodeFile(nodes, syntax, head, behind);
  const outcome = deidentify(prepared, input, testKeys);
  const made = bytesOf(outcome);
  const edited = outcome as Edited;
  expect(edited.lengthBytes).toBe(made.length);
  expect(edited.deflateFrom === null).toBe(syntax !== 'deflated');

  const output = edited.deflateFrom === null ? made : Buffer.concat([made.subarray(0, edited.deflateFrom), deflateRawSync(made.subarray(edited.deflateFrom))]);
  const read = readInstance(output, { partial: false });
  if (!read.ok) throw new Error(`the verifier's reader refuses the output: ${read.error.reason} at ${read.error.offset}`);
  expect(read.value.transferSyntax).toBe(uid);
  expect(read.value.trailing.start).toBe(read.value.trailing.end);

  const expected = encode(transformed(nodes, rules, plan, testKeys.uid, encoding.explicit), encoding);
  expect(made.subarray(edited.deflateFrom ?? read.value.datasetOffset).toString('hex')).toBe(expected.toString('hex'));

  // dcmjs cannot read sequences inside UN
  expect(secondReading(read.value).kind).toBeOneOf(holdsUnSequence(nodes) ? ['agrees', 'declines'] : ['agrees']);

  const ranged = deidentify(prepared, sourceOf(input), testKeys, { windowBytes, ...(syntax === 'deflated' ? { inflated: sourceOf(Buffer.concat([encode(nodes, encoding), behind])) } : {}) });
  expect(bytesOf(ranged).equals(made)).toBe(true);
}

function holdsUnSequence(nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.kind === 'sequence' && (node.asUn || node.items.some((item) => holdsUnSequence(item.elements))));
}

describe.each(Object.keys(syntaxes) as Syntax[])('random data sets in %s', (syntax) => {
  it('come out as they were, but for group lengths, ownerless private elements and what stands behind the last one, with the claims', () => {
    const plan = planOf(rulesOf(keepsAll));
    fc.assert(fc.property(fileCase(syntax), (file) => check(keepsAll, plan, file)), { numRuns: 120 });
  });

  it('come out under random rules as a plain model of trees says, every length right', () => {
    fc.assert(fc.property(ruleSet, fc.array(fileCase(syntax), { minLength: 4, maxLength: 4 }), (rules, files) => {
      const plan = planOf(rulesOf(rules));
      for (const file of files) check(rules, plan, file);
    }), { numRuns: 20 });
  });
});
