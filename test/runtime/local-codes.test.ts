import { describe, expect, it } from 'vitest';
import { deidentify, prepare } from '../../src/runtime/index.js';
import { openVerification } from '../../src/verifier/index.js';
import { attribute, testImplementationUid, writeDataset, writeFile, type ElementSpec } from '../dicom-writer.js';
import { bytesOf, keep, on, planOf, rest, testKeys } from './plan.js';

const head = [attribute('SOPClassUID', '1.2.840.10008.5.1.4.1.1.4'), attribute('SOPInstanceUID', '1.3.6.1.4.1.77.10')];
const rules = [[rest('unlisted'), keep], [on('00080104'), keep]] as const;
const named = [...rules, [{ kind: 'path', within: ['00081032'], last: { kind: 'attribute', tag: '00080104' } }, keep]] as const;

function coded(scheme: string | null, meaning: string): ElementSpec {
  return attribute('ProcedureCodeSequence', [[attribute('CodeValue', 'X1'), ...(scheme === null ? [] : [attribute('CodingSchemeDesignator', scheme)]), attribute('CodeMeaning', meaning)]]);
}

/** The bytes of the output, and what the verifier finds in it. */
function ran(spec: ElementSpec, plan: ReturnType<typeof planOf>): { readonly output: Buffer; readonly found: readonly string[] } {
  const original = writeFile({ dataset: [...head, spec] });
  const output = bytesOf(deidentify(prepare(plan), Buffer.from(original), testKeys));
  const verification = openVerification(plan.model, { planDigest: null, fingerprintKey: Buffer.alloc(32, 7), implementationClassUid: testImplementationUid, tables: new Map() });
  verification.addOriginal({ input: 'in', bytes: original });
  verification.addOutput({ output: 'out', bytes: output, original: { input: 'in', bytes: original } });
  return { output, found: verification.finish().findings.filter(({ tagPath }) => tagPath?.includes('0008,1032') === true || tagPath?.includes('ProcedureCode') === true).map(({ kind }) => kind) };
}

describe('the meaning of a code outside reports', () => {
  it.each([
    ['goes where the scheme is local', '99ACME', 'of someone', 'REMOVED'],
    ['goes where the scheme is called L', 'L', 'of someone', 'REMOVED'],
    ['goes where no scheme is named', null, 'of someone', 'REMOVED'],
    ['goes where the scheme is empty', '', 'of someone', 'REMOVED'],
    ['stays where the scheme is known', 'SCT', 'Procedure', 'Procedure'],
    ['stays where 99SDM stands for SNOMED', '99SDM', 'Procedure', 'Procedure'],
    ['is empty where it was', 'L', '', ''],
  ])('%s, with its code', (_, scheme, meaning, expected) => {
    const { output, found } = ran(coded(scheme, meaning), planOf(rules));
    expect(output.includes(writeDataset([coded(scheme, expected)], { explicit: true, little: true, undefinedLengths: false }))).toBe(true);
    expect(found).toEqual([]);
  });

  it('stays where a path names its sequence', () => {
    const { output, found } = ran(coded('99ACME', 'Our protocol'), planOf(named));
    expect(output.includes('Our protocol')).toBe(true);
    expect(found).toEqual([]);
  });
});
