import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonc, filesIn, workplace, type Workplace } from '../../end-to-end/product.js';
import { describeWithRealFiles } from '../../real-files.js';

/** Series of several makers, by the end of their folder. */
const SERIES = {
  ge: 'neurolabusc+dcm_qa_ge/In/01_Ax_DWI_TENSOR_R2',
  philips: 'neurolabusc+dcm_qa_philips/In/Bangalore_2008/dwi_no-phi',
  uih: 'neurolabusc+dcm_qa_uih/In/DTI_132225/dti_tra_dir16_PA_rot_SaveBySlc__134057',
  xa: 'neurolabusc+dcm_qa_xa30/In/10_DWI_dir80_PA',
  mosaic: 'neurolabusc+dcm_qa_nih/In/20180918Si/mr_0003',
  pasl: 'neurolabusc+dcm_qa_asl/In/PASL2D/3_pasl_2d',
} as const;

const PET = 'suyashkumar+dicom/testdata/1.dcm';

const PRESERVE = 'preserve quantitative diffusion, asl, pet-suv, slice-timing\n';
const PROFILES = {
  basic: `profile "fitness" version "1.0.0"\n\nextends ps3.15-basic\n${PRESERVE}`,
  safe: `profile "fitness" version "1.0.0"\n\nextends ps3.15-basic\n  with retain-modified-dates, retain-safe-private, retain-patient-characteristics\n${PRESERVE}`,
  whole: `profile "fitness" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-safe-private, retain-patient-characteristics
${PRESERVE}
keep private "Image Private Header" (0065,xx09), (0065,xx0A), (0065,xx37), (0065,xx50), (0065,xx51)
  because "diffusion and slice times of United Imaging"
keep private "SIEMENS MR HEADER" (0019,xx0A), (0019,xx29)
  because "mosaics of Siemens"
keep private "GEMS_ACQU_01" (0019,xxBB), (0019,xxBC), (0019,xxBD)
  because "gradient directions of GE"
keep private "GEMS_RELA_01" (0021,xx5E)
  because "slice times of GE"
keep private "Philips MR Imaging DD 001" (2005,xxB0), (2005,xxB1), (2005,xxB2)
  because "gradient directions of Philips"
`,
} as const;

interface Told {
  readonly obligation: string;
  readonly kind: string;
  readonly input: string;
  readonly message: string;
  readonly rule: string | null;
}

describeWithRealFiles('the fitness of real series', (dir) => {
  describe.each(['basic', 'safe', 'whole'] as const)('under the profile %s', (name) => {
    let place: Workplace;
    let told: readonly Told[];
    beforeAll(() => {
      const folders = dir === '' ? [] : Object.values(SERIES).flatMap((folder) => filesIn(join(dir, folder)));
      place = workplace(PROFILES[name], [...folders, ...(dir === '' ? [] : [join(dir, PET)])].map((path) => ({ path: path.slice(dir.length), bytes: readFileSync(path) })));
      place.run();
      const { stdout } = anonc('verify', place.out, '--plan', place.plan, '--originals', place.input, '--journal', place.journal, '--format', 'json');
      told = (JSON.parse(stdout) as { readonly findings: readonly Told[] }).findings;
    });
    afterAll(() => place.remove());

    const of = (series: keyof typeof SERIES | 'pet', analysis: string): readonly string[] =>
      told.filter(({ input, obligation }) => input.startsWith(series === 'pet' ? PET : `${SERIES[series]}/`) && obligation === `fitness-${analysis}`).map(({ kind }) => kind).toSorted();

    it('finds nothing but fitness', () => {
      expect(told.filter(({ obligation }) => !obligation.startsWith('fitness-'))).toEqual([]);
    });

    const expected: Readonly<Record<typeof name, Readonly<Record<string, readonly string[]>>>> = {
      basic: {
        'philips diffusion': ['b-value-lost', 'direction-lost'],
        'ge diffusion': ['b-value-lost', 'direction-lost'],
        'uih diffusion': ['b-value-lost', 'direction-lost', 'mosaic-lost'],
        // enhanced objects have all of it in functional groups
        'xa diffusion': [],
        'mosaic slice-timing': ['acquisition-times-lost', 'mosaic-lost', 'slice-times-lost'],
        'pasl asl': ['bolus-delay-lost', 'delay-lost', 'technique-lost'],
        'pet pet-suv': ['uptake-time-lost', 'weight-lost'],
      },
      safe: {
        // Table E.3.10-1 has the b-values of both, and no direction
        'philips diffusion': ['direction-lost'],
        'ge diffusion': ['direction-lost'],
        'uih diffusion': ['b-value-lost', 'direction-lost', 'mosaic-lost'],
        'xa diffusion': [],
        'mosaic slice-timing': ['mosaic-lost', 'slice-times-lost'],
        // the protocol stands in the CSA header alone
        'pasl asl': ['bolus-delay-lost', 'delay-lost', 'technique-lost'],
        'pet pet-suv': [],
      },
      whole: {
        'philips diffusion': [],
        'ge diffusion': [],
        'uih diffusion': [],
        'xa diffusion': [],
        'mosaic slice-timing': [],
        'pasl asl': ['bolus-delay-lost', 'delay-lost', 'technique-lost'],
        'pet pet-suv': [],
      },
    };

    it.each(Object.entries(expected[name]))('tells of %s exactly what was lost', (which, kinds) => {
      const [series = '', analysis = ''] = which.split(' ');
      expect(of(series as keyof typeof SERIES, analysis)).toEqual(kinds);
    });

    it('names values of the protocol, the elements, and the rule that took them', () => {
      const lost = told.find(({ input, kind }) => input.startsWith(SERIES.philips) && kind === 'direction-lost');
      if (name === 'whole') expect(lost).toBeUndefined();
      else {
        expect(lost?.message).toContain('of 3 of 6 images of this series are lost, so that no tensor can be fitted: (2005,xxB0), (2005,xxB1) and (2005,xxB2) of Philips MR Imaging DD 001');
        expect(lost?.rule).toMatch(/^ps3\.15\/basic\.anon:\d+$/);
      }
    });
  });
});
