import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Layer, Library, SourceText } from './layer.js';
import type { ModelDraft } from './model-draft.js';

interface ReadLayer {
  readonly layer: Layer | null;
  readonly found: readonly Diagnostic[];
}

/** A table or list of words that a layer named, and what stood in it. */
interface ReadFile {
  readonly path: string;
  readonly beside: string;
  readonly text: string | undefined;
}

interface KnownLayer extends ReadLayer {
  readonly text: string;
  readonly files: readonly ReadFile[];
}

/**
 * What stays the same from one reading to the next, for editors that read a file at every keystroke: a layer is read again when its text
 * or that of a file it names is another, a draft is made again when one of the layers it is made of was.
 */
export class Memory {
  private readonly layers = new Map<string, KnownLayer>();
  private readonly drafts = new WeakMap<Layer, { readonly options: readonly Layer[]; readonly base: ModelDraft | null; readonly draft: ModelDraft }>();

  layer({ name, text }: SourceText, library: Library, read: (library: Library) => ReadLayer): ReadLayer {
    const known = this.layers.get(name);
    if (known?.text === text && known.files.every((file) => library.file?.(file.path, file.beside) === file.text)) return known;
    const files: ReadFile[] = [];
    const watched: Library = {
      read: (of) => library.read(of),
      names: () => library.names(),
      file: (path, beside) => {
        const content = library.file?.(path, beside);
        files.push({ path, beside, text: content });
        return content;
      },
    };
    const layer = { ...read(watched), text, files };
    this.layers.set(name, layer);
    return layer;
  }

  draft(layer: Layer, options: readonly Layer[], base: ModelDraft | null, make: () => ModelDraft): ModelDraft {
    const known = this.drafts.get(layer);
    if (known !== undefined && known.base === base && known.options.length === options.length && known.options.every((option, index) => option === options[index])) return known.draft;
    const draft = make();
    this.drafts.set(layer, { options, base, draft });
    return draft;
  }
}
