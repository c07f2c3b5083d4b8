import { vrRule } from '../../facts/vr.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { vrsOfTag } from '../resolve/element.js';
import type { Layer, ShiftStatement } from '../resolve/layer.js';
import { attributeInWords } from '../resolve/wording.js';
import type { Check } from './check.js';
import { placesOf } from './places.js';
import { vrInWords } from '../resolve/vr-in-words.js';

/** ANC3009, ANC3010, ANC3014: dates of a subject move by one number of days, out of one range that is stated once. */
export const shiftWindow: Check = ({ draft }) => {
  const found = [...draft.options, draft.profile].flatMap((layer) => [...twoOf(layer, 'window', windowText), ...twoOf(layer, 'per', perText), ...unfitPer(layer)]);
  const shifting = draft.rules.find(({ action }) => action.kind === 'shift');
  if (shifting === undefined || draft.shift !== null) return found;
  const { source, action } = placesOf(draft, shifting);
  return [...found, diagnostic('ANC3009', {}, { source, span: action })];
};

type Part = 'window' | 'per';

function twoOf(layer: Layer, part: Part, textOf: (statement: ShiftStatement) => string): readonly Diagnostic[] {
  const stated = layer.shifts.flatMap((statement) => (statement[part] === null ? [] : [{ text: textOf(statement), span: statement[part].span }]));
  const [first] = stated;
  return stated.flatMap(({ text, span }): readonly Diagnostic[] => {
    if (first === undefined || text === first.text) return [];
    const related = [{ source: layer.source.name, span: first.span, message: `\`${first.text}\` stands here` }];
    return [diagnostic('ANC3010', { one: text, other: first.text }, { source: layer.source.name, span }, { related })];
  });
}

function windowText({ window }: ShiftStatement): string {
  return window === null ? '' : `by ${window.minDays}..${window.maxDays} days ${window.direction}`;
}

function perText({ per }: ShiftStatement): string {
  return per === null ? '' : `per ${attributeInWords(per.tag)}`;
}

/** The subject is named by characters. */
function unfitPer(layer: Layer): readonly Diagnostic[] {
  return layer.shifts.flatMap(({ per }): readonly Diagnostic[] => {
    const [vr] = per === null ? [] : vrsOfTag(per.tag);
    const kind = vr === undefined ? undefined : vrRule(vr)?.kind;
    if (per === null || vr === undefined || kind === 'text' || kind === 'ascii' || kind === 'number') return [];
    return [diagnostic('ANC3014', { attribute: attributeInWords(per.tag), vr: vrInWords(vr) }, { source: layer.source.name, span: per.span })];
  });
}
