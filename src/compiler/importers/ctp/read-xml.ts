import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { err, ok, type Result } from '../../../base/result.js';
import { lineStarts, positionAt } from '../../diagnostics/position.js';
import type { Unreadable } from '../imported.js';

/** A child of the script's root: `<e en="T" t="00100010" n="PatientName">@hash(this,10)</e>`. */
export interface ScriptElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly line: number;
}

/** No script that a person wrote comes near these. */
const limits = { characters: 8_000_000, depth: 20, elements: 50_000 };

/** The elements of an XML script in their order. A document type is refused: what entities of it would stand for is nobody's to guess. */
export function readXml(text: string): Result<readonly ScriptElement[], Unreadable> {
  const refuse = (message: string, line: number | null = null) => err({ line, message });
  if (text.length > limits.characters) return refuse('it is longer than any script');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refuse('it declares a document type, which scripts do not');
  try {
    // Deprecated for a package that brings six others for this one function; the version is pinned, and the parser alone forgives too much.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const valid = XMLValidator.validate(text);
    if (valid !== true) return refuse('it is no well-formed XML', valid.err.line);
    const nodes: unknown = new XMLParser({ ...options }).parse(text);
    return elementsOf(nodes, lineStarts(text));
  } catch {
    // The one place where the library's exceptions arrive: what it cannot read is no script.
    return refuse('it cannot be read as XML');
  }
}

const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: limits.depth,
} as const;

type Node = Readonly<Record<string | symbol, unknown>>;

function elementsOf(nodes: unknown, starts: readonly number[]): Result<readonly ScriptElement[], Unreadable> {
  const roots = listOf(nodes).filter((node) => nameOf(node) !== null);
  const [root] = roots;
  const name = root === undefined ? null : nameOf(root);
  if (root === undefined || name !== 'script') return err({ line: 1, message: 'its outermost element is not `script`' });
  const children = listOf(root[name]).filter((node) => nameOf(node) !== null);
  if (children.length > limits.elements) return err({ line: null, message: 'it has more elements than any script' });
  return ok(children.map((node) => elementOf(node, starts)));
}

function elementOf(node: Node, starts: readonly number[]): ScriptElement {
  const name = nameOf(node) ?? '';
  const attributes = Object.fromEntries(Object.entries((node[':@'] ?? {}) as Record<string, unknown>).map(([key, value]) => [key, String(value)]));
  const metadata = node[XMLParser.getMetaDataSymbol() as unknown as symbol] as { readonly startIndex?: number } | undefined;
  return { name, attributes, text: textOf(node[name]), line: positionAt(starts, metadata?.startIndex ?? 0).line };
}

/** All text inside, of elements inside as well. */
function textOf(nodes: unknown): string {
  return listOf(nodes)
    .map((node) => {
      if ('#text' in node) return String(node['#text']);
      const name = nameOf(node);
      return name === null ? '' : textOf(node[name]);
    })
    .join('')
    .trim();
}

function listOf(nodes: unknown): readonly Node[] {
  return Array.isArray(nodes) ? (nodes as readonly Node[]) : [];
}

function nameOf(node: Node): string | null {
  return Object.keys(node).find((key) => key !== ':@' && key !== '#text') ?? null;
}
