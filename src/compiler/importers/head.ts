import { escaped, textOf } from '../format/print-text.js';

/** Doc comments and the header of an imported file. */
export function headOf(name: string, doc: readonly string[], extended: string | null): readonly string[] {
  return [...doc.map((line) => `## ${escaped(line)}`), `profile ${textOf(profileName(name))} version "0.1.0"`, ...(extended === null ? [] : ['', `extends ${extended}`])];
}

/** A name for the profile from the name of the script: small letters, digits and hyphens. */
export function profileName(file: string): string {
  const stem = file.replace(/^.*[\\/]/, '').replace(/\.(xml|script|txt|deid)$/i, '');
  const name = stem.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
  return name === '' ? 'imported' : name;
}

/** How far dates of a subject move where a script says one number for everybody, or none. */
export const shiftClauses = 'per PatientID by 30..365 days back';

/** What every run writes by itself (PS3.15 E.1.1): a script's words for them would be claims of their own. */
export const writtenByRun: readonly string[] = ['00120062', '00120063', '00120064', '00280303'];
