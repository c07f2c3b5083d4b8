import { attributeOfKeyword } from '../../facts/dictionary.js';
import { Word, lexer, reservedWords } from '../../../grammar/tokens.js';
import { err, ok, type Result } from '../../base/result.js';
import type { Span } from '../ast/syntax-tree.js';
import { spanOf } from '../parse/source.js';
import type { Library } from '../resolve/layer.js';
import { namesLayer, subjectAt } from './subject-at.js';
import { tokensOf } from './tokens-of.js';

/** A name that a file defines, where it stands at the offset. */
export interface Renamable {
  readonly name: string;
  readonly span: Span;
}

/** The name at an offset, or the reason why it cannot be changed there. */
export function renamableAt(text: string, offset: number): Result<Renamable, string> {
  const subject = subjectAt(text, offset);
  switch (subject?.kind) {
    case 'own-name':
      return ok({ name: subject.name, span: subject.span });
    case 'attribute':
      return err(`${nameOf(subject.asked)} is an attribute of DICOM; only names that the file defines can be changed`);
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

/** Why a name cannot be taken, or null. */
export function refusalOfName(name: string, library: Library): string | null {
  const { tokens } = lexer.tokenize(name);
  const [token] = tokens;
  if (tokens.length !== 1 || token === undefined || token.image !== name) return `\`${name}\` is no name: write letters, digits, \`-\`, \`.\` and \`_\`, a letter first`;
  if (reservedWords.includes(token.tokenType)) return `\`${name}\` is a word of the language`;
  if (token.tokenType !== Word) return `\`${name}\` is no name: write letters, digits, \`-\`, \`.\` and \`_\`, a letter first`;
  return library.read(name) === undefined ? null : `another file is called \`${name}\` already`;
}

/** Where a text names the profile or option. */
export function referencesTo(name: string, text: string): readonly Span[] {
  const { tokens } = tokensOf(text);
  return tokens.flatMap((token, index) => (token.tokenType === Word && token.image === name && namesLayer(tokens, index) ? [spanOf(token)] : []));
}

function nameOf(asked: string): string {
  return attributeOfKeyword(asked) === undefined ? 'the tag' : `\`${asked}\``;
}
