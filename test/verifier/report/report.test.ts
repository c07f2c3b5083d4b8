import { describe, expect, it } from 'vitest';
import { renderJson, renderTerminal, type Report } from '../../../src/verifier/index.js';
import { attribute } from '../../dicom-writer.js';
import { sampleStudy, verifySample, withElement } from '../sample.js';

function withBirthDate(): Report {
  const [first, second] = sampleStudy();
  if (first === undefined || second === undefined) throw new Error('the sample study has two files');
  const dataset = withElement(first.output.dataset, '00400275', attribute('RequestAttributesSequence', [[attribute('PatientBirthDate', '19680312')]]));
  return verifySample([{ ...first, output: { ...first.output, dataset } }, second]);
}

describe('the report', () => {
  it('says where, by which rule, how grave, and a fingerprint for the value', () => {
    const [finding, ...others] = withBirthDate().findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      grade: 'leak',
      obligation: 'emptied',
      kind: 'not-empty',
      output: 'S-ABCDEFGH/2.25.2000/2.25.3000/2.25.1000.dcm',
      input: 'in/0.dcm',
      tagPath: 'RequestAttributesSequence[0] > PatientBirthDate',
      place: 'value',
      rule: 'sample.anon:10',
      confidence: 'high',
    });
    expect(finding?.fingerprint).toMatch(/^[0-9a-f]{8}$/);
  });

  it('is equal for equal releases, to the byte', () => {
    expect(renderJson(withBirthDate())).toBe(renderJson(withBirthDate()));
  });

  it('reads for a person', () => {
    expect(renderTerminal(withBirthDate())).toMatchInlineSnapshot(`
      "1 finding

      profile sample 1
      2 outputs (2 with their original), 96 elements judged
      490 needles from 2 originals searched in 2440 bytes
        leak: 1

      leak  emptied/not-empty  S-ABCDEFGH/2.25.2000/2.25.3000/2.25.1000.dcm: RequestAttributesSequence[0] > PatientBirthDate
          an element that must be empty has a value (sample.anon:10, value f39e2ce3)

      not examined:
        text in pictures
        native pixel data: searched for identifying values of the originals of eight bytes and more, not for patterns or containers
        PDF documents that are attached to others or stand elsewhere than in EncapsulatedDocument: pages as they would be drawn, and fonts that number their signs on their own
        names that no title, label or list of names gives away; dates as serial numbers

      limits of independence:
        the rules reach the verifier as the checked model, made by the same front end that makes the plan
        the meaning of a condition and the tables of facts (dictionary, VRs, UIDs, classes of identifiers) are shared with the runtime
        the walker of encoded bytes, the choice of the winning rule and every obligation are written apart; dcmjs reads every output again
      "
    `);
  });

  it('names the limits of its independence and what was not looked at', () => {
    const report = verifySample(sampleStudy());
    expect(report.independence.join(' ')).toContain('front end');
    expect(report.notExamined.join(' ')).toContain('text in pictures');
    expect(report.examined.map(({ name }) => name)).toContain('residue');
  });

  it('is not clean when an output cannot be read', () => {
    const [first] = sampleStudy();
    if (first === undefined) throw new Error('the sample study has two files');
    const report = verifySample([{ ...first, output: { dataset: [attribute('PatientID', [])].slice(1), meta: null } }]);
    expect(report.verdict).toBe('not-examined');
    expect(report.counts.findings['not-examined']).toBe(1);
  });
});
