import { contentItems } from '../../facts/content-items.js';
import { attributeOfKeyword, attributeOfTag, printTag, type Attribute } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { ps315Edition, ps315Row } from '../../facts/ps315.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { explain } from '../explain/explain.js';
import { placesText } from '../explain/explain-text.js';
import { headerOf } from '../resolve/header-of.js';
import type { Library } from '../resolve/layer.js';
import type { Rule } from '../resolve/model.js';
import { keywordHelp } from './keyword-help.js';
import type { DefinedName } from './names-of.js';
import type { Subject } from './subject-at.js';

export interface Description {
  readonly title: string;
  /** sentences, one a line */
  readonly lines: readonly string[];
  /** what the rules do to it, in which cases; text in columns, or null */
  readonly outcome: string | null;
}

/** What a person wants to know of what stands at a place: what it is, what PS3.15 says of it, what these rules do to it. */
export function describe(subject: Subject, library: Library, rules: readonly Rule[] | null): Description | null {
  switch (subject.kind) {
    case 'attribute':
      return describeAttribute(subject.asked, rules);
    case 'private':
      return describePrivate(subject, rules);
    case 'content':
      return { title: subject.asked, lines: [contentLine(subject.code)], outcome: outcomeOf(subject.asked, rules) };
    case 'layer':
    case 'own-name':
      return describeLayer(subject.name, library);
    case 'defined':
      return { title: `${subject.of.kind} ${subject.of.name}`, lines: linesOfDefined(subject.of), outcome: null };
    case 'column':
      return { title: `${subject.of.name}.${subject.column}`, lines: ['a column of the table', ...linesOfDefined(subject.of)], outcome: null };
    case 'keyword':
      return keywordHelp[subject.word] === undefined ? null : { title: subject.word, lines: [keywordHelp[subject.word] ?? ''], outcome: null };
  }
}

function describeAttribute(asked: string, rules: readonly Rule[] | null): Description {
  const attribute = attributeOfKeyword(asked) ?? attributeOfTag(Number.parseInt(asked.replace(/[^0-9A-Fa-f]/g, '0'), 16));
  const tag = attribute?.tag ?? asked.replace(/[XgGeE]/g, 'x');
  return {
    title: attribute === undefined ? printTag(tag) : `${attribute.keyword} ${printTag(attribute.tag)}`,
    lines: [...(attribute === undefined ? ['no attribute of the dictionary, PS3.6'] : dictionaryLines(attribute)), rowLine(tag)],
    outcome: outcomeOf(asked, rules),
  };
}

function dictionaryLines({ name, vrs, vm, retired }: Attribute): readonly string[] {
  return [`${name}: ${vrs.map(vrInWords).join(' or ')}, VM ${vm}${retired ? ', retired' : ''}`];
}

function rowLine(tag: string): string {
  const row = ps315Row(tag);
  if (row === undefined) return `PS3.15 Table E.1-1 of ${ps315Edition()} has no row for it`;
  const options = Object.entries(row.options).map(([option, code]) => `${option} ${code}`);
  return `PS3.15 Table E.1-1 of ${ps315Edition()}: ${row.basic}${options.length === 0 ? '' : `; ${options.join(', ')}`}`;
}

function describePrivate({ asked, creator, group, element }: Extract<Subject, { kind: 'private' }>, rules: readonly Rule[] | null): Description {
  const attribute = privateAttribute(creator, group, element);
  const known = attribute === undefined ? ['no table knows this element'] : [`${attribute.meaning === '' ? 'no meaning is stated' : attribute.meaning}: ${attribute.vr === null ? 'VR not stated' : vrInWords(attribute.vr)}, VM ${attribute.vm}`];
  const safe = attribute?.safe === true ? ['a safe private attribute, PS3.15 Table E.3.10-1'] : [];
  return { title: asked, lines: [...known, ...safe], outcome: outcomeOf(asked, rules) };
}

function linesOfDefined({ kind, from }: DefinedName): readonly string[] {
  if (kind === 'secret') return ['its value comes from the environment or a key file'];
  return from === null ? [] : [`read from ${from.file}${from.key === null ? '' : `, the row by ${from.key}`}`];
}

function contentLine(code: string): string {
  const item = contentItems().find((each) => each.code === code);
  return item === undefined ? 'PS3.15 Table E.3.4-1 has no row for it' : `PS3.15 Table E.3.4-1: ${item.meaning}: ${item.basic}`;
}

function outcomeOf(asked: string, rules: readonly Rule[] | null): string | null {
  const explained = rules === null ? null : explain({ rules }, asked);
  return explained?.ok === true ? placesText(explained.value) : null;
}

function describeLayer(name: string, library: Library): Description | null {
  const source = library.read(name);
  const header = source === undefined ? null : headerOf(source.text);
  if (header === null) return null;
  return { title: `${header.what} ${header.name} ${header.version}`, lines: [...(header.of === null ? [] : [`an option of ${header.of}`]), ...header.doc.split('\n')], outcome: null };
}
