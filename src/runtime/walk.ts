import { tagText } from '../facts/dictionary.js';
import { typeOf } from '../facts/iod-types.js';
import { vrRule } from '../facts/vr.js';
import { isValue } from './actions/content.js';
import { dummy, isReplacedInside } from './actions/dummy.js';
import { gone, removed, type ValueAction } from './actions/action.js';
import { longestValueBytes, tidied } from './actions/kept.js';
import type { Value } from './actions/value.js';
import type { Plan } from '../compiler/lower/plan.js';
import { CODE_VALUE, CODING_SCHEME, isClaim, METHOD_CODES, missingMethods, type ClaimElement } from './context/claims.js';
import type { Context, PathRules } from './context/context.js';
import type { FileContext } from './context/file-context.js';
import type { Operation } from './context/operation.js';
import { ContentReferences, REFERENCED_CONTENT_ITEM, type Position } from './content-references.js';
import type { RootValues } from './context/scan-root.js';
import { framesEnd, holdsPixels, lengthTags } from './pixels/frames/frames-end.js';
import { zeros } from './pixels/pieces.js';
import { PIXEL_DATA, showsPixels, type Redaction } from './pixels/request.js';
import type { ByteWindow } from './dicom/byte-window.js';
import { encodeText } from './dicom/characters.js';
import type { Edits } from './dicom/edits.js';
import { ElementHeader, UNDEFINED_LENGTH } from './dicom/element-header.js';
import type { Encoding } from './dicom/encoding.js';
import { CODE_MEANING, CONCEPT_CODE, conceptOf, CONTENT_SEQUENCE, isLocalCode, isLocalScheme } from './dicom/content-item.js';
import { afterItem, encodingInside, endOfUndefined, isItemEnd, isPadding, maxDepth, readItem, skipElements, type ItemHead } from './dicom/items.js';
import { PrivateBlocks } from './dicom/private-blocks.js';
import { statedCodes } from './dicom/stated-codes.js';
import { itemEncodingOf } from './dicom/unknown-sequence.js';
import { Unwalkable } from './dicom/unwalkable.js';
import { dictionaryVr, SQ, UN, vrText, type VrCode } from './dicom/vr-codes.js';
import { lengthAndValue, lengthField } from './dicom/write-element.js';

/** What one walk works with. */
export interface WalkInput {
  readonly bytes: ByteWindow;
  readonly encoding: Encoding;
  readonly plan: Plan;
  readonly context: Context;
  readonly file: FileContext;
  /** root attributes that were read before, and those that were looked for */
  readonly root: RootValues;
  readonly wanted: ReadonlySet<number>;
  /** what the output says of itself, in the order of tags */
  readonly claims: readonly ClaimElement[];
  /** what became of the pixels; null: no rule speaks of them */
  readonly redaction: Redaction | null;
  readonly edits: Edits;
}

/** Elements stand out of order, so that the look at the root before the walk has missed one of them. */
export class OutOfOrder extends Error {}

/** A dataset under way: the root or an item. */
interface Scope {
  readonly encoding: Encoding;
  readonly depth: number;
  /** sequences that hold it, outermost first */
  readonly within: readonly number[];
  readonly paths: PathRules | null;
  /** everything in it is replaced, whatever its rules would keep */
  readonly replacing: boolean;
  /** number of the operation that cleans the ContentSequence that holds it; -1: none does */
  readonly cleaning: number;
  /** the code of a cleaned content item, of a scheme of somebody's own */
  isLocalCode: boolean;
  /** of a content item of a report, or of its root; null: in no tree of content items */
  readonly position: Position | null;
  readonly privates: PrivateBlocks;
  characterSet: string;
  /** of a code: its coding scheme, once it was met */
  scheme: string;
  /** of a content item: what its rule does with its value; -1 where none speaks of it */
  valueOperation: number;
  /** of a content item: "TEXT", "PNAME", …; '' where it does not say, and whatever holds a value of an item is one */
  valueType: string;
}

const SPECIFIC_CHARACTER_SET = 0x00080005;

/** Longer values say no number and no colour space. */
const longestShapeBytes = 64;

/**
 * Walks the encoded elements of a dataset once and records edits; nothing is decoded unless its action reads the value (PS3.5 section
 * 7). Lengths of what holds an edit are mended behind it.
 */
export class Walk {
  /** how often each operation of the context acted; undefined for never */
  readonly counts: (number | undefined)[] = [];
  /** new values of root attributes, of those that were looked for */
  readonly newValues = new Map<number, string>();
  private readonly headers: ElementHeader[] = [];
  private readonly operations: readonly Operation[];
  private claims: readonly ClaimElement[];
  private readonly references = new ContentReferences();
  /** root attributes that say how long the pixel data is */
  private readonly pixelShape = new Map<number, Buffer>();

  constructor(private readonly input: WalkInput) {
    this.operations = input.context.operations;
    const stated = [...(input.redaction?.attributes ?? [])].map(([tag, bytes]): ClaimElement => ({ tag, bytes }));
    this.claims = stated.length === 0 ? input.claims : [...input.claims, ...stated].sort((a, b) => a.tag - b.tag);
  }

  /** Walks the root from `start`; returns where its last element ends. @throws Unwalkable, OutOfOrder */
  run(start: number): number {
    const { bytes, encoding } = this.input;
    const scope = this.scope(encoding, 0, [], '', false, -1, [1]);
    const header = this.header(0);
    let offset = start;
    let last = 0;
    while (bytes.lengthBytes - offset >= 8) {
      if (isPadding(bytes, offset)) break;
      header.read(bytes, offset, bytes.lengthBytes, encoding);
      if (header.tag < last && this.input.wanted.has(header.tag) && !this.input.root.has(header.tag)) throw new OutOfOrder();
      last = header.tag;
      this.stateClaims(header.tag, offset);
      offset = this.element(header, scope, bytes.lengthBytes);
    }
    this.stateClaims(UNDEFINED_LENGTH, offset);
    this.references.decide(this.input.edits);
    return offset;
  }

  /** Writes the claims that stand before `tag`. */
  private stateClaims(tag: number, offset: number): void {
    for (let [claim] = this.claims; claim !== undefined && claim.tag < tag; [claim] = this.claims) {
      this.input.edits.cut(offset, offset, claim.bytes);
      this.claims = this.claims.slice(1);
    }
  }

  /** One element; returns where it ends. */
  private element(header: ElementHeader, scope: Scope, end: number): number {
    const { tag } = header;
    const low = tag & 0xffff;
    const group = tag >>> 16;
    // group lengths tell the size of what was removed, and are retired (PS3.5 7.2)
    if (low === 0) return this.remove(header, scope, end);
    if (tag === SPECIFIC_CHARACTER_SET) scope.characterSet = this.input.bytes.slice(header.valueOffset, Math.min(header.lengthBytes, 256)).toString('latin1');
    if (group % 2 === 1) return this.privateElement(header, scope, end);
    if (scope.depth === 0) {
      if (lengthTags.has(tag) && header.lengthBytes <= longestShapeBytes && !this.pixelShape.has(tag)) this.pixelShape.set(tag, Buffer.from(this.input.bytes.slice(header.valueOffset, header.lengthBytes)));
      // commands and File Meta Information have no place in a dataset
      if (group <= 0x0002) return this.remove(header, scope, end);
      if (isClaim(tag)) return this.earlierClaim(header, scope, end);
    }
    if (this.input.redaction !== null && showsPixels(tag, scope.depth, this.input.redaction)) return this.redacted(header, this.input.redaction, scope, end);
    if (isRuled(scope, tag)) return this.apply(scope.valueOperation, header, header.vr, scope, end);
    const onPath = scope.paths === null ? -1 : scope.paths.find(tag, null);
    if (tag === CODING_SCHEME) scope.scheme = this.input.bytes.slice(header.valueOffset, Math.min(header.lengthBytes, 64)).toString('latin1').split('\0')[0]?.trim() ?? '';
    const own = onPath === -1 ? this.input.context.standard(tag, scope.depth === 0) : onPath;
    if (tag === CODE_MEANING && onPath === -1 && isOfLocalCode(scope)) return this.apply(this.input.context.meaningOfLocalCode(own), header, header.vr, scope, end);
    return this.apply(scope.cleaning === -1 ? own : this.input.context.inCleanedContent(tag, own, scope.cleaning, scope.isLocalCode), header, header.vr, scope, end);
  }

  /**
   * Pixels have been redacted: theirs and what describes them are put in place, where a rule keeps them; a small copy of the picture, an icon,
   * goes.
   */
  private redacted(header: ElementHeader, { pixelData }: Redaction, scope: Scope, end: number): number {
    if (header.tag !== PIXEL_DATA || scope.depth > 0) return this.remove(header, scope, end);
    const own = this.input.context.standard(PIXEL_DATA, true);
    if (pixelData === null || this.operations[own]?.kind !== 'keep') return this.apply(own, header, header.vr, scope, end);
    this.count(own);
    const { offset } = header;
    const stop = this.endOf(header, scope, end);
    this.input.edits.cut(offset, stop, { pieces: pixelData.pieces, length: pixelData.lengthBytes });
    return stop;
  }

  /** PS3.5 7.8: by the creator of its block in this dataset; what has none goes. */
  private privateElement(header: ElementHeader, scope: Scope, end: number): number {
    const { tag } = header;
    const { bytes, context, edits } = this.input;
    const low = tag & 0xffff;
    if (low >= 0x10 && low <= 0xff) {
      const text = header.lengthBytes <= 128 ? bytes.slice(header.valueOffset, header.lengthBytes).toString('latin1') : '';
      const { offset } = header;
      const stop = this.endOf(header, scope, end);
      scope.privates.declare(tag, text.replace(/[\0 ]+$/, '').trimStart(), edits.cut(offset, stop));
      return stop;
    }
    const creator = scope.privates.creatorOf(tag);
    if (creator === null || scope.replacing) return this.remove(header, scope, end);
    const onPath = scope.paths === null ? -1 : scope.paths.find(tag, creator);
    const named = context.private_(creator, tag);
    let operation = onPath === -1 ? named.operation : onPath;
    const vr = header.vr === UN ? (named.vr ?? UN) : header.vr;
    if (this.operations[operation]?.kind === 'keep') {
      const bound = context.bound(vr);
      if (bound !== -1) operation = bound;
    }
    const before = edits.delta;
    const { offset } = header;
    const stop = this.apply(operation, header, vr, scope, end);
    if (edits.delta - before !== offset - stop) scope.privates.use(tag, edits);
    return stop;
  }

  private apply(index: number, header: ElementHeader, vr: VrCode, scope: Scope, end: number): number {
    const operation = this.operations[index];
    if (operation === undefined) throw new Error('internal error: an operation that the context does not have');
    this.count(index);
    if (operation.kind === 'remove') return this.remove(header, scope, end);
    if (operation.kind === 'empty') return this.empty(header, scope, end);
    const inside = this.itemEncoding(header, vr, scope, end);
    if (inside === 'opaque') return this.remove(header, scope, end);
    if (inside !== null) {
      // a contract speaks of values, never of items
      if (operation.items === null || operation.only !== null) return this.remove(header, scope, end);
      const cleans = header.tag === CONTENT_SEQUENCE && operation.says === 'clean';
      return this.sequence(header, scope, end, inside, scope.replacing || (operation.items === 'replaced' && !cleans), cleans ? index : scope.cleaning);
    }
    const { only } = operation;
    if (only !== null && !this.keeps(only, header, vr, scope)) return this.remove(header, scope, end);
    const action = operation.kind === 'value' ? operation.action : null;
    // a VR that the file states, and that of the dictionary: what either says may be a text
    if (scope.replacing && (isReplacedInside(dictionaryVr(header.tag)) || (vr !== UN && isReplacedInside(vr)))) return this.value(dummy, header, vr, scope, end);
    if (action !== null) return this.value(action, header, vr, scope, end);
    const tidy = tidied(header, vr, this.input.bytes);
    if (tidy !== null) return this.value(tidy, header, vr, scope, end);
    const stop = this.endOf(header, scope, end);
    if (header.tag === REFERENCED_CONTENT_ITEM && scope.position !== null) this.references.refer(header, this.input.bytes, this.input.edits, scope.encoding.little);
    if (scope.depth === 0 && holdsPixels(header.tag)) this.emptyBehindFrames(header, scope);
    if (scope.depth === 0 && this.input.wanted.has(header.tag)) this.newValues.set(header.tag, (this.input.root.get(header.tag) ?? []).join('\\'));
    return stop;
  }

  /** Bytes behind the frames of native pixels belong to no picture and may say anything: they become 0, which keeps the length. */
  private emptyBehindFrames({ tag, valueOffset, lengthBytes }: ElementHeader, { encoding }: Scope): void {
    if (lengthBytes === UNDEFINED_LENGTH) return;
    const end = framesEnd((wanted) => this.pixelShape.get(wanted) ?? null, encoding.little, tag, lengthBytes);
    if (end === null || end === lengthBytes) return;
    const [from, to] = [valueOffset + end, valueOffset + lengthBytes];
    this.input.edits.cut(from, to, { pieces: [{ from, to, overwrite: zeros }], length: to - from });
  }

  /** How the items of a sequence are encoded; null: it is none; 'opaque': it must be one and cannot be read as one. */
  private itemEncoding(header: ElementHeader, vr: VrCode, { encoding, depth }: Scope, end: number): Encoding | 'opaque' | null {
    if (header.vr === SQ) return encoding;
    // what must hold items and is said to be something else would be copied unread
    if (header.vr !== UN) return header.lengthBytes > 0 && dictionaryVr(header.tag) === SQ ? 'opaque' : null;
    if (header.lengthBytes === UNDEFINED_LENGTH) return encodingInside(UN, encoding);
    const known = vr === UN ? dictionaryVr(header.tag) : vr;
    return itemEncodingOf(this.input.bytes, header, known, encoding, depth, end);
  }

  /** A sequence item by item; `last` may add items behind its own. */
  private sequence(header: ElementHeader, scope: Scope, end: number, encoding: Encoding, replacing: boolean, cleaning: number, last: ((offset: number) => void) | null = null): number {
    const { edits } = this.input;
    const { tag, lengthOffset, valueOffset, lengthBytes } = header;
    const delimited = lengthBytes === UNDEFINED_LENGTH;
    const length = edits.reserve(lengthOffset);
    const before = edits.delta;
    const within = [...scope.within, tag];
    const isContent = tag === CONTENT_SEQUENCE;
    const scopeOf = (item: number): Scope => this.scope(encoding, scope.depth + 1, within, scope.characterSet, replacing, cleaning, isContent && scope.position !== null ? [...scope.position, item] : null);
    const holds = isContent ? 'content' : tag === CONCEPT_CODE && cleaning !== -1 && !isRuled(scope, tag) ? 'cleaned code' : null;
    const stop = this.items(valueOffset, delimited ? end : valueOffset + lengthBytes, delimited, holds, scopeOf, last);
    const grown = edits.delta - before;
    if (!delimited && grown !== 0) edits.decide(length, 4, lengthField(lengthBytes + grown, scope.encoding.little));
    return stop;
  }

  /** Items up to the delimiter or the end; `last` may add items before it. */
  private items(start: number, end: number, delimited: boolean, holds: 'content' | 'cleaned code' | null, scopeOf: (item: number) => Scope, last: ((offset: number) => void) | null): number {
    const { bytes, edits } = this.input;
    let offset = start;
    let count = 0;
    while (delimited || offset < end) {
      count += 1;
      const scope = scopeOf(count);
      const { encoding, depth } = scope;
      const item = readItem(bytes, offset, end, encoding.little, delimited);
      if (item === null) break;
      if (depth > maxDepth) throw new Unwalkable('malformed', 'sequences are nested too deeply', offset);
      if (holds === 'content') this.decideContent(item.contentOffset, item.end, scope);
      else if (holds !== null) scope.isLocalCode = isLocalCode(bytes, item.contentOffset, item.end, encoding, scope.characterSet, depth);
      if (scope.valueOperation !== -1 && this.operations[scope.valueOperation]?.kind === 'remove') {
        this.count(scope.valueOperation);
        if (scope.position !== null) this.references.remove(scope.position);
        offset = this.cutItem(offset, item, scope);
        continue;
      }
      const length = edits.reserve(item.lengthOffset);
      const before = edits.delta;
      const header = this.header(depth);
      let at = item.contentOffset;
      while (at < item.end && !isItemEnd(bytes, at, item.end, encoding.little)) {
        header.read(bytes, at, item.end, encoding);
        at = this.element(header, scope, item.end);
      }
      const grown = edits.delta - before;
      if (!item.isUndefined && grown !== 0) edits.decide(length, 4, lengthField(item.end - item.contentOffset + grown, encoding.little));
      offset = afterItem(bytes, at, item, encoding.little);
    }
    last?.(offset);
    // behind the delimiter of an undefined length, or one that a defined length counts in
    return delimited || offset < end ? offset + 8 : offset;
  }

  /** What is done with the value of a content item, by its concept name; other elements in it follow their own rules. */
  private decideContent(start: number, end: number, scope: Scope): void {
    const concept = conceptOf(this.input.bytes, start, end, scope.encoding, scope.characterSet, scope.depth);
    if (concept === null) return;
    scope.valueOperation = this.input.context.concept(concept.code, concept.scheme, concept.valueType);
    scope.valueType = concept.valueType;
  }

  private cutItem(offset: number, item: ItemHead, { encoding, depth }: Scope): number {
    const stop = afterItem(this.input.bytes, skipElements(this.input.bytes, item.contentOffset, item.end, encoding, depth), item, encoding.little);
    this.input.edits.cut(offset, stop);
    return stop;
  }

  private count(index: number): void {
    this.counts[index] = (this.counts[index] ?? 0) + 1;
  }

  private value(action: ValueAction, header: ElementHeader, vr: VrCode, scope: Scope, end: number): number {
    const { bytes, file, wanted, edits } = this.input;
    const { tag, valueOffset, lengthBytes, lengthOffset, shortLength } = header;
    const text = vrText(vr === UN ? dictionaryVr(tag) : vr);
    const isRead = lengthBytes !== UNDEFINED_LENGTH && lengthBytes <= longestValueBytes;
    const old = isRead ? bytes.slice(valueOffset, lengthBytes) : null;
    const made = old === null ? null : action({ tag, vr: text, bytes: old, characterSet: scope.characterSet, little: scope.encoding.little }, file);
    if (scope.depth === 0 && wanted.has(tag)) this.newValues.set(tag, typeof made === 'string' ? made : '');
    if (made === removed) return this.remove(header, scope, end);
    if (made === gone) return this.withoutValue(header, vr === UN ? dictionaryVr(tag) : vr, scope, end);
    if (made === null) return this.empty(header, scope, end);
    const value = typeof made === 'string' ? encodeText(made, scope.characterSet) : made;
    if (shortLength && value.length > 0xfffe) return this.empty(header, scope, end);
    const stop = valueOffset + lengthBytes;
    const put = lengthAndValue(value, shortLength, vrRule(text)?.pad ?? 0, scope.encoding.little);
    const field = shortLength ? 2 : 4;
    if (old === null || !put.subarray(field).equals(old)) edits.cut(lengthOffset, stop, put);
    return stop;
  }

  /**
   * An element whose value had to go altogether: Type 3 goes with it, Type 2 stays without a value, and Type 1 has a dummy. Where nobody knows
   * the Type, and inside items, the choice that keeps the object valid.
   */
  private withoutValue(header: ElementHeader, vr: VrCode, scope: Scope, end: number): number {
    const { tag } = header;
    const isPrivate = (tag >>> 16) % 2 === 1;
    const type = isPrivate ? '3' : scope.depth === 0 ? typeOf(this.input.file.sopClass, tagText(tag)) : undefined;
    if (type === '3') return this.remove(header, scope, end);
    return type === '2' || vrRule(vrText(vr))?.dummy == null ? this.empty(header, scope, end) : this.value(dummy, header, vr, scope, end);
  }

  /** Whether a kept private value is what it should be; one that is too long to be read is not. */
  private keeps(only: (value: Value) => boolean, { tag, valueOffset, lengthBytes }: ElementHeader, vr: VrCode, scope: Scope): boolean {
    if (lengthBytes === UNDEFINED_LENGTH || lengthBytes > longestValueBytes) return false;
    const bytes = this.input.bytes.slice(valueOffset, lengthBytes);
    return only({ tag, vr: vrText(vr), bytes, characterSet: scope.characterSet, little: scope.encoding.little });
  }

  private remove(header: ElementHeader, scope: Scope, end: number): number {
    const { offset } = header;
    const stop = this.endOf(header, scope, end);
    this.input.edits.cut(offset, stop);
    if (header.tag === CONTENT_SEQUENCE && scope.position !== null) this.references.remove([...scope.position, 0]);
    return stop;
  }

  private empty(header: ElementHeader, scope: Scope, end: number): number {
    const { lengthOffset, shortLength, lengthBytes } = header;
    const stop = this.endOf(header, scope, end);
    if (header.tag === CONTENT_SEQUENCE && scope.position !== null) this.references.remove([...scope.position, 0]);
    if (lengthBytes !== 0) this.input.edits.cut(lengthOffset, stop, Buffer.alloc(shortLength ? 2 : 4));
    return stop;
  }

  private endOf(header: ElementHeader, { encoding, depth }: Scope, end: number): number {
    return header.lengthBytes === UNDEFINED_LENGTH ? endOfUndefined(this.input.bytes, header, end, encoding, depth) : header.valueOffset + header.lengthBytes;
  }

  /** What an earlier de-identification stated: its codes stay beside ours, everything else is written anew. */
  private earlierClaim(header: ElementHeader, scope: Scope, end: number): number {
    const [next] = this.claims;
    if (header.tag !== METHOD_CODES || next?.tag !== METHOD_CODES || header.lengthBytes === 0) return this.remove(header, scope, end);
    const encoding = this.itemEncoding(header, header.vr, scope, end);
    if (encoding === null || encoding === 'opaque' || !this.keepsCodes()) return this.remove(header, scope, end);
    const { edits, plan, bytes } = this.input;
    const { valueOffset, lengthBytes } = header;
    const delimited = lengthBytes === UNDEFINED_LENGTH;
    const stated = statedCodes(bytes, valueOffset, delimited ? end : valueOffset + lengthBytes, delimited, encoding);
    this.claims = this.claims.slice(1);
    return this.sequence(header, scope, end, encoding, false, -1, (offset) => edits.cut(offset, offset, missingMethods(plan, stated, encoding)));
  }

  /** Where the rules take codes out of items, what was stated before is lost and all methods are stated anew. */
  private keepsCodes(): boolean {
    const { context } = this.input;
    const paths = context.pathRules([METHOD_CODES]);
    return [CODE_VALUE, CODING_SCHEME].every((tag) => {
      const onPath = paths === null ? -1 : paths.find(tag, null);
      return this.operations[onPath === -1 ? context.standard(tag, false) : onPath]?.kind === 'keep';
    });
  }

  private scope(encoding: Encoding, depth: number, within: readonly number[], characterSet: string, replacing: boolean, cleaning: number, position: Position | null): Scope {
    return { encoding, depth, within, paths: this.input.context.pathRules(within), replacing, cleaning, position, isLocalCode: false, scheme: '', privates: new PrivateBlocks(), characterSet, valueOperation: -1, valueType: '' };
  }

  private header(depth: number): ElementHeader {
    return (this.headers[depth] ??= new ElementHeader());
  }
}

/** Whether the element holds the value of a content item that a rule speaks of. */
function isRuled({ valueOperation, valueType }: Scope, tag: number): boolean {
  return valueOperation !== -1 && isValue(tag, valueType);
}

/** Whether what is met is of a code of a local scheme and outside reports, which have rules of their own. */
function isOfLocalCode({ depth, within, cleaning, scheme }: Scope): boolean {
  return depth > 0 && cleaning === -1 && !within.includes(CONTENT_SEQUENCE) && isLocalScheme(scheme);
}
