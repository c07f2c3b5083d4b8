import { vrRule } from '../../facts/vr.js';
import type { Action, Expression } from '../resolve/model.js';

/** Whether the action can be carried out on a value of this VR. */
export function fits(action: Action, vr: string): boolean {
  switch (action.kind) {
    case 'remove':
    case 'empty':
    case 'keep':
      return true;
    case 'remap':
      return vr === 'UI';
    case 'shift':
      return isDateOrTime(vr);
    case 'truncate':
      return action.to === 'hour' ? vr === 'DT' || vr === 'TM' : vr === 'DA' || vr === 'DT';
    case 'clean':
      return isCleanable(vr);
    case 'band':
      return vr === 'AS' || (isNumber(vr) && action.unit === null);
    case 'round':
      return isNumber(vr);
    case 'replace':
      return canHold(action.with, vr);
    case 'by-type':
      // X/Z/U*: a sequence that stays keeps its items, and the UIDs in them are new (PS3.15 Table E.1-1a)
      return action.alternatives.every((alternative) => fits(alternative, vr) || (alternative.kind === 'remap' && vr === 'SQ'));
  }
}

/** The verbs that fit a VR, as a person would list them. */
export function fittingVerbs(vr: string): readonly string[] {
  return [
    'remove',
    'empty',
    'keep',
    ...(isText(vr) ? ['replace'] : ['replace … with dummy']),
    ...(vr === 'UI' ? ['remap'] : []),
    ...(isDateOrTime(vr) ? ['shift', 'truncate'] : []),
    ...(isCleanable(vr) ? ['clean'] : []),
    ...(vr === 'AS' || isNumber(vr) ? ['band'] : []),
    ...(isNumber(vr) ? ['round'] : []),
  ];
}

function isDateOrTime(vr: string): boolean {
  return vr === 'DA' || vr === 'DT' || vr === 'TM';
}

/** a number written as text */
function isNumber(vr: string): boolean {
  return vr === 'DS' || vr === 'IS';
}

/** written as characters, so that a text can stand for it */
function isText(vr: string): boolean {
  const kind = vrRule(vr)?.kind;
  return kind === 'text' || kind === 'ascii' || kind === 'number';
}

/** Texts, codes, titles, what is in items, and bulk data: where allow-lists or nothing decide what stays (PS3.15 E.3.3 to E.3.5, E.3.8). */
function isCleanable(vr: string): boolean {
  const rule = vrRule(vr);
  return rule !== undefined && (rule.kind === 'text' || rule.kind === 'sequence' || vr === 'AE' || vr === 'CS' || (rule.kind === 'binary' && rule.longLength));
}

/** Whether some value of the expression can be written into this VR; `value-fits.ts` looks at the characters. */
function canHold(expression: Expression, vr: string): boolean {
  switch (expression.kind) {
    case 'dummy':
      return true;
    case 'literal':
    case 'column':
      return isText(vr);
    case 'age':
      return vr === 'AS' || vrRule(vr)?.kind === 'text';
    case 'year':
      return vr === 'IS' || vr === 'DS' || vr === 'CS' || vrRule(vr)?.kind === 'text';
    case 'lower':
      return vrRule(vr)?.kind === 'text' || vr === 'AE';
    case 'pseudonym':
    case 'hash':
    case 'first':
    case 'attribute':
    case 'template':
      return vrRule(vr)?.kind === 'text' || vr === 'AE' || vr === 'CS';
  }
}
