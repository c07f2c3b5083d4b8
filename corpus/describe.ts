import type { Dataset } from './dataset.js';
import type { HidingPlace } from './answer-key.js';
import type { Planter, Spot } from './planter.js';

const CLEANED: Spot = { hidingPlace: 'free text', clause: 'PS3.15 E.3.5', option: 'clean-descriptors' };

/**
 * Sets a description in which clinical words stand beside what identifies: the words must survive where an option cleans, the rest
 * must go. A part that is an array is words, a string is a secret, and `{ say }` is neither.
 */
export function describe(dataset: Dataset, plant: Planter, keyword: string, parts: readonly (readonly string[] | string | { readonly say: string })[], hidingPlace: HidingPlace = 'free text'): void {
  const text = parts.map((part) => (typeof part === 'string' ? part : 'say' in part ? part.say : part.join(' '))).join(' ');
  dataset.set(keyword, text);
  const path = dataset.pathOf(keyword);
  for (const part of parts) {
    if (typeof part === 'string') plant.gone(path, 'text-removed', part, { hidingPlace, clause: 'PS3.15 Table E.1-1' });
    else if (!('say' in part)) for (const word of part) plant.stays(path, 'word-retained', word, { ...CLEANED, hidingPlace });
  }
}

/** What studies are called, by modality: words of anatomy and technique that a reader of the images needs. */
export const STUDY_WORDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  CT: [['CT', 'Chest', 'with', 'contrast'], ['CT', 'abdomen', 'and', 'pelvis', 'portal', 'venous'], ['CT', 'head', 'without', 'contrast'], ['Thorax', 'native', 'low', 'dose']],
  MR: [['MRI', 'brain', 'with', 'and', 'without', 'contrast'], ['MR', 'lumbar', 'spine', 'sagittal', 'T2'], ['MR', 'knee', 'left', 'proton', 'density'], ['MR', 'prostate', 'multiparametric']],
  US: [['US', 'abdomen', 'complete'], ['Ultrasound', 'thyroid', 'gland'], ['Echocardiogram', 'transthoracic']],
  PT: [['PET', 'CT', 'whole', 'body', 'FDG'], ['PET', 'brain', 'amyloid']],
  any: [['Chest', 'PA', 'and', 'lateral'], ['Coronary', 'angiography', 'left', 'main'], ['Follow-up', 'oncology'], ['Hand', 'bilateral', 'AP']],
};

/** What series are called. */
export const SERIES_WORDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  CT: [['axial', 'lung', 'window', 'mm'], ['arterial', 'phase', 'coronal'], ['scout', 'topogram'], ['bone', 'kernel', 'axial']],
  MR: [['T1', 'MPRAGE', 'sagittal', 'isotropic'], ['T2', 'FLAIR', 'axial', 'fat', 'sat'], ['DWI', 'diffusion', 'b1000'], ['STIR', 'coronal', 'post', 'gadolinium'], ['TOF', 'angio', '3D']],
  US: [['Doppler', 'carotid', 'left'], ['B-mode', 'liver', 'longitudinal']],
  PT: [['attenuation', 'corrected', 'whole', 'body'], ['dynamic', 'emission']],
  any: [['lateral', 'view'], ['segmentation', 'tumor'], ['report', 'measurements'], ['planning', 'target', 'volume']],
};
