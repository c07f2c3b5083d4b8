import { groupBy } from '../../../base/group-by.js';
import { rule, shortened, textOfWritten, type Draft, type Piece, type Written } from '../draft.js';
import { headOf, writtenByRun } from '../head.js';
import type { Fault, FaultKind } from '../imported.js';
import { namedElement, type NamedElement } from '../named-attribute.js';
import { insteadOfRemoval } from '../needed.js';
import { elementPieces, type SaidAt } from './element-pieces.js';
import { actionOf } from './element-action.js';
import { doing, losing, type ElementAction } from './action.js';
import { globalPieces, globalsOf, type Globals } from './globals.js';
import type { ScriptElement } from './read-xml.js';
import { readValue } from './script-value.js';

/** A DicomAnonymizer script: parameters, elements, groups that are kept, families that are removed. */
export function headerScript(elements: readonly ScriptElement[], name: string): Draft {
  const reader = new HeaderScript(elements);
  return reader.draft(name);
}

class HeaderScript {
  private readonly faults: Fault[] = [];
  /** faults of functions: the name of the element in them is a NUL, so that those that say the same are told once */
  private readonly said: (Fault & { readonly written: string })[] = [];
  private readonly parameters: ReadonlyMap<string, string>;
  private readonly globals: Globals;

  constructor(private readonly elements: readonly ScriptElement[]) {
    this.parameters = new Map(elements.filter(({ name }) => name === 'p').map(({ attributes, text }) => [(attributes['t'] ?? '').toUpperCase(), text]));
    this.globals = globalsOf(elements);
  }

  draft(name: string): Draft {
    const enabled = this.lastOfEach(this.elements.filter((element) => element.name === 'e' && isOn(element)));
    const pieces = enabled.flatMap((element) => this.piecesOf(element));
    const named = new Set(enabled.flatMap(({ attributes }) => namedElement(attributes['t'] ?? '')).flatMap((element) => (element.kind === 'standard' ? [element.tag] : [])));
    const losesPrivate = enabled.some(({ attributes, text }) => namedElement(attributes['t'] ?? '').kind === 'private-without-creator' && !/^\s*@keep\(\s*\)\s*$/i.test(text));
    const rest = globalPieces(this.globals, { named, losesPrivate }, (line, kind, message) => this.fault(line, kind, message));
    const others = this.elements.filter(({ name: kind }) => !['p', 'e', 'k', 'r'].includes(kind));
    return {
      head: headOf(name, ['Carried over from a header script of CTP. Comments say what a person must still decide.', 'Rules hold at every depth; the script spoke of the outermost level alone, unless it processed a sequence.'], null),
      pieces: [...pieces, ...rest, ...others.map(unknownElement)],
      rest: [],
      faults: this.onceEach(),
    };
  }

  private fault(line: number, kind: FaultKind, message: string): void {
    this.faults.push({ line, kind, message });
  }

  /** The faults of constant shifts and of hashes are one each, with all their attributes. */
  private onceEach(): readonly Fault[] {
    const days = new Set(this.elements.filter(isOn).flatMap(({ text }) => /@incrementdate\([^,]*,\s*([^)]+)\)/.exec(text)?.[1]?.trim() ?? []));
    if (days.size > 1) this.fault(this.elements[0]?.line ?? 1, 'several-shifts', `dates move by ${days.size} different numbers (${[...days].map((each) => shortened(each, 20)).join(', ')}): intervals between them are lost; here all dates of a subject move by one`);
    const alike = groupBy(this.said, ({ kind, message }) => `${kind} ${message}`);
    for (const group of alike.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const names = [...new Set(group.map(({ written }) => written))];
      const told = names.length <= 4 ? inWords(names) : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
      this.fault(first.line, first.kind, first.message.replaceAll('\0', told));
    }
    return this.faults;
  }

  /** Where an element is named twice the last one counts. */
  private lastOfEach(elements: readonly ScriptElement[]): readonly ScriptElement[] {
    const keyOf = ({ attributes }: ScriptElement) => (attributes['t'] ?? '').toLowerCase().replace(/[^0-9a-z]/g, '');
    const last = new Map(elements.map((element) => [keyOf(element), element]));
    for (const element of elements) {
      const other = last.get(keyOf(element));
      if (other === undefined || other === element) continue;
      if (other.text === element.text) this.fault(element.line, 'said-twice', `(${element.attributes['t'] ?? ''}) is named again in line ${other.line}, with the same script`);
      else this.fault(element.line, 'shadowed', `(${element.attributes['t'] ?? ''}) is named again in line ${other.line}: only what stands there acts`);
    }
    return elements.filter((element) => last.get(keyOf(element)) === element);
  }

  private piecesOf(element: ScriptElement): readonly Piece[] {
    const { line, attributes, text } = element;
    const said = shortened(`${attributes['t'] ?? ''} ${attributes['n'] ?? ''} ${withoutKeys(text)}`);
    const named = namedElement(attributes['t'] ?? '');
    switch (named.kind) {
      case 'standard':
        return this.standard(named, element, { line, said });
      case 'private': {
        const action = this.actionOf(element, { written: named.written, tag: '', vrs: [] });
        if (this.globals.removesPrivate !== null && action.kind === 'do' && action.verb !== 'remove') {
          this.fault(line, 'contradiction', `a private element of \`${shortened(named.creator, 40)}\` is kept, and line ${this.globals.removesPrivate} removes all private groups`);
          return elementPieces(losing('the script also removes all private groups', `whether it is safe: then write \`keep ${named.written} because "…"\``), { written: named.written, vrs: [] }, { line, said });
        }
        return elementPieces(action, { written: named.written, vrs: [] }, { line, said });
      }
      case 'private-without-creator':
        return [lostElement(line, said, `(${named.tag.slice(0, 4)},${named.tag.slice(4)}) is private, and the script does not say whose: the number of its block changes from file to file`, 'its creator: then write `private "CREATOR" (gggg,xxee)`')];
      case 'file-meta':
        return [lostElement(line, said, 'it stands in the file meta information, which every run writes anew', 'nothing, unless the value is needed')];
      case 'unknown':
        return [lostElement(line, said, `\`${shortened(attributes['t'] ?? '', 30)}\` is no tag`, 'which element is meant')];
    }
  }

  private standard(named: Extract<NamedElement, { kind: 'standard' }>, element: ScriptElement, at: SaidAt): readonly Piece[] {
    if (writtenByRun.includes(named.tag)) return [{ ...at, attempts: [{ written: rule('keep', named.written), as: 'whole' }], comments: [`line ${at.line}: every run writes ${named.written} itself, from what is true of the rules`], loss: null }];
    const action = this.actionOf(element, named);
    const instead = action.kind === 'do' && (action.verb === 'remove' || action.verb === 'empty') ? insteadOfRemoval(named.tag) : null;
    if (instead !== null) return [keptInstead(at, instead)];
    const family = this.globals.families.find(({ pattern }) => pattern.test(named.tag));
    if (family !== undefined && !(action.kind === 'do' && (action.verb === 'remove' || action.verb === 'empty'))) {
      this.fault(at.line, 'contradiction', `${named.written} is kept or changed, and line ${family.line} removes all ${family.name}`);
      return elementPieces(losing(`the script also removes all ${family.name}`, `whether ${named.written} may stay`), named, at);
    }
    return elementPieces(action, named, at);
  }

  private actionOf({ text, line }: ScriptElement, { written, tag, vrs }: { readonly written: string; readonly tag: string; readonly vrs: readonly string[] }): ElementAction {
    const parts = readValue(text);
    if (parts === null) return losing('its parentheses, braces or quotation marks do not close', 'what is meant');
    if (parts.length === 0) return doing('empty');
    return actionOf(parts, { parameters: this.parameters, written, tag, vrs, fault: (kind, message) => this.said.push({ line, kind, message: message.replaceAll(written, '\0'), written }) });
  }
}

/** A key of `@encrypt` stands in no report and no rule file. */
function withoutKeys(text: string): string {
  return text.replace(/(@encrypt\s*\([^,)]*,)[^)]*/gi, '$1…');
}

export function isOn({ attributes }: ScriptElement): boolean {
  return (attributes['en'] ?? 'T').toUpperCase() !== 'F';
}

/** An object without its class or UIDs is none. */
function keptInstead({ line, said }: SaidAt, instead: Written): Piece {
  const loss = { line, said, why: 'no object can be without it', became: textOfWritten(instead), decide: 'nothing, unless such files are to be taken apart' };
  return { line, said, attempts: [{ written: instead, as: 'stricter' }], comments: [], loss };
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function lostElement(line: number, said: string, why: string, decide: string): Piece {
  return { line, said, attempts: [], comments: [], loss: { line, said, why, became: 'a comment', decide } };
}

function unknownElement({ name, line, text }: ScriptElement): Piece {
  return lostElement(line, shortened(`<${name}> ${text}`), `scripts have no element \`${shortened(name, 30)}\``, 'what is meant');
}
