import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Keyring } from '../../src/runtime/actions/keyring.js';
import { deidentify, prepare } from '../../src/runtime/index.js';
import { openVerification } from '../../src/verifier/index.js';
import { readInstance } from '../../src/verifier/read/instance.js';
import { attribute, transferSyntaxes, writeDataset, writeFile, type ElementSpec } from '../dicom-writer.js';
import { referenceItem, reportItem } from '../report.js';
import { reportRules } from '../report-rules.js';
import { bytesOf, planOf, testKeys } from '../runtime/plan.js';

interface Item {
  readonly valueType: 'TEXT' | 'PNAME' | 'DATE' | 'TIME' | 'UIDREF' | 'CODE' | 'NUM' | 'CONTAINER';
  readonly code: 'GONE' | 'KEPT' | 'CLEAN' | 'SOME';
  readonly value: string;
  readonly children: readonly Item[];
}

const values: Readonly<Record<Item['valueType'], readonly string[]>> = {
  TEXT: ['brain', 'brain of Zwicky', 'axial brain', 'call Zwicky on 044 555', ''],
  PNAME: ['Quincy^Edgar', 'Zwicky^Annamarie', ''],
  DATE: ['20240315', '19680312', 'Zwicky', '20240230', ''],
  TIME: ['101530', '99', ''],
  UIDREF: ['1.3.12.2.1107.5.2.30.77', '1.3.12.2.1107.5.2.30.78', '1.2.840.10008.5.1.4.1.1.2'],
  CODE: ['T-A7010', 'M-1'],
  NUM: ['64.45', '3'],
  CONTAINER: [''],
};

/** A rule that cleans a code or a number replaces all of it: of that other tests speak. */
function codesOf(valueType: Item['valueType']): readonly Item['code'][] {
  return valueType === 'CODE' || valueType === 'NUM' ? ['GONE', 'KEPT', 'SOME', 'SOME'] : ['GONE', 'KEPT', 'CLEAN', 'SOME', 'SOME'];
}

function treeOf(levels: number): fc.Arbitrary<readonly Item[]> {
  const children: fc.Arbitrary<readonly Item[]> = levels === 0 ? fc.constant([]) : treeOf(levels - 1);
  const item = fc
    .constantFrom(...(Object.keys(values) as Item['valueType'][]))
    .chain((valueType) => fc.record<Item>({ valueType: fc.constant(valueType), code: fc.constantFrom(...codesOf(valueType)), value: fc.constantFrom(...values[valueType]), children }));
  return fc.array(item, { maxLength: 4 });
}

const words = new Set(['axial', 'brain']);
const keyring = new Keyring(testKeys);

/** A plain reading of what comes of an item; null: it goes. Of an allow-list and of dates only what the values above can have. */
function cleaned({ valueType, code, value, children }: Item): ElementSpec[] | null {
  if (code === 'GONE') return null;
  const inside = children.map(cleaned).filter((child) => child !== null);
  // an item that lost all others it held still has its sequence
  const item = reportItem(valueType, { code }, valueOf(valueType, code, value), inside);
  return children.length > 0 && inside.length === 0 ? [...item, attribute('ContentSequence', [])].sort((a, b) => (a.tag < b.tag ? -1 : 1)) : item;
}

function valueOf(valueType: Item['valueType'], code: Item['code'], value: string): string {
  if (value === '' || code === 'KEPT' || valueType === 'CODE' || valueType === 'NUM' || valueType === 'CONTAINER') return value;
  if (code === 'CLEAN') return { TEXT: 'REMOVED', PNAME: 'REMOVED', DATE: '19000101', TIME: '000000', UIDREF: '' }[valueType];
  switch (valueType) {
    case 'TEXT':
      return value.split(' ').filter((word) => words.has(word)).join(' ') || 'REMOVED';
    case 'PNAME':
      return 'REMOVED';
    case 'DATE':
      return value === '20240315' || value === '19680312' ? `${value.slice(0, 4)}0101` : '19000101';
    case 'TIME':
      return '000000';
    case 'UIDREF':
      return value.startsWith('1.2.840.10008') ? value : keyring.uid(value);
  }
}

function written(item: Item): ElementSpec[] {
  return reportItem(item.valueType, { code: item.code }, item.value, item.children.map(written));
}

/** Every place in the tree, from the root's 1 down. */
function* placesIn(items: readonly Item[], at: readonly number[], isGone: boolean): Generator<{ readonly path: readonly number[]; readonly item: Item; readonly isGone: boolean }> {
  for (const [index, item] of items.entries()) {
    const path = [...at, index + 1];
    const gone = isGone || item.code === 'GONE';
    yield { path, item, isGone: gone };
    yield* placesIn(item.children, path, gone);
  }
}

/** The place that the item at the path has once others are gone. */
function pathAfter(items: readonly Item[], [first = 0, ...rest]: readonly number[]): readonly number[] {
  const left = items.slice(0, first - 1).filter(({ code }) => code !== 'GONE').length;
  return [left + 1, ...(rest.length === 0 ? [] : pathAfter(items[first - 1]?.children ?? [], rest))];
}

const plan = planOf(reportRules);
const prepared = prepare(plan);
const head = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.88.33'), attribute('SOPInstanceUID', '1.3.12.2.1107.5.2.30.25'), attribute('PatientName', 'Zwicky^Annamarie'), attribute('PatientID', 'MRN4711007')];

function contentOf(bytes: Buffer): string {
  const read = readInstance(bytes, { partial: false });
  const content = read.ok ? read.value.dataset.elements.find(({ tag }) => tag === 0x0040a730) : undefined;
  return read.ok && content !== undefined ? Buffer.from(read.value.data.subarray(content.startOffset, content.endOffset)).toString('hex') : 'none';
}

function findingsOn(input: Buffer, output: Buffer): readonly unknown[] {
  const verification = openVerification(plan.model, { planDigest: plan.digest, fingerprintKey: Buffer.alloc(32, 7) });
  const original = { input: 'in.dcm', bytes: input };
  verification.addOriginal(original);
  verification.addOutput({ output: 'out.dcm', bytes: output, original });
  // a value that is kept in one item may well be what another must not show, and read like a name
  return verification.finish().findings.filter(({ obligation }) => obligation !== 'residue' && obligation !== 'patterns').map(({ obligation, kind, tagPath }) => `${obligation}/${kind} ${tagPath ?? ''}`);
}

describe('random reports', () => {
  it.each(['explicit', 'implicit'] as const)('come out in %s as a plain reading of the rules says, and the verifier finds nothing', (syntax) => {
    fc.assert(
      fc.property(treeOf(3), fc.nat(), fc.boolean(), (items, pick, undefinedLengths) => {
        const places = [...placesIn(items, [1], false)];
        const target = places[pick % Math.max(1, places.length)];
        const reference = target === undefined ? [] : [referenceItem(target.path)];
        const file = Buffer.from(writeFile({ dataset: [...head, attribute('ContentSequence', [...items.map(written), ...reference])], transferSyntax: transferSyntaxes[syntax], undefinedLengths }));
        const outcome = deidentify(prepared, file, testKeys);
        if (target?.isGone === true) {
          expect(outcome.kind).toBe('refused');
          return;
        }
        const after = target === undefined ? [] : [referenceItem([1, ...pathAfter(items, target.path.slice(1))])];
        const expected = [...items.map(cleaned).filter((item) => item !== null), ...after];
        const output = bytesOf(outcome);
        expect(contentOf(output)).toBe(writeDataset([attribute('ContentSequence', expected)], { explicit: syntax === 'explicit', little: true, undefinedLengths }).toString('hex'));
        expect(findingsOn(file, output)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
