import { diagnostic } from '../diagnostics/diagnostic.js';
import { standardAttribute } from '../resolve/element.js';
import { patternOf } from '../resolve/resolve-attribute.js';
import type { LintRule } from './lint-rule.js';
import { nodesIn } from './nodes-in.js';

/** ANC8003: an attribute by its tag that has a keyword. Private elements have none, and repeating groups are printed as tags in PS3.15 itself. */
export const tagWithKeyword: LintRule = ({ source, tree }) =>
  nodesIn(tree, 'tag', 'private').flatMap((node) => {
    const pattern = patternOf(node);
    const attribute = standardAttribute(pattern);
    if (attribute === undefined || pattern.includes('x') || attribute.tag !== pattern || attribute.keyword === '') return [];
    const { keyword } = attribute;
    const fix = { span: node.span, replacement: keyword, title: `write \`${keyword}\`` };
    return [diagnostic('ANC8003', { tag: `(${node.group},${node.element})`, keyword }, { source: source.name, span: node.span }, { fix })];
  });
