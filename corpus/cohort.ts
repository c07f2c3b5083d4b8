import { Dataset } from './dataset.js';
import { randomOf } from './random.js';
import { EXAMPLE_UID_ROOT, writeDicom } from './write-dicom.js';

/** What one small study of a cohort says of its person; what is absent or empty is written as it is. */
export interface CohortStudy {
  readonly patientId: string;
  /** 1-based, over the whole cohort */
  readonly study: number;
  /** YYYYMMDD */
  readonly date: string;
  readonly sex: string;
  /** AS: "034Y" */
  readonly age: string;
  readonly weightKilograms?: string;
  readonly ethnicGroup?: string;
  readonly site?: string;
  readonly institution?: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly bodyPart: string;
  readonly description?: string;
  /** images in its one series; one where absent */
  readonly slices?: number;
  /** more attributes by keyword */
  readonly also?: Readonly<Record<string, string>>;
}

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';
const LAYOUT = { transferSyntax: 'explicit', lengths: 'defined', groupLengths: false, characterSet: '' } as const;

/** The files of one study: MR images of two by two pixels, with what risk is judged by and little else. */
export function* cohortFiles(of: CohortStudy): Iterable<{ readonly path: string; readonly bytes: Uint8Array }> {
  const study = `${EXAMPLE_UID_ROOT}.7.${of.study}`;
  for (let instance = 1; instance <= (of.slices ?? 1); instance += 1) {
    const dataset = new Dataset()
      .set('SOPClassUID', MR_IMAGE)
      .set('SOPInstanceUID', `${study}.1.${instance}`)
      .set('StudyInstanceUID', study)
      .set('SeriesInstanceUID', `${study}.1`)
      .set('FrameOfReferenceUID', `${study}.2`)
      .set('PatientName', `ZARNOKVEL^${of.patientId}`)
      .set('PatientID', of.patientId)
      .set('PatientBirthDate', '')
      .set('PatientSex', of.sex)
      .set('StudyDate', of.date)
      .set('StudyTime', '120000')
      .set('AccessionNumber', '')
      .set('ReferringPhysicianName', '')
      .set('StudyID', '')
      .set('Modality', 'MR')
      .set('SeriesNumber', '1')
      .set('InstanceNumber', String(instance))
      .set('Manufacturer', of.manufacturer)
      .set('ManufacturerModelName', of.model)
      .set('BodyPartExamined', of.bodyPart);
    const texts = { PatientAge: of.age, PatientWeight: of.weightKilograms, EthnicGroup: of.ethnicGroup, ClinicalTrialSiteID: of.site, InstitutionName: of.institution, StudyDescription: of.description, ...of.also };
    for (const [keyword, value] of Object.entries(texts)) if (value !== undefined) dataset.set(keyword, value);
    image(dataset);
    yield { path: `${of.patientId}/${of.study}/${instance}.dcm`, bytes: writeDicom(dataset, LAYOUT) };
  }
}

function image(dataset: Dataset): void {
  dataset
    .set('ImageType', 'ORIGINAL\\PRIMARY')
    .set('ScanningSequence', 'SE')
    .set('SequenceVariant', 'NONE')
    .set('ScanOptions', '')
    .set('MRAcquisitionType', '2D')
    .set('EchoTime', '10')
    .set('EchoTrainLength', '1')
    .set('RepetitionTime', '500')
    .set('SamplesPerPixel', [1])
    .set('PhotometricInterpretation', 'MONOCHROME2')
    .set('Rows', [2])
    .set('Columns', [2])
    .set('BitsAllocated', [8])
    .set('BitsStored', [8])
    .set('HighBit', [7])
    .set('PixelRepresentation', [0])
    .set('PixelSpacing', '1\\1')
    .set('ImageOrientationPatient', '1\\0\\0\\0\\1\\0')
    .set('ImagePositionPatient', '0\\0\\0')
    .set('SliceThickness', '1')
    .set('PixelData', Uint8Array.of(1, 2, 3, 4), 'OB');
}

const DAY_MILLISECONDS = 86_400_000;
const FIRST_DAY = Date.UTC(2023, 0, 9);
/** the second visit of those who have one: a fixed protocol, so that gaps tell nobody apart */
const VISIT_DAYS = 28;

/**
 * A cohort of a trial, made of the seed alone: ages between 30 and 79, two sexes, weights, one model of one maker; every second person comes
 * twice. Nobody in it is remarkable but for their age and weight, which are exact.
 */
export function* cohortStudies(seed: string, persons: number): Iterable<CohortStudy> {
  let study = 0;
  for (let person = 1; person <= persons; person += 1) {
    const random = randomOf(`${seed}/${person}`);
    const first = FIRST_DAY + random.between(0, 200) * DAY_MILLISECONDS;
    const age = random.between(30, 79);
    const of = {
      patientId: `CT${String(person).padStart(5, '0')}`,
      sex: random.pick(['F', 'M']),
      age: `${String(age).padStart(3, '0')}Y`,
      weightKilograms: String(random.between(50, 109)),
      manufacturer: 'SYNTHETIC MR WORKS',
      model: 'Ring 3T',
      bodyPart: 'KNEE',
    };
    for (let visit = 0; visit <= person % 2; visit += 1) {
      study += 1;
      yield { ...of, study, date: new Date(first + visit * VISIT_DAYS * DAY_MILLISECONDS).toISOString().slice(0, 10).replaceAll('-', '') };
    }
  }
}
