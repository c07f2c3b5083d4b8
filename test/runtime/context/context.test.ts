import { describe, expect, it } from 'vitest';
import type { Action, Selector } from '../../../src/compiler/resolve/model.js';
import type { Condition } from '../../../src/base/condition.js';
import { deidentify, prepare } from '../../../src/runtime/index.js';
import { privateAttribute, safePrivateRows } from '../../../src/facts/private-attributes.js';
import { readInstance } from '../../../src/verifier/read/instance.js';
import { dcmjsReads, elementAt, printed } from '../../judges/dcmjs.js';
import { attribute, element, transferSyntaxes, writeFile, type ElementSpec } from '../../dicom-writer.js';
import { bytesOf, keep, on, planOf, remove, rest, testKeys } from '../plan.js';

const base: readonly (readonly [Selector, Action])[] = [
  [rest('unlisted'), keep],
  [rest('private'), remove],
  [rest('unknown'), remove],
];
const identity = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.2.3.4')];
const syntaxes = ['explicit', 'implicit', 'bigEndian'] as const;

function run(rules: Parameters<typeof planOf>[0], dataset: readonly ElementSpec[], syntax: (typeof syntaxes)[number] = 'explicit') {
  const input = Buffer.from(writeFile({ dataset: [...identity, ...dataset].sort((a, b) => (a.tag < b.tag ? -1 : 1)), transferSyntax: transferSyntaxes[syntax] }));
  const output = bytesOf(deidentify(prepare(planOf([...base, ...rules])), input, testKeys));
  const dict = dcmjsReads(output);
  expect(dict).not.toBeNull();
  return { text: (path: string) => printed(elementAt(dict ?? {}, path)?.Value), has: (path: string) => elementAt(dict ?? {}, path) !== undefined, output };
}

describe('private blocks', () => {
  const creator = (block: string, name: string): ElementSpec => element(`001900${block}`, 'LO', name);
  const rules: Parameters<typeof planOf>[0] = [[{ kind: 'private', creator: 'ONE', group: '0019', element: '0C' }, keep]];

  it.each(syntaxes)('are those of each nested data set in %s', (syntax) => {
    const item = [creator('10', 'TWO'), creator('11', 'ONE'), element('0019100C', 'LO', 'of two'), element('0019110C', 'LO', 'of one')];
    const { has, text } = run(rules, [creator('10', 'ONE'), creator('11', 'TWO'), element('0019100C', 'LO', 'of one'), element('0019110C', 'LO', 'of two'), attribute('RequestAttributesSequence', [item, [element('0019100C', 'LO', 'of nobody')]])], syntax);
    expect(text('(0019,100C)')).toBe('of one');
    expect([has('(0019,0010)'), has('(0019,0011)'), has('(0019,110C)')]).toEqual([true, false, false]);
    expect(text('RequestAttributesSequence[0] > (0019,110C)')).toBe('of one');
    expect(has('RequestAttributesSequence[0] > (0019,100C)')).toBe(false);
    expect([has('RequestAttributesSequence[0] > (0019,0010)'), has('RequestAttributesSequence[0] > (0019,0011)')]).toEqual([false, true]);
    // a block of the root is none of an item
    expect(has('RequestAttributesSequence[1] > (0019,100C)')).toBe(false);
  });

  it('belong to the first that reserved them, in numbers that PS3.5 7.8.1 gives', () => {
    const { has } = run(rules, [creator('10', 'TWO'), element('00190010', 'LO', 'ONE'), element('0019100C', 'LO', 'x')]);
    expect(has('(0019,100C)')).toBe(false);
    const reserved = run(rules, [creator('01', 'ONE'), element('0019010C', 'LO', 'x'), element('00190C0C', 'LO', 'x')]);
    expect([reserved.has('(0019,0001)'), reserved.has('(0019,010C)'), reserved.has('(0019,0C0C)')]).toEqual([false, false, false]);
  });

  it('are named by their creator less its padding', () => {
    for (const name of ['ONE', ' ONE ', 'ONE\0']) expect(run(rules, [creator('10', name), element('0019100C', 'LO', 'kept')]).text('(0019,100C)')).toBe('kept');
    expect(run(rules, [creator('10', 'ONE A'), element('0019100C', 'LO', 'kept')]).has('(0019,100C)')).toBe(false);
  });
});

describe('VR families', () => {
  // Table E.3.10-1 and the quantitative table state the VRs of these
  const gems = 'GEMS_PARM_01';
  const rules = (creatorName: string, group: string, low: string): Parameters<typeof planOf>[0] => [
    [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }],
    [{ kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] }, { kind: 'shift' }],
    [{ kind: 'private', creator: creatorName, group, element: low }, keep],
    [on('00080016'), keep],
  ];

  it.each(['explicit', 'bigEndian'] as const)('bound private UIDs and dates that another rule keeps in %s', (syntax) => {
    const { text } = run([...rules(gems, '0043', '01'), [{ kind: 'private', creator: gems, group: '0043', element: '02' }, keep]], [attribute('PatientID', 'A'), element('00430010', 'LO', gems), element('00431001', 'UI', '1.2.3.77'), element('00431002', 'DA', '20240301')], syntax);
    expect(text('(0043,1001)')).toMatch(/^2\.25\./);
    expect(text('(0043,1002)')).toMatch(/^\d{8}$/);
    expect(text('(0043,1002)')).not.toBe('20240301');
  });

  it.each([
    ['UI', knownUid(), '1.2.3.77'],
    ['DT', { creator: 'GEMS_PETD_01', group: '0009', element: '0D' }, '20240301101500'],
  ] as const)('bound a private %s in implicit VR and in UN, where only the facts know the VR', (vr, { creator, group, element: low }, value) => {
    expect(privateAttribute(creator, group, low)?.vr).toBe(vr);
    const owner = element(`${group}0010`, 'LO', creator);
    const dataset = (stated: string): ElementSpec[] => [attribute('PatientID', 'A'), owner, element(`${group}10${low}`, stated, Buffer.from(value, 'latin1'))];
    for (const [given, syntax] of [[dataset(vr), 'implicit'], [dataset('UN'), 'explicit'], [dataset('UN'), 'bigEndian']] as const) {
      const { output, has } = run(rules(creator, group, low), given, syntax);
      expect(has(`(${group},10${low})`)).toBe(true);
      expect(output.includes(value.slice(0, 8))).toBe(false);
    }
  });
});

/** A private attribute of which the facts say that it is a UID. */
function knownUid(): { readonly creator: string; readonly group: string; readonly element: string } {
  const row = safePrivateRows().find(({ vr, group }) => vr === 'UI' && group > '0008');
  if (row === undefined) throw new Error('the table of safe private attributes has no UID');
  return row;
}

describe('the most specific rule', () => {
  const name = (value: string): Action => ({ kind: 'replace', with: { kind: 'literal', text: value } });

  it('is that of the longest path, then of the root, then of the attribute, then of a mask', () => {
    const nested = attribute('RequestAttributesSequence', [[attribute('PatientComments', 'x'), attribute('ScheduledProtocolCodeSequence', [[attribute('PatientComments', 'x')]])]]);
    const rules: Parameters<typeof planOf>[0] = [
      [on('00104000'), name('ATTRIBUTE')],
      [{ kind: 'root', tag: '00104000' }, name('ROOT')],
      [{ kind: 'path', within: ['00400008'], last: { kind: 'attribute', tag: '00104000' } }, name('SHORT PATH')],
      [{ kind: 'path', within: ['00400275', '00400008'], last: { kind: 'attribute', tag: '00104000' } }, name('LONG PATH')],
      [{ kind: 'mask', pattern: '60xx3000' }, remove],
    ];
    const { text, has } = run(rules, [attribute('PatientComments', 'x'), nested, attribute('ScheduledProtocolCodeSequence', [[attribute('PatientComments', 'x')]]), element('60023000', 'OW', Uint8Array.from([1, 2])), element('60020010', 'US', Uint8Array.from([1, 0]))]);
    expect(text('PatientComments')).toBe('ROOT');
    expect(text('RequestAttributesSequence > PatientComments')).toBe('ATTRIBUTE');
    expect(text('ScheduledProtocolCodeSequence > PatientComments')).toBe('SHORT PATH');
    expect(text('RequestAttributesSequence > ScheduledProtocolCodeSequence > PatientComments')).toBe('LONG PATH');
    expect([has('(6002,3000)'), has('(6002,0010)')]).toEqual([false, true]);
  });
});

describe('conditions', () => {
  const present = (tag: string): Condition => ({ kind: 'test', tag, test: { kind: 'present' } });
  const when = (condition: Condition): Parameters<typeof planOf>[0] => [[on('00104000'), remove, { condition }]];
  const comments = attribute('PatientComments', 'x');

  it('see attributes that stand out of order', () => {
    const input = writeFile({ dataset: [...identity, attribute('PatientComments', 'x'), attribute('Rows', Uint8Array.from([1, 0])), attribute('Modality', 'MR')] });
    const outcome = deidentify(prepare(planOf([...base, ...when(present('00080060'))])), Buffer.from(input), testKeys);
    const read = readInstance(bytesOf(outcome), { partial: false });
    expect(read.ok && read.value.dataset.elements.map(({ tag }) => tag).includes(0x00104000)).toBe(false);
  });

  it('take a sequence for present where it has an item, whatever its length says', () => {
    const sequence = (items: readonly (readonly ElementSpec[])[], undefinedLengths: boolean): boolean => {
      const input = writeFile({ dataset: [...identity, attribute('ReferencedStudySequence', items), comments], undefinedLengths });
      const output = bytesOf(deidentify(prepare(planOf([...base, ...when(present('00081110'))])), Buffer.from(input), testKeys));
      return elementAt(dcmjsReads(output) ?? {}, 'PatientComments') === undefined;
    };
    expect([sequence([], false), sequence([], true), sequence([[]], false), sequence([[]], true)]).toEqual([false, false, true, true]);
  });

  it('read texts in the character set of the file', () => {
    const named: Condition = { kind: 'test', tag: '00080080', test: { kind: 'in', values: ['Müller'] } };
    for (const [characterSet, bytes] of [['ISO_IR 192', Buffer.from('Müller ', 'utf8')], ['ISO_IR 100', Buffer.from('M\xfcller', 'latin1')]] as const) {
      expect(run(when(named), [attribute('SpecificCharacterSet', characterSet), attribute('InstitutionName', bytes), comments]).has('PatientComments')).toBe(false);
    }
  });

  it('turn a file away that no rule accepts, and a value that is too long to be one', () => {
    const plan = planOf(base, { acceptance: [{ condition: present('00080060'), message: 'no modality', origin: { source: 's', line: 1, column: 1 } }] });
    expect(deidentify(prepare(plan), Buffer.from(writeFile({ dataset: identity })), testKeys)).toMatchObject({ kind: 'refused', reason: 'not-accepted', message: 'no modality' });
    const long = writeFile({ dataset: [...identity, attribute('Modality', 'M'.repeat(70_000))], transferSyntax: transferSyntaxes.implicit });
    expect(deidentify(prepare(plan), Buffer.from(long), testKeys)).toMatchObject({ kind: 'refused', reason: 'value-refused' });
  });
});

describe('a replaced sequence', () => {
  const rules: Parameters<typeof planOf>[0] = [[on('00400275'), { kind: 'replace', with: { kind: 'dummy' } }]];

  it('keeps its items and numbers, and no text, name, date or UID, whatever VR the file states', () => {
    const item = [element('00080060', 'CS', 'MR'), element('00081030', 'DS', 'Zwicky'), element('00100010', 'PN', 'Zwicky'), element('00100030', 'DA', '19680312'), element('00190010', 'LO', 'ONE'), element('0019100C', 'LO', 'Zwicky'), element('0020000D', 'UI', '1.2.3.9'), element('00280010', 'US', Uint8Array.from([8, 0]))];
    const { text, has, output } = run(rules, [attribute('RequestAttributesSequence', [item])]);
    for (const gone of ['Zwicky', '19680312', '1.2.3.9']) expect(output.includes(gone)).toBe(false);
    expect(text('RequestAttributesSequence > Modality')).toBe('MR');
    expect(text('RequestAttributesSequence > Rows')).toBe('8');
    expect(text('RequestAttributesSequence > StudyInstanceUID')).toMatch(/^2\.25\./);
    expect(has('RequestAttributesSequence > (0019,100C)')).toBe(false);
  });

  it('goes where it states that it is none', () => {
    const raw = Buffer.concat([Buffer.from('feff00e00e00000010001000504e0600', 'hex'), Buffer.from('Zwicky')]);
    for (const action of [keep, { kind: 'replace', with: { kind: 'dummy' } } as const]) {
      const { output, has } = run([[on('00400275'), action]], [element('00400275', 'OB', raw)]);
      expect(output.includes('Zwicky')).toBe(false);
      expect(has('RequestAttributesSequence')).toBe(false);
    }
  });
});

describe('the words of lists', () => {
  it('are put together once, however many rules and contexts name them', () => {
    let readings = 0;
    const list = {
      name: 'sides',
      sha256: '',
      get words() {
        readings += 1;
        return ['left', 'right'];
      },
    };
    const clean: Action = { kind: 'clean', keeping: { vocabularies: ['sides'], patterns: [] } };
    const tags = ['00081030', '0008103E', '00104000', '00204000'];
    const plan = planOf([...base, ...tags.map((tag) => [on(tag), clean] as const)], { vocabularies: [{ name: 'sides', sha256: '', words: ['left', 'right'] }] });
    const prepared = prepare({ ...plan, model: { ...plan.model, vocabularies: [list] } });
    for (const sopClass of ['1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.5.1.4.1.1.4', '1.2.840.10008.5.1.4.1.1.7']) {
      const { operations } = prepared.contextOf([], sopClass);
      expect(operations.filter(({ says }) => says === 'clean').length).toBeGreaterThan(0);
    }
    expect(readings).toBe(1);
  });
});
