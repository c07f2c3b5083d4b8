import type { Plan } from '../../compiler/lower/plan.js';
import type { Encoding } from '../dicom/encoding.js';
import { elementBytes, itemBytes } from '../dicom/write-element.js';

export const METHOD_CODES = 0x00120064;
export const CODE_VALUE = 0x00080100;
export const CODING_SCHEME = 0x00080102;

/** An attribute of the root that says what was done, PS3.15 E.1.1 items 6 and 7 and E.3.6. */
export interface ClaimElement {
  readonly tag: number;
  readonly bytes: Buffer;
}

/** PatientIdentityRemoved, DeidentificationMethod and its codes, LongitudinalTemporalInformationModified, in the order of tags. */
export function claimElements({ tables, model, compiler }: Plan, encoding: Encoding): readonly ClaimElement[] {
  const text = (tag: number, vr: string, value: string): ClaimElement => ({ tag, bytes: elementBytes(tag, vr, Buffer.from(value, 'latin1'), encoding) });
  const codes = tables.methods.map(({ code, meaning }) => methodItem(code, meaning, encoding));
  return [
    text(0x00120062, 'CS', statesRemoval(model) ? 'YES' : 'NO'),
    text(0x00120063, 'LO', [`anonc ${compiler.version}`, `${model.profile.name} ${model.profile.version}`].map(plain).join('\\')),
    { tag: METHOD_CODES, bytes: elementBytes(METHOD_CODES, 'SQ', Buffer.concat(codes), encoding) },
    text(0x00280303, 'CS', tables.longitudinal),
  ];
}

/** A profile that extends nothing and claims nothing has rules, and nobody said that they remove who it is. */
function statesRemoval({ extends: base, claims, methods }: Plan['model']): boolean {
  return base !== null || claims.length > 0 || methods.length > 0;
}

/** Items for the methods that an earlier de-identification has not stated yet. */
export function missingMethods({ tables }: Plan, stated: ReadonlySet<string>, encoding: Encoding): Buffer {
  return Buffer.concat(tables.methods.filter(({ code }) => !stated.has(code)).map(({ code, meaning }) => methodItem(code, meaning, encoding)));
}

function methodItem(code: string, meaning: string, encoding: Encoding): Buffer {
  const text = (tag: number, vr: string, value: string): Buffer => elementBytes(tag, vr, Buffer.from(value, 'latin1'), encoding);
  return itemBytes([text(CODE_VALUE, 'SH', code), text(CODING_SCHEME, 'SH', 'DCM'), text(0x00080104, 'LO', meaning)], encoding);
}

/** One value of LO, PS3.5 6.2, in the default repertoire. */
function plain(text: string): string {
  return text.replace(/[^ -[\]-~]/g, '?').slice(0, 64).trim();
}

/** Attributes of the root in which an output states what was done to it. */
export function isClaim(tag: number): boolean {
  return (tag >= 0x00120062 && tag <= METHOD_CODES) || tag === 0x00280303;
}
