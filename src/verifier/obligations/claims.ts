import type { Model } from '../../compiler/resolve/model.js';
import { firstOf, type Dataset } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { rootValues, textValues } from '../read/values.js';
import { instanceObligation, type Obligation, type Pair, type Problem } from './obligation.js';

const IDENTITY_REMOVED = 0x00120062;
const METHOD_TEXT = 0x00120063;
const METHOD_CODES = 0x00120064;
const LONGITUDINAL = 0x00280303;
const BURNED_IN = 0x00280301;
const CODE_VALUE = 0x00080100;
const CODING_SCHEME = 0x00080102;
const CODE_MEANING = 0x00080104;

/** Root attributes that say what was done; the runtime may write them where the original has none. */
export const claimTags: ReadonlySet<number> = new Set([IDENTITY_REMOVED, METHOD_TEXT, METHOD_CODES, LONGITUDINAL]);

/** What the output says of its own de-identification is what the model says, no more and no less. */
export function claims(model: Model): Obligation {
  return instanceObligation({
    name: 'claims',
    clause: 'PS3.15 E.1.1 items 6 and 7, E.3.6; PS3.3 C.7.1.1, C.7.6.1',
    instance: (pair) => [...identity(pair, model), ...methods(pair, model), ...longitudinal(pair, model), ...(pair.redacted === true ? [] : burnedIn(pair))],
  });
}

/** YES where the profile builds on another or claims something; of rules alone nobody knows what they remove. */
function identity({ output }: Pair, model: Model): readonly Problem[] {
  const stated = model.extends !== null || model.claims.length > 0 || model.methods.length > 0 ? 'YES' : 'NO';
  if (rootValues(output, IDENTITY_REMOVED).join('\\') === stated) return [];
  return [{ grade: 'fitness', kind: 'identity-removed', tagPath: 'PatientIdentityRemoved', message: `PatientIdentityRemoved is not ${stated}` }];
}

function methods({ output, original }: Pair, model: Model): readonly Problem[] {
  const stated = codesOf(output);
  const earlier = original === null ? null : new Set(codesOf(original));
  const wanted = new Set(model.methods.map((method) => `${method.code}|DCM`));
  const problems: Problem[] = [];
  const at = { tagPath: 'DeidentificationMethodCodeSequence' };
  const meanings = new Map(model.methods.map((method) => [method.code, method.meaning]));
  for (const item of firstOf(output.dataset, METHOD_CODES)?.items ?? []) {
    const meaning = meanings.get(codeText(output, item, CODE_VALUE));
    const earlierPass = earlier?.has(`${codeText(output, item, CODE_VALUE)}|DCM`) ?? false;
    if (meaning !== undefined && !earlierPass && codeText(output, item, CODE_MEANING) !== meaning) {
      problems.push({ ...at, grade: 'fitness', kind: 'method-meaning', message: 'the meaning of a method code is another text than the standard has' });
    }
  }
  for (const code of wanted) {
    if (!stated.includes(code)) problems.push({ ...at, grade: 'fitness', kind: 'method-missing', message: 'a method that was applied is not stated' });
  }
  for (const code of stated) {
    if (!wanted.has(code) && earlier !== null && !earlier.has(code)) {
      problems.push({ ...at, grade: 'suspect', kind: 'method-not-applied', message: 'a method is stated that the model does not have' });
    }
  }
  return problems;
}

function codesOf(instance: Instance): readonly string[] {
  const items = firstOf(instance.dataset, METHOD_CODES)?.items ?? [];
  return items.map((item) => `${codeText(instance, item, CODE_VALUE)}|${codeText(instance, item, CODING_SCHEME)}`);
}

function codeText(instance: Instance, item: Dataset, tag: number): string {
  const element = firstOf(item, tag);
  return element === undefined ? '' : textValues(instance.data, element, item).join('\\');
}

function longitudinal({ output }: Pair, model: Model): readonly Problem[] {
  if (rootValues(output, LONGITUDINAL).join('\\') === model.longitudinal) return [];
  return [
    {
      grade: 'fitness',
      kind: 'longitudinal',
      tagPath: 'LongitudinalTemporalInformationModified',
      message: 'LongitudinalTemporalInformationModified does not say what was done to dates',
    },
  ];
}

/** Nothing was done to the pixels, so nothing may claim that burned-in text is gone. */
function burnedIn({ output, original }: Pair): readonly Problem[] {
  if (original === null || rootValues(output, BURNED_IN).join('\\') !== 'NO' || rootValues(original, BURNED_IN).join('\\') === 'NO') return [];
  return [{ grade: 'suspect', kind: 'burned-in', tagPath: 'BurnedInAnnotation', message: 'BurnedInAnnotation says NO, and nothing was done to the pixels' }];
}
