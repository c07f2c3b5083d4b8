import type { TextEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { hasErrors, parse, print } from '../compiler/index.js';
import { rangeOf } from './ranges.js';

/** The canonical layout, as one change between what stays at both ends. Nothing where the file cannot be read whole: what was not read would be lost. */
export function formatting(document: TextDocument): TextEdit[] {
  const text = document.getText();
  const { tree, diagnostics } = parse(text, '');
  if (hasErrors(diagnostics)) return [];
  const printed = /\r\n/.test(text) ? print(tree).replaceAll('\n', '\r\n') : print(tree);
  if (printed === text) return [];
  const shorter = Math.min(text.length, printed.length);
  let start = 0;
  while (start < shorter && text[start] === printed[start]) start += 1;
  let end = 0;
  while (end < shorter - start && text[text.length - 1 - end] === printed[printed.length - 1 - end]) end += 1;
  return [{ range: rangeOf(document, { start, end: text.length - end }), newText: printed.slice(start, printed.length - end) }];
}
