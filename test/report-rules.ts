import type { Action, Selector } from '../src/compiler/resolve/model.js';
import { attributeOfKeyword } from '../src/facts/dictionary.js';

const on = (keyword: string): Selector => ({ kind: 'attribute', tag: attributeOfKeyword(keyword)?.tag ?? '' });
const item = (code: string): Selector => ({ kind: 'content', meaning: 'made up', code, scheme: '99TEST', valueType: null });
const dummy: Action = { kind: 'replace', with: { kind: 'dummy' } };

export type ReportRule = readonly [Selector, Action];

/** A report is cleaned by a list of words; items by their concept go ("GONE"), stay ("KEPT") or are cleaned without a list ("CLEAN"). */
export const reportRules: readonly ReportRule[] = [
  [{ kind: 'rest', which: 'unlisted' }, { kind: 'keep' }],
  [{ kind: 'rest', which: 'private' }, { kind: 'remove' }],
  [{ kind: 'rest', which: 'unknown' }, { kind: 'remove' }],
  [{ kind: 'vr', family: 'uids', vrs: ['UI'] }, { kind: 'remap' }],
  [{ kind: 'vr', family: 'dates', vrs: ['DA', 'DT', 'TM'] }, { kind: 'truncate', to: 'year' }],
  [on('SOPClassUID'), { kind: 'keep' }],
  [on('PatientID'), { kind: 'empty' }],
  [on('PatientName'), { kind: 'empty' }],
  [on('ObservationDateTime'), { kind: 'by-type', alternatives: [{ kind: 'remove' }, dummy] }],
  [on('TextValue'), { kind: 'by-type', alternatives: [{ kind: 'remove' }, { kind: 'empty' }, dummy] }],
  [on('Date'), { kind: 'truncate', to: 'year' }],
  [on('ContentSequence'), { kind: 'clean', keeping: { vocabularies: ['words.txt'], patterns: [] } }],
  [item('GONE'), { kind: 'remove' }],
  [item('KEPT'), { kind: 'keep' }],
  [item('CLEAN'), { kind: 'clean' }],
];
