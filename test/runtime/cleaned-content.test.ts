import { describe, expect, it } from 'vitest';
import { Keyring } from '../../src/runtime/actions/keyring.js';
import { deidentify, prepare, type Outcome } from '../../src/runtime/index.js';
import { readInstance } from '../../src/verifier/read/instance.js';
import { attribute, element, transferSyntaxes, writeDataset, writeFile, type ElementSpec } from '../dicom-writer.js';
import { code, referenceItem, reportItem } from '../report.js';
import { reportRules, type ReportRule } from '../report-rules.js';
import { bytesOf, on, planOf, testKeys } from './plan.js';

const head = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.88.33'), attribute('SOPInstanceUID', '1.3.12.2.1107.5.2.30.25'), attribute('PatientName', 'Zwicky^Annamarie'), attribute('PatientID', 'MRN4711007')];
type Items = readonly (readonly ElementSpec[])[];

function ran(items: Items, more: readonly ReportRule[] = [], syntax: keyof typeof transferSyntaxes = 'explicit', undefinedLengths = false): Outcome {
  const file = writeFile({ dataset: [...head, attribute('ContentSequence', items)], transferSyntax: transferSyntaxes[syntax], undefinedLengths });
  return deidentify(prepare(planOf([...reportRules, ...more])), Buffer.from(file), testKeys);
}

/** The ContentSequence of the output, as it is encoded. */
function contentOf(outcome: Outcome): string {
  const read = readInstance(bytesOf(outcome), { partial: false });
  const content = read.ok ? read.value.dataset.elements.find(({ tag }) => tag === 0x0040a730) : undefined;
  return read.ok && content !== undefined ? Buffer.from(read.value.data.subarray(content.startOffset, content.endOffset)).toString('hex') : 'none';
}

function encoded(items: Items, explicit = true, undefinedLengths = false): string {
  return writeDataset([attribute('ContentSequence', items)], { explicit, little: true, undefinedLengths }).toString('hex');
}

const newUid = (uid: string): string => new Keyring(testKeys).uid(uid);
const some = { code: 'SOME' };
const localCode = (scheme: string, meaning: string, concept = 'SOME'): ElementSpec[] => reportItem('CODE', { code: concept }, 'X').map((one) => (one.tag === '0040A168' ? attribute('ConceptCodeSequence', [code({ code: 'X', scheme, meaning })]) : one));
const container = (children: Items): ElementSpec[] => reportItem('CONTAINER', some, '', children);

describe('a cleaned ContentSequence goes item by item', () => {
  it.each([
    ['a text keeps the words of the list', reportItem('TEXT', some, 'brain of Zwicky axial'), reportItem('TEXT', some, 'brain axial')],
    ['a text without such a word has a dummy', reportItem('TEXT', some, 'Zwicky was here'), reportItem('TEXT', some, 'REMOVED')],
    ['a name has a dummy', reportItem('PNAME', some, 'Quincy^Edgar'), reportItem('PNAME', some, 'REMOVED')],
    ['a date follows its own rule', reportItem('DATE', some, '20240315'), reportItem('DATE', some, '20240101')],
    ['a time that its rule would take away has a dummy', reportItem('TIME', some, '101530'), reportItem('TIME', some, '000000')],
    ['what is no date has a dummy', reportItem('DATE', some, 'Zwicky'), reportItem('DATE', some, '19000101')],
    ['a UID is a new one', reportItem('UIDREF', some, '1.3.12.2.1107.5.2.30.77'), reportItem('UIDREF', some, newUid('1.3.12.2.1107.5.2.30.77'))],
    ['a code stays', reportItem('CODE', some, 'T-A7010'), reportItem('CODE', some, 'T-A7010')],
    ['the meaning of a code of a local scheme is a text', localCode('99ACME', 'Zwicky brain'), localCode('99ACME', 'brain')],
    ['the meaning of a code of the local scheme L is one', localCode('L', 'Zwicky'), localCode('L', 'REMOVED')],
    ['the meaning of a code without a scheme is one', localCode('', 'Zwicky'), localCode('', 'REMOVED')],
    ['the meaning of a code that a rule keeps stays', localCode('99ACME', 'Planar', 'KEPT'), localCode('99ACME', 'Planar', 'KEPT')],
    ['what 99SDM stood for is no local scheme', localCode('99SDM', 'Spinal cord'), localCode('99SDM', 'Spinal cord')],
    ['a number and its unit stay', reportItem('NUM', some, '64.45'), reportItem('NUM', some, '64.45')],
    ['an item that a rule keeps stays', reportItem('TEXT', { code: 'KEPT' }, 'Planar 3'), reportItem('TEXT', { code: 'KEPT' }, 'Planar 3')],
    ['an item that a rule cleans has nothing of the list', reportItem('TEXT', { code: 'CLEAN' }, 'brain'), reportItem('TEXT', { code: 'CLEAN' }, 'REMOVED')],
    ['other values in an item that a rule keeps are none of its', reportItem('TEXT', { code: 'KEPT' }, 'Planar', [], [attribute('PersonName', 'Quincy^Edgar')]), reportItem('TEXT', { code: 'KEPT' }, 'Planar', [], [attribute('PersonName', 'REMOVED')])],
    ['other attributes follow their own rules', reportItem('TEXT', some, 'brain', [], [attribute('ObservationDateTime', '20240315')]), reportItem('TEXT', some, 'brain', [], [attribute('ObservationDateTime', '19000101000000')])],
    ['private elements go', reportItem('CODE', some, 'X', [], [element('00990010', 'LO', 'ACME'), element('00991001', 'LO', 'Zwicky')]), reportItem('CODE', some, 'X')],
    ['a text hidden in a code goes', reportItem('TEXT', some, 'brain', [], [attribute('PurposeOfReferenceCodeSequence', [[...code(some), attribute('TextValue', 'Zwicky')]])]), reportItem('TEXT', some, 'brain', [], [attribute('PurposeOfReferenceCodeSequence', [[...code(some), attribute('TextValue', 'REMOVED')]])])],
    ['a text that is said to be bytes goes', reportItem('CODE', some, 'X', [], [element('0040A160', 'OB', Buffer.from('Zwicky'))]), reportItem('CODE', some, 'X', [], [element('0040A160', 'OB', Buffer.alloc(0))])],
  ] as const)('%s', (_, item, expected) => {
    expect(contentOf(ran([item]))).toBe(encoded([expected]));
    expect(contentOf(ran([container([container([item])])]))).toBe(encoded([container([container([expected])])]));
  });

  it('an item that a rule takes away goes with what it holds, at every depth', () => {
    const gone = reportItem('CONTAINER', { code: 'GONE' }, '', [reportItem('TEXT', some, 'brain')]);
    const stays = reportItem('CODE', some, 'X');
    expect(contentOf(ran([gone, stays, container([gone, stays, gone])]))).toBe(encoded([stays, container([stays])]));
  });

  it.each(['explicit', 'implicit'] as const)('in %s, with defined and with undefined lengths', (syntax) => {
    const items = [container([reportItem('TEXT', some, 'brain Zwicky'), reportItem('PNAME', { code: 'GONE' }, 'Quincy^Edgar')])];
    for (const undefinedLengths of [false, true]) {
      expect(contentOf(ran(items, [], syntax, undefinedLengths))).toBe(encoded([container([reportItem('TEXT', some, 'brain')])], syntax === 'explicit', undefinedLengths));
    }
  });

  it('no rule that keeps texts or names keeps them in a report', () => {
    const more = [[on('0040A160'), { kind: 'keep' }], [on('0040A123'), { kind: 'keep' }], [on('0040A122'), { kind: 'keep' }]] as const;
    const items = [reportItem('TEXT', some, 'Zwicky'), reportItem('PNAME', some, 'Quincy^Edgar'), reportItem('TIME', some, '1015')];
    const rules = reportRules.filter(([selector]) => selector.kind !== 'attribute' || selector.tag !== '0040A160');
    const file = writeFile({ dataset: [...head, attribute('ContentSequence', items)] });
    const outcome = deidentify(prepare(planOf([...rules, ...more])), Buffer.from(file), testKeys);
    expect(contentOf(outcome)).toBe(encoded([reportItem('TEXT', some, 'REMOVED'), reportItem('PNAME', some, 'REMOVED'), reportItem('TIME', some, '1015')]));
  });

  it('what holds a report inside a cleaned one is cleaned too, though a path keeps it', () => {
    const kept: ReportRule = [{ kind: 'path', within: ['0040A730'], last: { kind: 'attribute', tag: '0040A730' } }, { kind: 'keep' }];
    const items = (text: string): Items => [container([reportItem('TEXT', some, text)])];
    expect(contentOf(ran(items('Zwicky'), [kept]))).toBe(encoded(items('REMOVED')));
  });
});

describe('a reference to an item by its position', () => {
  const gone = reportItem('TEXT', { code: 'GONE' }, 'Zwicky');
  const leaf = reportItem('CODE', some, 'X');

  it('names the same item when others before it go', () => {
    const items = [gone, leaf, container([gone, gone, leaf]), referenceItem([1, 3, 3]), referenceItem([1, 2]), referenceItem([1])];
    expect(contentOf(ran(items))).toBe(encoded([leaf, container([leaf]), referenceItem([1, 2, 1]), referenceItem([1, 1]), referenceItem([1])]));
  });

  it('stays where nothing before it goes', () => {
    const items = [leaf, referenceItem([1, 1]), gone];
    expect(contentOf(ran(items))).toBe(encoded([leaf, referenceItem([1, 1])]));
  });

  it.each([[[1, 1]], [[1, 1, 2]]])('to %j holds the file back where that item goes', (target) => {
    const removed = reportItem('CONTAINER', { code: 'GONE' }, '', [leaf, leaf]);
    expect(ran([removed, referenceItem(target)])).toMatchObject({ kind: 'refused', reason: 'value-refused' });
  });
});
