import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBuiltProduct, filesIn, TRIAL_RULES, workplace, type JournalRecord, type Workplace } from '../end-to-end/product.js';
import { dciodvfyErrors, dciodvfyGaveUp, newErrors } from '../judges/dciodvfy.js';
import { dcmjsReads } from '../judges/dcmjs.js';
import { dcmdumpReads, dcmftestAccepts, pixelBytes } from '../judges/dcmtk.js';
import { describeWithTools } from '../judges/describe-with-tools.js';
import { describeWithRealFiles } from '../real-files.js';

/** What is not released, by reason: the end of each path. All others leave. */
const NOT_RELEASED: Readonly<Record<string, readonly string[]>> = {
  // no element (0008,0016): cut-outs made to test readers, and secondary captures that state their class in File Meta at most
  'no-sop-class': [
    'brains-medical-01.185e316.dcm',
    'inputs/batch/deidentify-medical-1.dcm',
    'dicom_deid_full_anonymization/outputs/batch/example_out_1.dcm',
    'dicom_deid_generic_augmented_minimal/outputs/batch/example_out_1.dcm',
    'chrSQEncoding.dcm',
    'UN_sequence.dcm',
    'empty_charset_LEI.dcm',
    'meta_missing_tsyntax.dcm',
    'nested_priv_SQ.dcm',
    'no_meta_group_length.dcm',
    'priv_SQ.dcm',
  ],
  'no-sop-instance': ['JLSL_RGB_ILV0.dcm'],
  // cut off on purpose, or a length that no byte stands behind; DCMTK reads none of them to its end
  truncated: ['zero-length-US.939be3b.dcm', 'GH626.dcm', 'MR_truncated.dcm', 'rtplan_truncated.dcm', 'emri_small_jpeg_2k_lossless_too_short.dcm'],
  // two spaces where a value representation must stand
  malformed: ['GH179A.dcm', 'GH179B.dcm'],
  dicomdir: ['dicomdirtests/DICOMDIR', 'dicomdirtests/DICOMDIR-bigEnd'],
  // a stray byte before the first element
  'not-dicom': ['no_meta.dcm'],
};

describeWithRealFiles('all real files under the Basic Profile with modified dates and safe private elements', (dir) => {
  describeBuiltProduct('run by the built product', () => {
    const inputs = dir === '' ? [] : readFileSync(`${dir}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t')[0] ?? '');
    let place: Workplace;
    let records: ReadonlyMap<string, JournalRecord>;
    /** input and output of every released file, as paths */
    let released: readonly { readonly name: string; readonly input: string; readonly output: string }[];

    beforeAll(() => {
      place = workplace(TRIAL_RULES, inputs.map((path) => ({ path, bytes: readFileSync(join(dir, path)) })));
      records = place.run().records;
      released = [...records.values()].flatMap((record) => (record.outcome === 'released' && record.output !== null ? [{ name: record.input, input: join(place.input, record.input), output: join(place.out, record.output) }] : []));
      console.log(`outcomes of ${inputs.length} real files:\n${countsOf(records.values())}`);
    });
    afterAll(() => place.remove());

    it('releases each, or sets it aside and says why', () => {
      expect([...records.keys()].sort()).toEqual([...inputs].sort());
      const aside = [...records.values()].filter(({ outcome }) => outcome !== 'released');
      for (const { input, outcome, reason } of aside) {
        expect(outcome, input).toBe(reason === 'not-dicom' ? 'rejected' : 'quarantined');
        expect(NOT_RELEASED[reason ?? '']?.filter((end) => input.endsWith(`/${end}`)), `${input}: ${reason ?? 'no reason'}`).toHaveLength(1);
      }
      expect(aside).toHaveLength(Object.values(NOT_RELEASED).flat().length);
      // copies of one file under several names leave as one
      expect(filesIn(place.out)).toHaveLength(new Set(released.map(({ output }) => output)).size);
    });

    it('leaves nothing that the verifier finds, originals in hand', () => {
      const { exitCode, stdout, stderr } = place.verify();
      expect(exitCode, `${stdout}${stderr}`.slice(0, 4000)).toBe(0);
    });

    it('writes files that dcmjs reads', () => {
      expect(released.filter(({ output }) => dcmjsReads(readFileSync(output)) === null).map(({ name }) => name)).toEqual([]);
    });

    describeWithTools('judged by DCMTK', ['dcmftest', 'dcmdump'], () => {
      it('writes files that dcmftest takes and dcmdump reads to the end', () => {
        expect(released.filter(({ output }) => dcmftestAccepts(output) !== true || dcmdumpReads(output) !== true).map(({ name }) => name)).toEqual([]);
      });

      it('leaves pixel data byte for byte as it was', () => {
        const unreadable: string[] = [];
        const changed = released.filter(({ name, input, output }) => {
          const [before, after] = [pixelBytes(input), pixelBytes(output)];
          if (before === 'absent' || before === null) {
            unreadable.push(name);
            return false;
          }
          return after === 'absent' || after === null || !endsAlike(before, after);
        });
        console.log(`pixel data compared in ${released.length - unreadable.length} files; dcmdump cannot read the input of ${unreadable.length}: ${unreadable.join(', ')}`);
        expect(changed.map(({ name }) => name)).toEqual([]);
        expect(unreadable.length).toBeLessThan(released.length / 10);
      });
    });

    describeWithTools('judged by dciodvfy', ['dciodvfy'], () => {
      it('adds no error to a file that its input did not have', () => {
        const uncompared: string[] = [];
        const worse = released.flatMap(({ name, input, output }) => {
          const [before, after] = [dciodvfyErrors(input), dciodvfyErrors(output)];
          if (before === 'absent' || after === 'absent') throw new Error('dciodvfy went away');
          if (dciodvfyGaveUp(before)) {
            uncompared.push(name);
            return [];
          }
          const added = newErrors(before, after);
          return added.length === 0 ? [] : [{ name, added }];
        });
        console.log(`dciodvfy compared ${released.length - uncompared.length} files; it gives up on the input of ${uncompared.length}: ${uncompared.join(', ')}`);
        expect(worse).toEqual([]);
        expect(uncompared.length).toBeLessThan(released.length / 4);
      });
    });
  });
});

describe('the comparison of dciodvfy errors', () => {
  it('counts an error that comes more often as new', () => {
    expect(newErrors(['a', 'b'], ['a', 'a', 'b'])).toEqual(['a']);
  });
});

/** Icons go with their sequence, and stand before the image itself: what is left is the end of what was there, the last part included. */
function endsAlike(before: readonly Buffer[], after: readonly Buffer[]): boolean {
  const left = before.slice(before.length - after.length);
  return (before.length === 0) === (after.length === 0) && after.length <= before.length && left.every((part, index) => after[index]?.equals(part) === true);
}

function countsOf(records: Iterable<JournalRecord>): string {
  const counts = new Map<string, number>();
  for (const { outcome, reason } of records) {
    const what = outcome === 'released' ? outcome : `${outcome}: ${reason ?? 'no reason'}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([what, count]) => `  ${String(count).padStart(4)}  ${what}`).join('\n');
}
