import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { classify, type Classified } from '../compiler/index.js';

const types: Readonly<Record<Classified['what'], string>> = {
  keyword: 'keyword',
  verb: 'function',
  attribute: 'property',
  tag: 'property',
  layer: 'namespace',
  name: 'variable',
  type: 'type',
  term: 'enumMember',
  text: 'string',
  number: 'number',
  pattern: 'regexp',
  comment: 'comment',
};

export const legend: SemanticTokensLegend = { tokenTypes: [...new Set(Object.values(types))], tokenModifiers: ['documentation', 'deprecated'] };

export function semanticTokensOf(document: TextDocument): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, what, isDoc, isRetired } of classify(document.getText())) {
    const { line, character } = document.positionAt(span.start);
    builder.push(line, character, span.end - span.start, legend.tokenTypes.indexOf(types[what]), (isDoc ? 1 : 0) | (isRetired ? 2 : 0));
  }
  return builder.build();
}
