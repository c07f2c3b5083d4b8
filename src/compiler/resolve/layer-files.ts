import type { Secret, StringLiteral, Table as TableNode } from '../ast/syntax-tree.js';
import type { DraftTable, Library, PlacedName, SourceText } from './layer.js';
import type { Vocabulary } from './model.js';
import { readTable } from './read-table.js';
import { readVocabulary } from './read-vocabulary.js';
import type { Reports } from './reports.js';
import type { Scope } from './scope.js';

/** The tables, secrets and lists of words that one rule file names, each read once. */
export class LayerFiles implements Scope {
  readonly tables = new Map<string, DraftTable | null>();
  readonly vocabularies = new Map<string, Vocabulary | null>();
  readonly secrets: PlacedName[] = [];

  constructor(
    private readonly source: SourceText,
    private readonly library: Library,
    readonly reports: Reports,
  ) {}

  declare(node: TableNode | Secret): void {
    const { text: name, span } = node.name;
    if (this.tables.has(name) || this.secrets.some(({ text }) => text === name)) {
      this.reports.report('ANC2026', { name }, span);
      return;
    }
    if (node.kind === 'secret') this.secrets.push(node.name);
    else this.tables.set(name, readTable(node, this.read(node.file), this.reports));
  }

  found(): readonly DraftTable[] {
    return [...this.tables.values()].flatMap((table) => table ?? []);
  }

  vocabulary(file: StringLiteral): string | null {
    let vocabulary = this.vocabularies.get(file.text);
    if (vocabulary === undefined) {
      vocabulary = readVocabulary(file, this.read(file), this.reports);
      this.vocabularies.set(file.text, vocabulary);
    }
    return vocabulary === null ? null : vocabulary.name;
  }

  private read({ text }: StringLiteral): string | undefined {
    return this.library.file?.(text, this.source.name);
  }
}
