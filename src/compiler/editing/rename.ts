import { attributeOfKeyword } from '../../facts/dictionary.js';
import { lexer, reservedWords } from '../../../grammar/tokens.js';
import { err, ok, type Result } from '../../base/result.js';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import type { Library } from '../resolve/layer.js';
import { columnsIn, namesOf, type DefinedName } from './names-of.js';
import { namesLayer, subjectAt } from './subject-at.js';
import { isWord, tokensOf } from './tokens-of.js';

/** A name that a file defines, where it stands at the offset. */
export interface Renamable {
  readonly name: string;
  readonly span: Span;
  readonly kind: DefinedName['kind'];
}

/** The name at an offset, or the reason why it cannot be changed there. */
export function renamableAt(text: string, offset: number): Result<Renamable, string> {
  const subject = subjectAt(text, offset);
  switch (subject?.kind) {
    case 'own-name':
      return ok({ name: subject.name, span: subject.span, kind: 'header' });
    case 'defined':
      return ok({ name: subject.of.name, span: subject.span, kind: subject.of.kind });
    case 'column':
      return err(`a column is named in ${subject.of.from === null ? 'the file of its table' : `\`${subject.of.from.file}\``}; change it there`);
    case 'attribute':
      return err(`${nameOf(subject.asked)} is an attribute of DICOM; only names that the file defines can be changed`);
    case 'content':
      return err('a content item is named by its concept; only names that the file defines can be changed');
    case 'private':
      return err('a private element is named by its vendor; only names that the file defines can be changed');
    case 'layer':
      return err(`\`${subject.name}\` is defined in another file; change it there`);
    case 'keyword':
      return err(`\`${subject.word}\` is a word of the language`);
    default:
      return err('nothing here is a name that the file defines');
  }
}

/** Why a name of that kind cannot be taken, or null. */
export function refusalOfName(name: string, { kind }: Renamable, text: string, library: Library): string | null {
  const { tokens } = lexer.tokenize(name);
  const [token] = tokens;
  if (tokens.length !== 1 || token === undefined || token.image !== name) return `\`${name}\` is no name: write letters, digits, \`-\`, \`.\` and \`_\`, a letter first`;
  if (reservedWords.includes(token.tokenType)) return `\`${name}\` is a word of the language`;
  if (!isWord(token)) return `\`${name}\` is no name: write letters, digits, \`-\`, \`.\` and \`_\`, a letter first`;
  if (kind === 'header') return library.read(name) === undefined ? null : `another file is called \`${name}\` already`;
  if (name.includes('.')) return `the name of a ${kind} holds no \`.\``;
  return namesOf(tokensOf(text).tokens).some((defined) => defined.kind === kind && defined.name === name) ? `another ${kind} is called \`${name}\` already` : null;
}

/** Where a text names it: a table or a secret of its own, or the profile or option of some file. */
export function referencesTo({ name, kind }: Renamable, text: string): readonly Span[] {
  const { tokens } = tokensOf(text);
  if (kind !== 'header') {
    const defined = namesOf(tokens).flatMap((each) => (each.kind === kind && each.name === name ? [each.span] : []));
    const used = kind === 'table' ? columnsIn(tokens.filter((_, index) => !namesLayer(tokens, index)), [name]).map(({ tableSpan }) => tableSpan) : [];
    return [...defined, ...used];
  }
  return tokens.flatMap((token, index) => (isWord(token) && token.image === name && namesLayer(tokens, index) ? [spanOf(token)] : []));
}

function nameOf(asked: string): string {
  return attributeOfKeyword(asked) === undefined ? 'the tag' : `\`${asked}\``;
}
