import { With, Word } from '../../../grammar/tokens.js';
import { knownClaims } from '../prove/claim-tables.js';
import type { Library } from '../resolve/layer.js';
import { headerOf, type HeaderInBrief } from '../resolve/header-of.js';
import type { Expected } from './expected-at.js';
import { fits, type Suggestion } from './suggestion.js';

/** Profiles that can be extended. */
export function suggestProfiles(expected: Expected, library: Library): readonly Suggestion[] {
  return headers(library).flatMap((header) => (header.what === 'profile' ? suggestion(header, 'profile', expected) : []));
}

/** Options of the profile before `with`, without those that the list has already. */
export function suggestOptions(expected: Expected, library: Library): readonly Suggestion[] {
  const opened = expected.before.findIndex(({ tokenType }) => tokenType === With);
  const of = expected.before[opened - 1]?.image;
  const chosen = expected.before.slice(opened).flatMap(({ tokenType, image }) => (tokenType === Word ? [image] : []));
  return headers(library).flatMap((header) => (header.what === 'option' && header.of === of && !chosen.includes(header.name) ? suggestion(header, 'option', expected) : []));
}

export function suggestClaims(expected: Expected, library: Library): readonly Suggestion[] {
  return knownClaims.filter((name) => fits(expected.written, name)).map((name) => ({ label: name, kind: 'claim', insert: name, span: expected.span, filter: name, detail: firstLine(header(library, name)?.doc ?? '') }));
}

function suggestion({ name, version, doc }: HeaderInBrief, kind: 'profile' | 'option', { span, written }: Expected): readonly Suggestion[] {
  return fits(written, name) ? [{ label: name, kind, insert: name, span, filter: name, detail: [version, firstLine(doc)].filter((part) => part !== '').join(' · ') }] : [];
}

function headers(library: Library): readonly HeaderInBrief[] {
  return [...library.names()].sort().flatMap((name) => header(library, name) ?? []);
}

function header(library: Library, name: string): HeaderInBrief | null {
  const source = library.read(name);
  return source === undefined ? null : headerOf(source.text);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
