import { allAttributes, attributeOfKeyword, attributeOfTag, type Attribute } from '../../facts/dictionary.js';
import { nearest } from '../diagnostics/nearest.js';
import { textOf } from '../format/print-text.js';

/** An element as a script names it, and as a rule file does. */
export type NamedElement =
  | { readonly kind: 'standard'; readonly written: string; readonly tag: string; readonly keyword: string | null; readonly vrs: readonly string[] }
  | { readonly kind: 'private'; readonly written: string; readonly creator: string }
  /** of an odd group, and no creator said */
  | { readonly kind: 'private-without-creator'; readonly tag: string }
  /** PS3.10 7.1: no part of the data set */
  | { readonly kind: 'file-meta'; readonly tag: string }
  | { readonly kind: 'unknown' };

/**
 * Reads `00100010`, `[0010,0010]`, `(0010,0010)`, `0x00100010`, `(60xx,3000)`, a keyword of the standard or of older dictionaries
 * (`RefImageSeq`), and private elements as `0019[CREATOR]0C`, `(0019,CREATOR,0C)`.
 */
export function namedElement(name: string): NamedElement {
  const text = name.trim();
  const block = /^[[(]?([0-9A-Fa-f]{3}[13579BDFbdf]),?(?:00)?\[([^\]"]{1,64})\]([0-9A-Fa-f]{2})[\])]?$/.exec(text) ?? /^\(?([0-9A-Fa-f]{3}[13579BDFbdf]),\s*"?([^,"]{1,64})"?\s*,\s*([0-9A-Fa-f]{1,2})\)?$/.exec(text);
  if (block !== null) return privateElement(block[1] ?? '', block[2] ?? '', block[3] ?? '');
  const digits = /^(?:0x)?[[(]?([0-9A-Fa-fxX]{4}),?\s*([0-9A-Fa-fxX]{4})[\])]?$/.exec(text);
  if (digits !== null) return ofTag(`${digits[1] ?? ''}${digits[2] ?? ''}`.toUpperCase().replaceAll('X', 'x'));
  const attribute = attributeNamed(text);
  return attribute === undefined ? { kind: 'unknown' } : ofAttribute(attribute);
}

/** The attribute whose keyword is nearest to a misspelt one. */
export function nearestElement(name: string): NamedElement {
  const near = /^[A-Za-z]{4,64}$/.test(name) ? nearest(name, allAttributes().flatMap(({ keyword }) => (keyword === '' ? [] : [keyword]))) : null;
  return near === null ? { kind: 'unknown' } : namedElement(near);
}

function privateElement(group: string, creator: string, element: string): NamedElement {
  const name = creator.trim();
  if (name === '' || /[^\x20-\x7E]/.test(name)) return { kind: 'unknown' };
  return { kind: 'private', written: `private ${textOf(name)} (${group.toUpperCase()},xx${element.toUpperCase().padStart(2, '0')})`, creator: name };
}

function ofTag(tag: string): NamedElement {
  if (tag.startsWith('0002') || tag.startsWith('0000')) return { kind: 'file-meta', tag };
  if (/^[0-9A-F]{3}[13579BDF]/.test(tag)) return { kind: 'private-without-creator', tag };
  if (tag.includes('x')) return { kind: 'standard', written: tagWritten(tag), tag, keyword: null, vrs: [] };
  const attribute = attributeOfTag(Number.parseInt(tag, 16));
  if (attribute !== undefined && !attribute.tag.includes('x')) return ofAttribute(attribute);
  return { kind: 'standard', written: tagWritten(tag), tag, keyword: null, vrs: attribute?.vrs ?? [] };
}

function ofAttribute({ tag, keyword, vrs }: Attribute): NamedElement {
  if (tag.startsWith('0002') || tag.startsWith('0000')) return { kind: 'file-meta', tag };
  return { kind: 'standard', written: keyword === '' ? tagWritten(tag) : keyword, tag, keyword: keyword === '' ? null : keyword, vrs };
}

function tagWritten(tag: string): string {
  return `(${tag.slice(0, 4)},${tag.slice(4)})`;
}

let folded: ReadonlyMap<string, Attribute> | undefined;

/** By the keyword, in any letter case, or as older dictionaries shorten it. */
function attributeNamed(name: string): Attribute | undefined {
  const exact = attributeOfKeyword(name);
  if (exact !== undefined) return exact;
  folded ??= new Map(allAttributes().flatMap((attribute) => (attribute.keyword === '' ? [] : [[attribute.keyword.toLowerCase(), attribute] as const])));
  const long = name.replace(/Seq$/, 'Sequence').replace(/^SeqOf/, 'SequenceOf').replace(/^Ref(?=[A-Z])/, 'Referenced').replace(/AET$/, 'AETitle');
  for (const candidate of [name, long, `${long}s`, long.replace(/^([A-Z][a-z]+)s(?=[A-Z])/, '$1'), long.replace(/^Operator(?!s)/, 'Operators')]) {
    const found = folded.get(candidate.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
