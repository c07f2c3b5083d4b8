import type { CstNode, IToken } from 'chevrotain';
import { assert } from '../../base/assert.js';
import type { AttributeNode, LeafSelectorNode, Name, SelectorNode, TagSelector } from '../ast/syntax-tree.js';
import { buildName, buildText } from './build-literals.js';
import { nodeOf, nodesOf, onlyNode, spanOfNode, tokenIn, tokenOf, tokensOf } from './cst.js';
import { spanOf, type Source } from './source.js';

export function buildSelector(node: CstNode, source: Source): SelectorNode {
  const within = nodesOf(node, 'attribute').map(buildAttribute);
  const last = buildLeaf(nodeOf(node, 'leafSelector'), source);
  return within.length === 0 ? last : { kind: 'path', span: spanOfNode(node), within, last };
}

export function buildAttribute(node: CstNode): AttributeNode {
  const word = tokenIn(node, 'Word');
  if (word !== null) return { kind: 'keyword', span: spanOf(word), keyword: word.image };
  return buildTag(tokenOf(node, 'AnyTag'));
}

function buildLeaf(leaf: CstNode, source: Source): LeafSelectorNode {
  const node = onlyNode(leaf);
  assert(node !== null, 'an empty selector');
  const span = spanOfNode(node);
  switch (node.name) {
    case 'attribute':
      return buildAttribute(node);
    case 'groupSelector':
      return { kind: 'group', span, group: tokenOf(node, 'HexNumber').image.slice(2).toUpperCase() };
    case 'privateSelector':
      return { kind: 'private', span, creator: buildText(tokenOf(node, 'Text'), source), tags: tokensOf(node, 'PrivateTag').map(buildTag) };
    case 'contentSelector':
      return { kind: 'content', span, valueType: nameIn(node), meaning: buildText(tokenOf(node, 'Text'), source), ...conceptOf(tokenOf(node, 'ConceptCode')) };
    case 'rootSelector':
      return { kind: 'root', span, of: buildAttribute(nodeOf(node, 'attribute')) };
    case 'familySelector': {
      const vr = tokenIn(node, 'Word');
      return { kind: 'family', span, name: vr !== null ? vr.image.toUpperCase() : tokenIn(node, 'Dates') !== null ? 'dates' : 'uids' };
    }
    default: {
      const which = tokenIn(node, 'Private') !== null ? 'private' : tokenIn(node, 'Unlisted') !== null ? 'unlisted' : 'unknown';
      return { kind: 'rest', span, which };
    }
  }
}

function nameIn(node: CstNode): Name | null {
  const word = tokenIn(node, 'Word');
  return word === null ? null : buildName(word);
}

function conceptOf(token: IToken): { readonly code: string; readonly scheme: string } {
  const [code = '', scheme = ''] = token.image.slice(1, -1).split(',');
  return { code: code.trim(), scheme: scheme.trim() };
}

export function buildTag(token: IToken): TagSelector {
  const [group = '', element = ''] = token.image.replace(/[()\s]/g, '').split(',');
  return { kind: 'tag', span: spanOf(token), group: groupDigits(group), element: elementDigits(element) };
}

/** Digits in upper case; `x` and `g` are wildcards. */
function groupDigits(text: string): string {
  return text.toUpperCase().replace(/X/g, 'x').replace(/G/g, 'g');
}

/**
 * As the group, but `e` is a wildcard or a digit: a wildcard in small letters where no digit stands beside it (`eeee`, `xxee`), as
 * the standard writes "any element"; else the digit.
 */
function elementDigits(text: string): string {
  return /^[xX]*e+$/.test(text) ? text.toLowerCase() : text.toUpperCase().replace(/X/g, 'x');
}
