import { diagnostic } from '../diagnostics/diagnostic.js';
import { textOf } from '../format/print-text.js';
import type { LintRule } from './lint-rule.js';
import { nodesIn } from './nodes-in.js';

/** ANC8010: `Manufacturer is "…"`. A set of several spellings was thought about, and stays. */
export const manufacturerToTheLetter: LintRule = ({ source, tree }) =>
  nodesIn(tree, 'comparison').flatMap(({ attribute, test }) => {
    const isManufacturer = attribute.kind === 'keyword' ? attribute.keyword === 'Manufacturer' : attribute.group === '0008' && attribute.element === '0070';
    if (!isManufacturer || (test.kind !== 'is' && test.kind !== 'is-not')) return [];
    const pattern = textOf(`${test.value.text.split(/[\s_-]/)[0] ?? ''}*`);
    const isNot = test.kind === 'is-not';
    const fix = !isNot ? { span: test.span, replacement: `like ${pattern}`, title: `write \`like ${pattern}\`` } : null;
    return [diagnostic('ANC8010', { test: `${isNot ? 'is not' : 'is'} ${textOf(test.value.text)}`, better: `${isNot ? 'not ' : ''}Manufacturer like ${pattern}` }, { source: source.name, span: test.span }, { fix })];
  });
