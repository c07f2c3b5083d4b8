import { createHmac } from 'node:crypto';
import { attributeOfTag } from '../../src/facts/dictionary.js';
import { registeredUid } from '../../src/facts/uids.js';
import { vrRule } from '../../src/facts/vr.js';
import type { Plan } from '../../src/compiler/lower/plan.js';
import { METHOD_CODES, SOP_CLASS, SOP_INSTANCE, text, type Node, type SequenceNode, type ValueNode } from '../arbitraries/dataset.js';
import { keptOf } from '../oracles/kept-text.js';
import { LITERAL, privateKey, type RuleSet, type Treatment } from '../arbitraries/rule-set.js';

/**
 * What de-identification makes of a data set, said of trees and not of bytes: nothing of the walk is in it. `explicit` says whether
 * the file states VRs, so that those of private elements are known.
 */
export function transformed(nodes: readonly Node[], rules: RuleSet, plan: Plan, uidKey: Buffer, explicit: boolean): readonly Node[] {
  const model = new PlainModel(rules, uidKey);
  const rest = nodes.filter(({ tag }) => !claimTags.has(tag));
  const earlier = nodes.find((node): node is SequenceNode => node.kind === 'sequence' && node.tag === METHOD_CODES);
  const done = model.dataset(rest, { within: null, replacing: false, explicit });
  const methods = model.methods(earlier, plan, explicit);
  const claims = [text(0x00120062, 'CS', plan.model.extends === null && plan.model.claims.length === 0 && plan.model.methods.length === 0 ? 'NO' : 'YES '), claimedProfile(plan), methods, text(0x00280303, 'CS', even(plan.tables.longitudinal))];
  return [...done, ...claims].sort((a, b) => a.tag - b.tag);
}

const claimTags: ReadonlySet<number> = new Set([0x00120062, 0x00120063, METHOD_CODES, 0x00280303]);

function claimedProfile({ compiler, model }: Plan): Node {
  return text(0x00120063, 'LO', even(`anonc ${compiler.version}\\${model.profile.name} ${model.profile.version}`));
}

interface Place {
  /** the sequence that holds it */
  readonly within: number | null;
  readonly replacing: boolean;
  readonly explicit: boolean;
}

class PlainModel {
  constructor(
    private readonly rules: RuleSet,
    private readonly uidKey: Buffer,
  ) {}

  dataset(nodes: readonly Node[], place: Place): readonly Node[] {
    const owners = new Map(nodes.flatMap((node) => (isCreator(node.tag) ? [[node.tag, creatorText(node)] as const] : [])));
    const done = nodes.flatMap((node) => {
      if (isCreator(node.tag)) return [node];
      const made = (node.tag & 0xffff) === 0 ? null : this.node(node, owners, place);
      return made === null ? [] : [made];
    });
    const used = new Set(done.flatMap(({ tag }) => (isCreator(tag) ? [] : [creatorTagOf(tag)])));
    return done.filter(({ tag }) => !isCreator(tag) || used.has(tag));
  }

  /** Codes that were stated stay, ours that are missing come behind them; where the rules take codes away all are stated anew. */
  methods(earlier: SequenceNode | undefined, plan: Plan, explicit: boolean): SequenceNode {
    const itemOf = (code: string, meaning: string) => ({ delimited: false, elements: [text(0x00080100, 'SH', even(code)), text(0x00080102, 'SH', 'DCM '), text(0x00080104, 'LO', even(meaning))] });
    const isEmpty = earlier === undefined || (earlier.items.length === 0 && !earlier.delimited);
    if (isEmpty || this.rules.unlisted === 'remove') {
      return { kind: 'sequence', tag: METHOD_CODES, asUn: false, delimited: false, items: plan.tables.methods.map(({ code, meaning }) => itemOf(code, meaning)) };
    }
    const stated = new Set(earlier.items.flatMap(({ elements }) => elements.flatMap((node) => (node.kind === 'value' && node.tag === 0x00080100 ? [node.bytes.toString('latin1').trim()] : []))));
    const place = { within: METHOD_CODES, replacing: false, explicit: explicit && !earlier.asUn };
    const kept = earlier.items.map((item) => ({ ...item, elements: this.dataset(item.elements, place) }));
    return { ...earlier, items: [...kept, ...plan.tables.methods.filter(({ code }) => !stated.has(code)).map(({ code, meaning }) => itemOf(code, meaning))] };
  }

  private node(node: Node, owners: ReadonlyMap<number, string>, place: Place): Node | null {
    if (isPrivate(node.tag) && (owners.get(creatorTagOf(node.tag)) === undefined || place.replacing)) return null;
    const treatment = this.treatmentOf(node, owners, place);
    if (treatment === 'remove') return null;
    if (treatment === 'empty') return emptied(node);
    if (node.kind === 'fragments') return treatment === 'keep' ? node : emptied(node);
    if (node.kind === 'sequence') {
      const inner = { within: node.tag, replacing: place.replacing || treatment === 'dummy', explicit: place.explicit && !node.asUn };
      return { ...node, items: node.items.map((item) => ({ ...item, elements: this.dataset(item.elements, inner) })) };
    }
    const vr = vrIn(node, place);
    if (place.replacing && saysSomething(vr)) return this.dummy(node, vr);
    switch (treatment) {
      case 'dummy':
        return this.dummy(node, vr);
      case 'remap':
        return this.remapped(node);
      case 'literal':
        return { ...node, bytes: padded(LITERAL, node.vr) };
      default:
        return { ...node, bytes: keptOf(node.bytes, vr) };
    }
  }

  private treatmentOf(node: Node, owners: ReadonlyMap<number, string>, { within, explicit }: Place): Treatment {
    const { rules } = this;
    const { tag } = node;
    if (isPrivate(tag)) {
      const said = rules.privates.get(privateKey(owners.get(creatorTagOf(tag)) ?? '', tag >>> 16, tag & 0xff)) ?? rules.otherPrivate;
      const isUid = node.kind === 'value' && node.vr === 'UI' && explicit && !node.asUn;
      return said === 'keep' && isUid && rules.remapsUids ? 'remap' : said;
    }
    const onPath = rules.paths.find((path) => path.within === within && path.tag === tag);
    if (onPath !== undefined) return onPath.treatment;
    if (tag === SOP_CLASS) return 'keep';
    if (tag === SOP_INSTANCE) return 'remap';
    const said = rules.attributes.get(tag);
    if (said !== undefined) return said;
    const known = attributeOfTag(tag);
    if (known === undefined) return rules.unknown;
    return known.vrs.includes('UI') && rules.remapsUids ? 'remap' : rules.unlisted;
  }

  private dummy(node: ValueNode, vr: string): ValueNode {
    if (vr === 'UI') return this.remapped(node);
    const dummy = vrRule(vr)?.dummy;
    if (dummy == null) return { ...node, bytes: Buffer.alloc(node.bytes.length) };
    return isBlank(node, vr) ? emptied(node) : { ...node, bytes: padded(dummy, vr) };
  }

  private remapped(node: ValueNode): ValueNode {
    const old = node.bytes.toString('latin1').replace(/\0$/, '').split('\\');
    if (isBlank(node, 'UI')) return emptied(node);
    const made = old.map((uid) => (registeredUid(uid) !== undefined ? uid : `2.25.${BigInt(`0x${createHmac('sha256', this.uidKey).update(`uid\0\0${uid}`).digest('hex').slice(0, 32)}`)}`));
    return { ...node, bytes: padded(made.join('\\'), 'UI') };
  }
}

function emptied(node: Node): ValueNode {
  return { kind: 'value', tag: node.tag, vr: node.kind === 'sequence' ? 'SQ' : node.kind === 'fragments' ? 'OB' : node.vr, asUn: node.kind === 'fragments' ? false : node.asUn, bytes: Buffer.alloc(0) };
}

/** The VR as far as anybody can know it. */
function vrIn(node: ValueNode, { explicit }: Place): string {
  const known = attributeOfTag(node.tag)?.vrs[0];
  return explicit && !node.asUn ? node.vr : (known ?? 'UN');
}

/** A text, a name, a date, a UID, or bytes that can be anything. */
function saysSomething(vr: string): boolean {
  return ['AE', 'AS', 'DA', 'DT', 'LO', 'LT', 'PN', 'SH', 'ST', 'TM', 'UC', 'UI', 'UR', 'UT', 'OB', 'OW', 'UN'].includes(vr);
}

function isBlank({ bytes }: ValueNode, vr: string): boolean {
  const text = bytes.toString('latin1');
  return (vrRule(vr)?.multi === true ? text.split('\\') : [text]).every((value) => /^ *[\0 ]*$/.test(value));
}

function padded(value: string, vr: string): Buffer {
  return Buffer.from(value.length % 2 === 0 ? value : `${value}${String.fromCharCode(vrRule(vr)?.pad ?? 0)}`, 'latin1');
}

function even(value: string): string {
  return value.length % 2 === 0 ? value : `${value} `;
}

function creatorText(node: Node): string {
  return node.kind === 'value' ? node.bytes.toString('latin1').trim() : '';
}

function isPrivate(tag: number): boolean {
  return (tag >>> 16) % 2 === 1;
}

function isCreator(tag: number): boolean {
  return isPrivate(tag) && (tag & 0xffff) >= 0x10 && (tag & 0xffff) <= 0xff;
}

function creatorTagOf(tag: number): number {
  return isPrivate(tag) ? ((tag & 0xffff0000) | ((tag >>> 8) & 0xff)) >>> 0 : -1;
}
