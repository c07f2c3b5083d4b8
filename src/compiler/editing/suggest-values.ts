import { AnyTag, EqualSign, In, Is, PrivateTag, Tag, Word } from '../../../grammar/tokens.js';
import { definedTerms } from '../../facts/defined-terms.js';
import { termMeanings } from '../../facts/term-meanings.js';
import { attributeOfKeyword, attributeOfTag } from '../../facts/dictionary.js';
import { registeredUidsOf } from '../../facts/uids.js';
import { textOf } from '../format/print-text.js';
import type { Expected } from './expected-at.js';
import { fits, type Suggestion } from './suggestion.js';
import { isWord } from './tokens-of.js';

interface Term {
  readonly value: string;
  readonly meaning: string;
}

/** attributes whose values the standard registers, by the kind of UID */
const uidKinds: Readonly<Record<string, string>> = { SOPClassUID: 'SOPClass', MediaStorageSOPClassUID: 'SOPClass', ReferencedSOPClassUID: 'SOPClass', TransferSyntaxUID: 'TransferSyntax' };

/** Values of the attribute that is compared: its defined terms, registered UIDs, and what the text itself compares it with. */
export function suggestValues(expected: Expected, text: string): readonly Suggestion[] {
  const keyword = comparedAttribute(expected);
  if (keyword === null) return [];
  const { span, written, within } = expected;
  const known = [...termsOf(keyword), ...registeredUidsOf(uidKinds[keyword] ?? '').map(({ uid, name }) => ({ value: uid, meaning: name }))];
  const used = usedValues(text, keyword).filter((value) => !known.some((term) => term.value === value)).map((value) => ({ value, meaning: 'used in this file' }));
  return [...known, ...used]
    .filter(({ value, meaning }) => fits(written, value) || fits(written, meaning))
    .sort((a, b) => Number(begins(b, written)) - Number(begins(a, written)))
    .map(({ value, meaning }) => {
      const insert = within !== 'text' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) ? value : textOf(value);
      return { label: value, kind: 'term', insert, span, filter: within === 'text' ? `"${written}` : insert, detail: meaning };
    });
}

/** With what they mean where that is known; terms that no table explains, such as retired ones, last. */
function termsOf(keyword: string): readonly Term[] {
  const explained = termMeanings(keyword);
  const others = definedTerms(attributeOfKeyword(keyword)?.tag ?? '') ?? [];
  return [...explained, ...others.filter((value) => !explained.some((term) => term.value === value)).map((value) => ({ value, meaning: 'defined or retired term' }))];
}

function begins({ value, meaning }: Term, written: string): boolean {
  return [value, meaning].some((text) => text.toLowerCase().startsWith(written.toLowerCase()));
}

/** The attribute before `is`, `is not`, `in {`, `=`, or before the value itself. */
function comparedAttribute({ before }: Expected): string | null {
  const compares = before.findLastIndex(({ tokenType }) => tokenType === Is || tokenType === In || tokenType === EqualSign);
  const last = before.at(-1);
  // A device of a template is an attribute and its value, with nothing between them.
  const token = last?.tokenType === Word && attributeOfKeyword(last.image) !== undefined ? last : before[compares - 1];
  if (token === undefined) return null;
  if (isWord(token)) return attributeOfKeyword(token.image)?.keyword ?? null;
  if (token.tokenType !== Tag && token.tokenType !== AnyTag && token.tokenType !== PrivateTag) return null;
  return attributeOfTag(Number.parseInt(token.image.replace(/[^0-9A-Fa-f]/g, ''), 16))?.keyword ?? null;
}

/** Bare values that the text compares the attribute with. */
function usedValues(text: string, keyword: string): readonly string[] {
  const values = [...text.matchAll(new RegExp(`\\b${keyword}\\s+(?:is(?:\\s+not)?\\s+"([^"\\n]+)"|in\\s*\\{([^}\\n]*)\\})`, 'g'))];
  return [...new Set(values.flatMap(([, one, several]) => (one === undefined ? [...(several ?? '').matchAll(/"([^"]+)"/g)].flatMap(([, value]) => value ?? []) : [one])))];
}
