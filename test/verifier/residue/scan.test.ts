import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/base/condition.js';
import { attribute, element, transferSyntaxes, type ElementSpec } from '../../dicom-writer.js';
import { briefly, modelOf, sampleRules, sampleStudy, verifySample, withElement, type SampleFile } from '../sample.js';

/** The sample study with an element put into the first original and its output alike, as a kept one. */
function withKept(spec: ElementSpec, changeOriginal: (dataset: ElementSpec[]) => ElementSpec[] = (dataset) => dataset): SampleFile[] {
  return sampleStudy().map((file, index) => {
    if (index > 0 || file.original === null) return file;
    return {
      ...file,
      original: { ...file.original, dataset: changeOriginal(withElement(file.original.dataset, spec.tag, spec)) },
      output: { ...file.output, dataset: withElement(file.output.dataset, spec.tag, spec) },
    };
  });
}

function findings(files: SampleFile[]): readonly string[] {
  return briefly(verifySample(files).findings);
}

describe('the search for residue', () => {
  it('takes a value that stays in one attribute of a device or institution for none that is missed in another', () => {
    const stays = { selector: { kind: 'attribute', tag: '00081010' }, action: { kind: 'keep' } } as const;
    const model = modelOf([...sampleRules, [stays.selector, stays.action]]);
    const files = withKept(attribute('StationName', 'WARD7SCANNER'));
    expect(briefly(verifySample(files, model).findings)).toEqual([]);
    const elsewhere = withKept(attribute('ProtocolName', 'at WARD7SCANNER'));
    expect(briefly(verifySample(elsewhere, model).findings)).toEqual(['residue/device ProtocolName']);
  });

  describe('for a value that stays in some files and goes in others', () => {
    const inPet: Condition = { kind: 'test', tag: '00080060', test: { kind: 'in', values: ['PT'] } };
    const serial = '00181000';
    const model = modelOf([
      ...sampleRules,
      [{ kind: 'attribute', tag: serial }, { kind: 'remove' }],
      [{ kind: 'attribute', tag: serial }, { kind: 'keep' }, { condition: inPet }],
      [{ kind: 'attribute', tag: '00181003' }, { kind: 'remove' }],
    ]);
    type Specs = readonly ElementSpec[];
    const put = (dataset: ElementSpec[], specs: Specs): ElementSpec[] => specs.reduce((all, spec) => withElement(all, spec.tag, spec), dataset);
    /** The first file is MR and loses the serial number, the second PET and keeps it. */
    const files = (mr: { readonly both?: Specs; readonly original?: Specs }, pet: { readonly both?: Specs; readonly original?: Specs }): SampleFile[] =>
      sampleStudy().map((file, index) => {
        const { both = [], original = [] } = index === 0 ? mr : pet;
        const kept: Specs = index === 0 ? both : [attribute('Modality', 'PT'), attribute('DeviceSerialNumber', 'SN-88997766'), ...both];
        const gone: Specs = index === 0 ? [attribute('DeviceSerialNumber', 'SN-88997766'), ...original] : original;
        if (file.original === null) throw new Error('the sample has originals');
        return { ...file, original: { ...file.original, dataset: put([...file.original.dataset], [...kept, ...gone]) }, output: { ...file.output, dataset: put([...file.output.dataset], kept) } };
      });
    const found = (...of: Parameters<typeof files>): readonly string[] => verifySample(files(...of), model).findings.map(({ obligation, kind, output, tagPath }) => `${obligation}/${kind} ${output?.endsWith('1.dcm') === true ? 'PET' : 'MR'} ${tagPath ?? ''}`);

    it('takes it for none where it stays', () => {
      expect(found({}, {})).toEqual([]);
    });

    it('finds it elsewhere in a file that loses it, and in one that keeps it', () => {
      expect(found({ both: [attribute('ProtocolName', 'on SN-88997766')] }, {})).toEqual(['residue/device MR ProtocolName']);
      expect(found({}, { both: [attribute('ProtocolName', 'on SN-88997766')] })).toEqual(['residue/device PET ProtocolName']);
    });

    it('finds it where it stays, if it stood in another attribute too that must go', () => {
      expect(found({}, { original: [attribute('DeviceID', 'SN-88997766')] })).toEqual(['residue/device PET DeviceSerialNumber']);
    });

    it('finds what is more than the value itself', () => {
      const longer = [attribute('DeviceSerialNumber', 'SN-88997766 of ward 7')];
      expect(found({}, { both: longer })).toEqual(['residue/device PET DeviceSerialNumber']);
    });

    it('finds it where it must go, put back', () => {
      const putBack = files({}, {}).map((file, index) => (index > 0 ? file : { ...file, output: { ...file.output, dataset: withElement(file.output.dataset, serial, attribute('DeviceSerialNumber', 'SN-88997766')) } }));
      expect(briefly(verifySample(putBack, model).findings)).toEqual(['removed/still-there DeviceSerialNumber', 'residue/device DeviceSerialNumber']);
    });
  });

  it('takes the root of a UID that stays for no UID that is missed', () => {
    const model = modelOf([...sampleRules, [{ kind: 'attribute', tag: '0020000D' }, { kind: 'keep' }], [{ kind: 'attribute', tag: '0008010C' }, { kind: 'remap' }]]);
    const root = '1.3.12.2.1107.5.2.30';
    const files = sampleStudy().map((file) => ({
      ...file,
      original: file.original === null ? null : { ...file.original, dataset: withElement(withElement(file.original.dataset, '0020000D', attribute('StudyInstanceUID', `${root}.1234567`)), '0008010C', attribute('CodingSchemeUID', root)) },
      output: { ...file.output, dataset: withElement(withElement(file.output.dataset, '0020000D', attribute('StudyInstanceUID', `${root}.1234567`)), '0008010C', attribute('CodingSchemeUID', '2.25.77001')) },
    }));
    expect(briefly(verifySample(files, model).findings)).toEqual([]);
  });

  it('names the element inside items in which it finds a value', () => {
    const files = withKept(attribute('ScheduledProtocolCodeSequence', [[attribute('CodeMeaning', 'for Annamarie')]]));
    expect(findings(files)).toEqual(['residue/name ScheduledProtocolCodeSequence[0] > CodeMeaning']);
  });

  it('finds both orders of a name run together', () => {
    expect(findings(withKept(attribute('ProtocolName', 't2_annamariezwicky_1')))).toEqual(['residue/name ProtocolName']);
  });

  it('does not find a name inside a longer word', () => {
    expect(findings(withKept(attribute('ProtocolName', 'Zwickybach')))).toEqual([]);
  });

  it('does not find an id inside a longer number', () => {
    const files = withKept(attribute('ProtocolName', '12345678901'), (dataset) => withElement(dataset, '00101000', attribute('OtherPatientIDs', '4567890')));
    expect(findings(files)).toEqual([]);
  });

  it('finds a name in another encoding than the original has', () => {
    const changeName = (dataset: ElementSpec[]): ElementSpec[] => withElement(dataset, '00100010', attribute('PatientName', 'M\u00fcllerova^Jana'));
    const utf8 = withKept(element('0019100C', 'OB', Buffer.from('xx  Müllerova')), changeName);
    expect(findings(utf8)).toEqual(['residue/name (0019,100C)']);
    const utf16 = withKept(element('0019100C', 'OB', Buffer.from('Müllerova', 'utf16le')), changeName);
    expect(findings(utf16)).toEqual(['residue/name (0019,100C)']);
  });

  it('believes a short name in text and not in binary values', () => {
    const changeName = (dataset: ElementSpec[]): ElementSpec[] => withElement(dataset, '00100010', attribute('PatientName', 'Ng^Hoa Bach'));
    expect(findings(withKept(element('0019100C', 'OB', Uint8Array.from([0xff, 0xfe, ...Buffer.from('bach'), 0xfe, 0xff])), changeName))).toEqual([]);
    expect(findings(withKept(attribute('ProtocolName', 'bach t1'), changeName))).toEqual(['residue/name ProtocolName']);
  });

  it('does not take a value that the maker of the scanner has for a name', () => {
    const files = withKept(attribute('Manufacturer', 'ZWICKY'));
    expect(findings(files)).toEqual([]);
  });

  it('does not take words of the standard for a name', () => {
    const files = withKept(attribute('ProtocolName', 'Phantom Test'), (dataset) => withElement(dataset, '00100010', attribute('PatientName', 'Phantom^Test')));
    expect(findings(files)).toEqual([]);
  });

  it('looks inside a deflated dataset and behind its stream', () => {
    const files = withKept(attribute('ProtocolName', 'ZWICKY')).map((file) => ({
      ...file,
      original: file.original === null ? null : { ...file.original, transferSyntax: transferSyntaxes.deflated },
      output: { ...file.output, transferSyntax: transferSyntaxes.deflated, trailing: Buffer.from('MRN4711007') },
    }));
    expect(findings(files)).toContain('residue/name ProtocolName');
    expect(findings(files)).toContain('residue/id trailing bytes');
  });

  it('does not mistake a moved date of one visit for the original date of another', () => {
    const files = sampleStudy().map((file, index) => {
      if (index === 0 || file.original === null) return file;
      const tag = '00080022';
      return {
        ...file,
        original: { ...file.original, dataset: withElement(file.original.dataset, tag, attribute('AcquisitionDate', '20240410')) },
        output: { ...file.output, dataset: withElement(file.output.dataset, tag, attribute('AcquisitionDate', '20240301')) },
      };
    });
    expect(findings(files)).toEqual([]);
  });
});
