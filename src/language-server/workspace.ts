import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { examine, headerOf, libraryOf, Memory, type Examination, type Library, type SourceText } from '../compiler/index.js';
import type { EditorHost, RuleFile } from './host.js';

/** What is asked of the documents that the editor has open. */
interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): TextDocument[];
}

/** The rule files an editor works on: open buffers over what stands on the disk, beside what is shipped. */
export class Workspace {
  private readonly memory = new Memory();
  private readonly texts = new Map<string, { readonly stamp: string | null; readonly text: string | null }>();
  private readonly examinations = new WeakMap<TextDocument, { readonly version: number; readonly epoch: number; readonly examination: Examination }>();
  /** counts the changes of any file */
  private epoch = 0;

  constructor(
    private readonly host: EditorHost,
    private readonly documents: OpenDocuments,
  ) {}

  /** Some file is another now, open or not. */
  changed(): void {
    this.epoch += 1;
  }

  open(uri: string): TextDocument | undefined {
    return this.documents.get(uri);
  }

  /** The open documents in the same folder that were built on the document when they were last looked at, or looked for a name in vain. */
  dependents(document: TextDocument): readonly TextDocument[] {
    const folder = folderOf(document.uri);
    const name = this.nameOf(document);
    return this.documents.all().filter((other) => {
      if (other.uri === document.uri || folder === null || folderOf(other.uri) !== folder) return false;
      const last = this.examinations.get(other)?.examination;
      return last === undefined || last.sources.has(name) || last.diagnostics.some(({ code }) => code === 'ANC2002' || code === 'ANC2003');
    });
  }

  /** How messages speak of the document: its name without folders, or its shipped name. */
  nameOf(document: TextDocument): string {
    const path = pathOf(document.uri);
    if (path === null) return 'untitled.anon';
    return this.host.shipped.find((file) => file.path === path)?.name ?? basename(path);
  }

  libraryFor(document: TextDocument): Library {
    return libraryOf(this.shipped(document), this.beside(document), this.nameOf(document));
  }

  /** Mistakes and rules of a document, worked out once for each of its versions. */
  examine(document: TextDocument): Examination {
    const known = this.examinations.get(document);
    if (known?.version === document.version && known.epoch === this.epoch) return known.examination;
    const examination = examine({ name: this.nameOf(document), text: document.getText() }, this.libraryFor(document), this.memory);
    this.examinations.set(document, { version: document.version, epoch: this.epoch, examination });
    return examination;
  }

  /** The file that messages about the document call by this name, as a document; null where there is none. */
  source(name: string, document: TextDocument): TextDocument | null {
    if (name === this.nameOf(document)) return document;
    const path = this.host.shipped.find((file) => file.name === name)?.path ?? this.pathsBeside(document).find((each) => basename(each) === name);
    return path === undefined ? null : this.documentOf(path);
  }

  /** The rule files beside the document and itself, as documents. */
  files(document: TextDocument): readonly TextDocument[] {
    const beside = this.pathsBeside(document).flatMap((path) => this.documentOf(path) ?? []);
    return beside.some(({ uri }) => uri === document.uri) ? beside : [document, ...beside];
  }

  private documentOf(path: string): TextDocument | null {
    const uri = pathToFileURL(path).href;
    const opened = this.documents.all().find((each) => pathOf(each.uri) === path);
    if (opened !== undefined) return opened;
    const text = this.textOf(path);
    return text === null ? null : TextDocument.create(uri, 'anon', 0, text);
  }

  private shipped(document: TextDocument): Library {
    const byName = new Map(this.host.shipped.flatMap((file) => this.shippedSource(file)));
    return { names: () => [...byName.keys()], read: (name) => byName.get(name), file: (path, beside) => this.named(path, beside, document) };
  }

  /** A table or list of words: in the folder of the document, then among what is shipped; what a shipped rule file names, there alone. */
  private named(path: string, beside: string, document: TextDocument): string | undefined {
    const folder = folderOf(document.uri);
    const own = folder === null || this.host.shipped.some(({ name }) => name === beside) ? [] : [resolve(folder, path)];
    for (const place of [...own, join(this.host.shippedFolder, path)]) {
      const text = this.textOf(place);
      if (text !== null) return text;
    }
    return undefined;
  }

  private shippedSource({ name, path }: RuleFile): readonly (readonly [string, SourceText])[] {
    const text = this.textOf(path);
    const header = text === null ? null : headerOf(text);
    return text === null || header === null ? [] : [[header.name, { name, text }]];
  }

  private beside(document: TextDocument): readonly SourceText[] {
    return this.pathsBeside(document).flatMap((path) => {
      const text = this.textOf(path);
      return text === null ? [] : [{ name: basename(path), text }];
    });
  }

  private pathsBeside(document: TextDocument): readonly string[] {
    const folder = folderOf(document.uri);
    return folder === null ? [] : this.host.rulesIn(folder).filter((path) => !this.host.shipped.some((file) => file.path === path));
  }

  /** The open buffer, else the disk; a file is read again when it was changed. */
  private textOf(path: string): string | null {
    const opened = this.documents.all().find((each) => pathOf(each.uri) === path);
    if (opened !== undefined) return opened.getText();
    const stamp = this.host.stampOf(path);
    const known = this.texts.get(path);
    if (known !== undefined && known.stamp === stamp) return known.text;
    const text = this.host.readText(path);
    this.texts.set(path, { stamp, text });
    return text;
  }
}

function folderOf(uri: string): string | null {
  const path = pathOf(uri);
  return path === null ? null : dirname(path);
}

/** null for documents that are no files yet. */
function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
