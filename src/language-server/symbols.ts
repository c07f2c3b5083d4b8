import { FoldingRangeKind, SymbolKind, type DocumentSymbol, type FoldingRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { foldings, outline, parse, type OutlineEntry } from '../compiler/index.js';
import { rangeOf } from './ranges.js';

const kinds: Readonly<Partial<Record<string, SymbolKind>>> = {
  header: SymbolKind.Module,
  extends: SymbolKind.Class,
  claims: SymbolKind.Interface,
  accept: SymbolKind.Event,
  rule: SymbolKind.Property,
  when: SymbolKind.Struct,
  secret: SymbolKind.Key,
  table: SymbolKind.Array,
  template: SymbolKind.Object,
  detect: SymbolKind.Function,
  preserve: SymbolKind.Constant,
  risk: SymbolKind.Package,
  test: SymbolKind.Method,
};

/** The statements of a document, blocks with what stands in them. */
export function symbolsOf(document: TextDocument): DocumentSymbol[] {
  const text = document.getText();
  return outline(parse(text, '').tree, text).map((entry) => symbol(entry, document));
}

function symbol({ label, kind, span, head, children }: OutlineEntry, document: TextDocument): DocumentSymbol {
  return { name: label, kind: kinds[kind] ?? SymbolKind.Object, range: rangeOf(document, span), selectionRange: rangeOf(document, head), children: children.map((child) => symbol(child, document)) };
}

/** Blocks and comments of several lines; the line with the closing brace stays. */
export function foldingRanges(document: TextDocument): FoldingRange[] {
  return foldings(document.getText()).flatMap(({ start, end, what }) => {
    const startLine = document.positionAt(start).line;
    const endLine = document.positionAt(end).line - (what === 'block' ? 1 : 0);
    if (endLine <= startLine) return [];
    return [{ startLine, endLine, ...(what === 'comment' ? { kind: FoldingRangeKind.Comment } : {}) }];
  });
}
