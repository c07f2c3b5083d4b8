import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { parse } from '../parse/parse.js';
import type { Layer, Library, PlacedName, SourceText } from './layer.js';
import { Memory } from './memory.js';
import { draftOf, type ModelDraft } from './model-draft.js';
import { Reports } from './reports.js';
import { resolveLayer } from './resolve-layer.js';

export interface Loaded {
  /** null where the file has no header, or names what it is built on wrongly */
  readonly draft: ModelDraft | null;
  readonly diagnostics: readonly Diagnostic[];
  /** every text that a diagnostic can point into */
  readonly sources: readonly SourceText[];
}

/** Reads a rule file and everything it extends: text → tree → layers with every name resolved → one list of rules. */
export function load(source: SourceText, library: Library, memory = new Memory()): Loaded {
  const loader = new Loader(library, memory);
  const draft = loader.draft(source, []);
  return { draft, diagnostics: loader.diagnostics, sources: loader.sources };
}

/** What an option states, less the option. */
const nothing = { rules: [], shifts: [], secrets: [], tables: [], vocabularies: [], templates: [], detect: [], preserve: [], risk: null } satisfies Partial<Layer>;

class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly sources: SourceText[] = [];

  constructor(
    private readonly library: Library,
    private readonly memory: Memory,
  ) {}

  /** `above`: the names of the profiles that extend this one, to find circles. */
  draft(source: SourceText, above: readonly string[]): ModelDraft | null {
    const reports = new Reports(source.name);
    const layer = this.layer(source, reports);
    const draft = layer === null ? null : this.built(layer, [...above, layer.name.text], reports);
    this.diagnostics.push(...inOrder(reports));
    return draft;
  }

  private layer(source: SourceText, reports: Reports): Layer | null {
    this.sources.push(source);
    const { layer, found } = this.memory.layer(source, this.library, (library) => {
      const own = new Reports(source.name);
      const { tree, diagnostics } = parse(source.text, source.name);
      own.found.push(...diagnostics);
      return { layer: resolveLayer(source, tree, library, own), found: own.found };
    });
    reports.found.push(...found);
    return layer;
  }

  private built(layer: Layer, above: readonly string[], reports: Reports): ModelDraft | null {
    if (layer.what === 'option') return this.option(layer, above, reports);
    if (layer.extends === null) return this.memory.draft(layer, [], null, () => draftOf(layer, [], null));
    const base = this.base(layer.extends.name, above, reports);
    const options = this.options(layer.extends.options, base, reports);
    return base === null || options === null ? null : this.memory.draft(layer, options, base, () => draftOf(layer, options, base));
  }

  /** An option by itself, and what it brings in, is checked as if an empty profile chose it. */
  private option(layer: Layer, above: readonly string[], reports: Reports): ModelDraft | null {
    if (layer.of === null) return null;
    const base = this.base(layer.of, above, reports);
    const brought = this.options(layer.extends?.options ?? [], base, reports);
    return base === null || brought === null ? null : draftOf({ ...layer, ...nothing }, [...brought, layer], base);
  }

  private base(name: PlacedName, above: readonly string[], reports: Reports): ModelDraft | null {
    const source = this.library.read(name.text);
    if (source === undefined) {
      this.unknown(name, null, 'profile', reports);
      return null;
    }
    if (above.includes(name.text)) {
      reports.report('ANC2022', { names: [...above.slice(above.indexOf(name.text)), name.text] }, name.span);
      return null;
    }
    const draft = this.draft(source, above);
    if (draft?.profile.what === 'option') {
      reports.report('ANC2003', { option: name.text, of: draft.profile.of?.text ?? null, base: null }, name.span);
      return null;
    }
    return draft;
  }

  private options(names: readonly PlacedName[], base: ModelDraft | null, reports: Reports): readonly Layer[] | null {
    const layers = new Map<string, Layer>();
    let complete = true;
    for (const [index, name] of names.entries()) {
      if (names.findIndex(({ text }) => text === name.text) < index) {
        reports.report('ANC4007', { option: name.text }, name.span);
        continue;
      }
      if (!this.takeIn(name, base, layers, reports)) complete = false;
    }
    return complete ? [...layers.values()] : null;
  }

  /** An option, and before it those that it brings in with an `extends` of its own; each once. False where one of them is unknown. */
  private takeIn(name: PlacedName, base: ModelDraft | null, layers: Map<string, Layer>, reports: Reports, above: readonly string[] = []): boolean {
    if (layers.has(name.text) || above.includes(name.text)) return true;
    const layer = this.optionOf(name, base, reports);
    if (layer === null) return false;
    const own = new Reports(layer.source.name);
    const brought = layer.extends?.options ?? [];
    const complete = brought.map((option) => this.takeIn(option, base, layers, own, [...above, name.text])).every((isKnown) => isKnown);
    this.diagnostics.push(...own.found);
    layers.set(name.text, layer);
    return complete;
  }

  private optionOf(name: PlacedName, base: ModelDraft | null, reports: Reports): Layer | null {
    const source = this.library.read(name.text);
    if (source === undefined) {
      this.unknown(name, base?.profile.name.text ?? null, 'option', reports);
      return null;
    }
    const own = new Reports(source.name);
    const layer = this.layer(source, own);
    this.diagnostics.push(...inOrder(own));
    if (layer === null || base === null) return layer;
    if (layer.what === 'option' && layer.of?.text === base.profile.name.text) return layer;
    reports.report('ANC2003', { option: name.text, of: layer.of?.text ?? null, base: base.profile.name.text }, name.span);
    return null;
  }

  private unknown(name: PlacedName, of: string | null, what: 'profile' | 'option', reports: Reports): void {
    const names = this.library
      .names()
      .filter((other) => this.isOf(other, what, of))
      .sort();
    const likely = names.filter((other) => isPartOf(name.text, other));
    const near = likely.length === 1 ? (likely[0] ?? null) : likely.length > 1 ? null : nearest(name.text, names);
    reports.report('ANC2002', { name: name.text, what, nearest: near, names: likely.length > 1 ? likely : names, later: what === 'option' && laterOptions.includes(name.text) }, name.span, {
      fix: near === null ? null : { span: name.span, replacement: near, title: `write \`${near}\`` },
    });
  }

  /** By the header of its text: what of the library could stand in a place. */
  private isOf(name: string, what: 'profile' | 'option', of: string | null): boolean {
    const header = /^(profile|option) "[^"]*"(?: of (\S+))?/m.exec(this.library.read(name)?.text ?? '');
    return header?.[1] === what && (what === 'profile' || of === null || header[2] === of);
  }
}

/** Options of PS3.15 Annex E that change pixels. */
const laterOptions: readonly string[] = ['clean-pixel-data', 'clean-recognizable-visual-features'];

/** "basic" is part of "ps3.15-basic", and "retain-dates" of "retain-full-dates". */
function isPartOf(written: string, name: string): boolean {
  const parts = new Set(name.split('-'));
  return written.split('-').every((part) => part !== '' && parts.has(part));
}

/** In the order of the text. */
function inOrder({ found }: Reports): readonly Diagnostic[] {
  return found.toSorted((a, b) => a.span.start - b.span.start);
}
