import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '../../src/compiler/parse/parse.js';
import type { ExpressionNode, LeafSelectorNode, Rule, SourceFile } from '../../src/compiler/ast/syntax-tree.js';
import { valueTypes, type Action, type Expression, type LeafSelector, type SimpleAction } from '../../src/compiler/resolve/model.js';
import { attributeOfKeyword } from '../../src/facts/dictionary.js';
import { vrFamilies } from '../../src/facts/vr.js';

export const rulesDir = fileURLToPath(new URL('../../rules/', import.meta.url));

/** Every rule file that is shipped, by its path under rules/. */
export const ruleFiles: readonly string[] = readdirSync(rulesDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.anon'))
  .sort();

/** Those that profiles extend; the others are profiles to start from. */
export const libraryFiles = ruleFiles.filter((name) => !name.startsWith('demo/'));

export function sourceOf(file: string): string {
  return readFileSync(`${rulesDir}${file}`, 'utf8');
}

export interface LayerRule {
  readonly tier: 0 | 1 | 2;
  readonly selector: LeafSelector;
  readonly action: Action;
}

/**
 * A reading of library files apart from the compiler's own: every statement as selectors and an action. The library has neither
 * conditions nor paths; whatever this cannot read throws.
 */
export function readLayer(file: string, tier: 0 | 1 | 2): readonly LayerRule[] {
  const { tree, diagnostics } = parse(sourceOf(file), file);
  if (diagnostics.length > 0) throw new Error(`${file} does not parse`);
  return rulesOf(tree).flatMap((rule) => {
    if (rule.condition !== null) throw new Error(`${file}: a rule with a condition`);
    const action = actionOf(rule);
    return rule.selectors.flatMap((selector) => {
      if (selector.kind === 'path') throw new Error(`${file}: a path`);
      return selectorsOf(selector).map((leaf): LayerRule => ({ tier, selector: leaf, action }));
    });
  });
}

function rulesOf(tree: SourceFile): readonly Rule[] {
  return tree.statements.flatMap((statement) => {
    if (statement.kind === 'when') throw new Error('a block');
    return statement.kind === 'rule' ? [statement] : [];
  });
}

function selectorsOf(selector: LeafSelectorNode): readonly LeafSelector[] {
  switch (selector.kind) {
    case 'keyword': {
      const attribute = attributeOfKeyword(selector.keyword);
      if (attribute === undefined) throw new Error(`no attribute is called ${selector.keyword}`);
      return [{ kind: 'attribute', tag: attribute.tag }];
    }
    case 'tag': {
      const tag = `${selector.group}${selector.element}`.replace(/[^0-9A-F]/g, 'x');
      return [tag.includes('x') ? { kind: 'mask', pattern: tag } : { kind: 'attribute', tag }];
    }
    case 'group':
      return [{ kind: 'mask', pattern: `${selector.group}xxxx` }];
    case 'private':
      return selector.tags.map(({ group, element }) => ({ kind: 'private', creator: selector.creator.text, group, element: element.slice(2) }));
    case 'family':
      return [{ kind: 'vr', family: selector.name, vrs: vrFamilies[selector.name] ?? [selector.name] }];
    case 'rest':
      return [{ kind: 'rest', which: selector.which }];
    case 'content':
      return [{ kind: 'content', meaning: selector.meaning.text, code: selector.code, scheme: selector.scheme, valueType: valueTypes.find((each) => each === selector.valueType?.text) ?? null }];
    case 'root':
      throw new Error('the library holds at every depth');
  }
}

function actionOf(rule: Rule): Action {
  const kinds = rule.actions.map(({ word }) => word);
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) return simpleOf(only, rule);
  return { kind: 'by-type', alternatives: kinds.map((kind) => simpleOf(kind, rule) as SimpleAction) };
}

function simpleOf(kind: Rule['actions'][number]['word'], rule: Rule): Exclude<Action, { kind: 'by-type' }> {
  if (kind === 'truncate' || kind === 'band' || kind === 'round') throw new Error(`the library does not ${kind}`);
  if (kind === 'clean' && rule.keeping !== null) return { kind, keeping: { vocabularies: rule.keeping.vocabularies.map(({ text }) => text), patterns: rule.keeping.patterns.map(({ source }) => source) } };
  if (kind !== 'replace') return { kind };
  if (rule.expression === null) throw new Error('replace without a value');
  return { kind, with: expressionOf(rule.expression) };
}

function expressionOf(node: ExpressionNode): Expression {
  if (node.kind === 'dummy') return { kind: 'dummy' };
  if (node.kind === 'pseudonym') return { kind: 'pseudonym', prefix: node.prefix.text, length: node.length.value };
  throw new Error(`the library replaces with ${node.kind}`);
}
