import type { CstNode } from 'chevrotain';
import { nearest } from '../diagnostics/nearest.js';
import type { RegionNode, SideNode, Template } from '../ast/syntax-tree.js';
import { buildTest, buildValue } from './build-condition.js';
import { buildName, buildNumber } from './build-literals.js';
import { buildAttribute } from './build-selector.js';
import { nodeIn, nodeOf, nodesOf, spanOfNode, tokenIn, tokenOf, type StatedNode } from './cst.js';
import type { Source } from './source.js';

const horizontal: readonly string[] = ['x', 'right', 'width'];
const vertical: readonly string[] = ['y', 'bottom', 'height'];

/** `Manufacturer like "GE*"`, or `Columns 1024` for `Columns is 1024`. */
export function buildDevice(node: CstNode, source: Source): Template['devices'][number] {
  const value = nodeIn(node, 'value');
  const attribute = buildAttribute(nodeOf(node, 'attribute'));
  const test = value === null ? buildTest(nodeOf(node, 'test'), source) : { kind: 'is' as const, span: spanOfNode(value), value: buildValue(value, source) };
  return { span: spanOfNode(node), attribute, test };
}

export function buildRegion({ node, span, trivia }: StatedNode, source: Source): RegionNode {
  if (tokenIn(node, 'Outside') !== null) return { kind: 'region', span, trivia, outside: true };
  const sides = nodesOf(node, 'side').map(buildSide);
  reportSides(sides, span, source);
  return { kind: 'region', span, trivia, outside: false, sides };
}

function buildSide(node: CstNode): SideNode {
  return { span: spanOfNode(node), name: buildName(tokenOf(node, 'Word')), value: buildNumber(tokenOf(node, 'Number')) };
}

/** A rectangle is two of x, right, width and two of y, bottom, height, each once. */
function reportSides(sides: readonly SideNode[], span: SideNode['span'], source: Source): void {
  const known = [...horizontal, ...vertical];
  const unknown = sides.filter(({ name }) => !known.includes(name.text));
  for (const { name } of unknown) {
    const near = nearest(name.text, known);
    source.report('ANC1029', { problem: `a rectangle has no \`${name.text}\`` }, name.span, {
      fix: near === null ? null : { span: name.span, replacement: near, title: `write \`${near}\`` },
    });
  }
  if (unknown.length > 0) return;
  const names = sides.map(({ name }) => name.text);
  const twice = sides.find(({ name }, index) => names.indexOf(name.text) < index);
  if (twice !== undefined) {
    source.report('ANC1015', { word: twice.name.text }, twice.span);
    return;
  }
  for (const [list, direction] of [[horizontal, 'across'], [vertical, 'down']] as const) {
    const count = names.filter((name) => list.includes(name)).length;
    if (count !== 2) source.report('ANC1029', { problem: `where it lies and how far it goes ${direction} takes two of ${list.join(', ')}, here ${count === 1 ? 'is 1' : `are ${count}`}` }, span);
  }
}
