import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/index.js';
import { bytesOfEdited, deidentify, prepare } from '../../src/runtime/index.js';
import { openVerification, type Finding } from '../../src/verifier/index.js';
import { attribute, element, writeFile, type ElementSpec } from '../dicom-writer.js';
import { dcmjsReads, elementAt, printed } from '../judges/dcmjs.js';
import { shippedLibrary } from '../compiler/library.js';
import { testKeys } from '../runtime/plan.js';

const options = 'ps3.15-basic with retain-safe-private';
const compiled = compile({ name: 'p.anon', text: `profile "p" version "1"\nextends ${options}\nclaims ${options}\n` }, shippedLibrary());
if (compiled.plan === null) throw new Error('the option retain-safe-private does not compile');
const { plan } = compiled;

const number = '(2001,1003)'; // Philips, diffusion b-factor; its form is stated by a table
const plain = '(2001,1001)'; // Philips, chemical shift, FL: the table of the standard states its VR alone
const code = '(2001,1006)'; // Philips, image enhanced, CS
const creator = element('20010010', 'LO', 'Philips Imaging DD 001');

function file(...elements: readonly ElementSpec[]): Buffer {
  const dataset = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.2.3.4'), attribute('Modality', 'MR'), attribute('PatientName', 'Zwicky^Anna'), attribute('PatientID', '4711-0815'), creator, ...elements];
  return Buffer.from(writeFile({ dataset }));
}

function released(...elements: readonly ElementSpec[]): { readonly text: (path: string) => string; readonly findings: readonly Finding[] } {
  const input = file(...elements);
  const outcome = deidentify(prepare(plan), input, testKeys);
  if (outcome.kind === 'refused') throw new Error(outcome.message);
  const output = bytesOfEdited(outcome);
  const verification = openVerification(plan.model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7) });
  const original = { input: 'in.dcm', bytes: input };
  verification.addOriginal(original);
  void verification.addOutput({ output: 'out.dcm', bytes: output, original });
  const dict = dcmjsReads(output) ?? {};
  return { text: (path) => printed(elementAt(dict, path)?.Value), findings: verification.finish().findings };
}

const float = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
};

describe('of safe private elements', () => {
  it('numbers and codes stay', () => {
    const { text, findings } = released(element('20011001', 'FL', float(3.5)), element('20011003', 'FL', float(1000)), element('20011006', 'CS', 'N'));
    expect([text(plain), text(number), text(code)]).toEqual(['3.5', '1000', 'N']);
    expect(findings).toEqual([]);
  });

  it.each([
    ['a number that the file calls a text', element('20011001', 'LO', 'Zwicky Anna'), plain],
    ['a number of a stated form that the file calls a text', element('20011003', 'SH', 'Zwicky'), number],
    ['a number that the file hides in bytes', element('20011001', 'OB', Buffer.from('Zwicky Anna ')), plain],
    ['a code that is a name', element('20011006', 'CS', 'ZWICKY^ANNA'), code],
    ['a code in small letters', element('20011006', 'CS', 'Zwicky'), code],
    ['a code that the file calls a long text', element('20011006', 'LT', 'seen by Dr. Zwicky'), code],
  ])('%s goes, and the verifier asks for it', (_, wrong, path) => {
    const { text, findings } = released(wrong);
    expect(text(path)).toBe('');
    expect(findings).toEqual([]);
  });

  it('a number that the file calls a name becomes what names become', () => {
    const { text, findings } = released(element('20011001', 'PN', 'Zwicky^Anna'));
    expect([text(plain), findings]).toEqual(['REMOVED', []]);
  });

  it('values of padding alone, and those without any, stay', () => {
    for (const vr of ['FL', 'DS', 'CS'] as const) {
      const { findings } = released(element('20011001', vr, Buffer.alloc(0)), element('20011006', 'CS', Buffer.from('  ')));
      expect(findings).toEqual([]);
    }
  });

  it('one that was left is a leak', () => {
    const input = file(element('20011001', 'LO', 'Zwicky Anna'));
    const verification = openVerification(plan.model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7) });
    void verification.addOutput({ output: 'out.dcm', bytes: input, original: null });
    expect(verification.finish().findings.filter(({ tagPath }) => tagPath?.includes('2001') === true).map(({ grade, obligation }) => `${grade} ${obligation}`)).toContain('leak private');
  });
});
