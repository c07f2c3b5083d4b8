import type { ContentSelector, LeafSelectorNode, PrivateSelector, SelectorNode, Span } from '../ast/syntax-tree.js';
import { nearest } from '../diagnostics/nearest.js';
import { knownCreators } from '../../facts/private-attributes.js';
import { allVrs, vrFamilies } from '../../facts/vr.js';
import { valueTypes, type LeafSelector, type Selector } from './model.js';
import { patternOf, resolveAttribute } from './resolve-attribute.js';
import type { Reports } from './reports.js';

export interface PlacedSelector {
  readonly selector: Selector;
  readonly span: Span;
}

/** The selectors of one node: several where a private selector lists several tags, none where its names are unknown. */
export function resolveSelector(node: SelectorNode, reports: Reports): readonly PlacedSelector[] {
  if (node.kind === 'root') {
    const tag = resolveAttribute(node.of, reports);
    if (tag === null) return [];
    if (!tag.includes('x')) return [{ selector: { kind: 'root', tag }, span: node.span }];
    reports.report('ANC2017', { selector: 'a repeating attribute', place: 'after `root`' }, node.of.span);
    return [];
  }
  if (node.kind !== 'path') return resolveLeaf(node, reports);
  const within = node.within.map((step) => {
    const tag = resolveAttribute(step, reports);
    if (tag === null || !tag.includes('x')) return tag;
    reports.report('ANC2017', { selector: 'a repeating attribute', place: 'before `>`' }, step.span);
    return null;
  });
  if (node.last.kind === 'rest' || node.last.kind === 'root') {
    const selector = node.last.kind === 'root' ? 'root' : node.last.which;
    reports.report('ANC2017', { selector: `\`${selector}\``, place: 'after `>`' }, node.last.span);
    return [];
  }
  if (node.last.kind === 'content') {
    reports.report('ANC2039', {}, node.span);
    return [];
  }
  const known = within.filter((tag) => tag !== null);
  const leaves = resolveLeaf(node.last, reports);
  if (known.length < within.length) return [];
  return leaves.map(({ selector, span }) => ({
    selector: { kind: 'path', within: known, last: selector },
    span: { start: node.span.start, end: span.end },
  }));
}

interface PlacedLeaf {
  readonly selector: LeafSelector;
  readonly span: Span;
}

function resolveLeaf(node: Exclude<LeafSelectorNode, { kind: 'root' }>, reports: Reports): readonly PlacedLeaf[] {
  const { span } = node;
  switch (node.kind) {
    case 'keyword':
    case 'tag': {
      const tag = resolveAttribute(node, reports);
      if (tag === null) return [];
      return [{ selector: tag.includes('x') ? { kind: 'mask', pattern: tag } : { kind: 'attribute', tag }, span }];
    }
    case 'group': {
      const pattern = `${node.group}xxxx`;
      if (!/[13579BDF]$/.test(node.group)) return [{ selector: { kind: 'mask', pattern }, span }];
      reports.report('ANC2006', { tag: `group 0x${node.group}` }, span);
      return [];
    }
    case 'private':
      return resolvePrivate(node, reports);
    case 'content':
      return resolveContent(node, reports);
    case 'family':
      return resolveFamily(node.name, span, reports);
    case 'rest':
      return [{ selector: { kind: 'rest', which: node.which }, span }];
  }
}

function resolveContent(node: ContentSelector, reports: Reports): readonly PlacedLeaf[] {
  const { valueType: written, meaning, code, scheme, span } = node;
  const valueType = written === null ? null : valueTypes.find((each) => each === written.text);
  if (valueType !== undefined) return [{ selector: { kind: 'content', meaning: meaning.text, code, scheme, valueType }, span }];
  const near = nearest(written?.text ?? '', [...valueTypes]);
  if (written !== null) reports.report('ANC2041', { name: written.text, nearest: near }, written.span, { fix: near === null ? null : { span: written.span, replacement: near, title: `write \`${near}\`` } });
  return [];
}

function resolveFamily(name: string, span: Span, reports: Reports): readonly PlacedLeaf[] {
  const vrs = vrFamilies[name] ?? (allVrs().includes(name) ? [name] : null);
  if (vrs !== null) return [{ selector: { kind: 'vr', family: name, vrs }, span }];
  const near = nearest(name, allVrs());
  reports.report('ANC2004', { name, nearest: near }, span, {
    fix: near === null ? null : { span, replacement: `all ${near}`, title: `write \`all ${near}\`` },
  });
  return [];
}

/** PS3.5 7.8.1: the creator reserves a block; the low byte of the element counts inside it. */
function resolvePrivate(node: PrivateSelector, reports: Reports): readonly PlacedLeaf[] {
  const creator = node.creator.text.trim();
  const creators = knownCreators();
  if (!creators.includes(creator)) {
    const near = nearest(creator, creators);
    reports.report('ANC2005', { creator, nearest: near }, node.creator.span);
  }
  return node.tags.flatMap((tag): readonly PlacedLeaf[] => {
    const pattern = patternOf(tag);
    const [group, block, element] = [pattern.slice(0, 4), pattern.slice(4, 6), pattern.slice(6)];
    const written = `(${tag.group},${tag.element})`;
    if (!/^[0-9A-F]{3}[13579BDF]$/.test(group)) {
      reports.report('ANC2007', { tag: written }, tag.span);
      return [];
    }
    if (block !== 'xx' || element.includes('x')) {
      const low = element.includes('x') ? null : `(${group},xx${element})`;
      reports.report('ANC2008', { tag: written, written: low }, tag.span, {
        fix: low === null ? null : { span: tag.span, replacement: low, title: `write \`${low}\`` },
      });
      return [];
    }
    return [{ selector: { kind: 'private', creator, group, element }, span: node.tags[0] === tag ? { start: node.span.start, end: tag.span.end } : tag.span }];
  });
}
