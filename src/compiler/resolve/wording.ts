import type { Condition, Test } from '../../base/condition.js';
import { attributeOfTag, describeTag, printTag } from '../../facts/dictionary.js';
import { standardAttribute } from './element.js';
import type { Action, Expression, LeafSelector, Selector } from './model.js';

// The model in the words of the rule language.

/** "remove", "remove or empty", "replace … with dummy" */
export function actionInWords(action: Action): string {
  switch (action.kind) {
    case 'truncate':
      return `truncate to ${action.to}`;
    case 'replace':
      return `replace with ${expressionInWords(action.with)}`;
    case 'by-type':
      return action.alternatives.map(actionInWords).join(' or ');
    default:
      return action.kind;
  }
}

/** The rule's sentence without its condition: "truncate StudyDate to month". */
export function sentence(action: Action, subject: string): string {
  switch (action.kind) {
    case 'truncate':
      return `truncate ${subject} to ${action.to}`;
    case 'replace':
      return `replace ${subject} with ${expressionInWords(action.with)}`;
    case 'by-type': {
      const replaced = action.alternatives.find((alternative) => alternative.kind === 'replace');
      const verbs = action.alternatives.map(({ kind }) => kind).join(' or ');
      return `${verbs} ${subject}${replaced === undefined ? '' : ` with ${expressionInWords(replaced.with)}`}`;
    }
    default:
      return `${action.kind} ${subject}`;
  }
}

export function expressionInWords(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return quoted(expression.text);
    case 'dummy':
      return 'dummy';
    case 'pseudonym':
      return `pseudonym(${quoted(expression.prefix)}, ${expression.length})`;
    case 'attribute':
      return attributeInWords(expression.tag);
    case 'template':
      return `"${expression.parts.map((part) => (part.kind === 'literal' ? quoted(part.text).slice(1, -1).replace(/[{}]/g, '$&$&') : `{${expressionInWords(part)}}`)).join('')}"`;
  }
}

export function selectorInWords(selector: Selector): string {
  if (selector.kind === 'root') return `root ${attributeInWords(selector.tag)}`;
  if (selector.kind !== 'path') return leafInWords(selector);
  return [...selector.within.map(attributeInWords), leafInWords(selector.last)].join(' > ');
}

function leafInWords(selector: LeafSelector): string {
  switch (selector.kind) {
    case 'attribute':
      return attributeInWords(selector.tag);
    case 'private':
      return `private ${quoted(selector.creator)} (${selector.group},xx${selector.element})`;
    case 'mask':
      return selector.pattern.endsWith('xxxx') && !selector.pattern.slice(0, 4).includes('x') ? `group 0x${selector.pattern.slice(0, 4)}` : attributeInWords(selector.pattern);
    case 'vr':
      return selector.family === 'dates' || selector.family === 'uids' ? selector.family : `all ${selector.family}`;
    case 'rest':
      return selector.which;
  }
}

/** The keyword, or the tag where there is none; a pattern that is not a whole attribute stays a pattern. */
export function attributeInWords(tag: string): string {
  const attribute = standardAttribute(tag);
  const exact = attribute?.tag === tag;
  return exact && attribute.keyword !== '' ? attribute.keyword : printTag(tag);
}

/** "PatientName (0010,0010), a name of a person (PN)" is what a message says of an attribute and its VR. */
export function attributeWithTag(tag: string): string {
  const attribute = attributeOfTag(Number.parseInt(tag.replaceAll('x', '0'), 16));
  return attribute?.tag === tag ? describeTag(tag) : printTag(tag);
}

/** A condition as one would write it; parentheses only where they are needed. */
export function conditionInWords(condition: Condition): string {
  return inWords(condition, 'or');
}

function inWords(condition: Condition, context: 'or' | 'and' | 'not'): string {
  switch (condition.kind) {
    case 'all':
      if (condition.of.length === 0) return 'always';
      return joined(condition.of, 'and', context === 'not');
    case 'any':
      if (condition.of.length === 0) return 'never';
      return joined(condition.of, 'or', context !== 'or');
    case 'not':
      return negated(condition.of);
    case 'test':
      return `${attributeInWords(condition.tag)} ${testInWords(condition.test)}`;
  }
}

function joined(parts: readonly Condition[], word: 'and' | 'or', parentheses: boolean): string {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return inWords(first, 'and');
  const text = parts.map((part) => inWords(part, word)).join(` ${word} `);
  return parentheses ? `(${text})` : text;
}

function negated(condition: Condition): string {
  if (condition.kind === 'test' && condition.test.kind === 'present') return `${attributeInWords(condition.tag)} absent`;
  if (condition.kind === 'test' && condition.test.kind === 'in' && condition.test.values.length === 1) {
    return `${attributeInWords(condition.tag)} is not ${valueInWords(condition.test.values[0] ?? '')}`;
  }
  return `not ${inWords(condition, 'not')}`;
}

function testInWords(test: Test): string {
  switch (test.kind) {
    case 'present':
      return 'present';
    case 'in': {
      const values = test.values.map(valueInWords);
      return values.length === 1 ? `is ${values[0] ?? ''}` : `in {${values.join(', ')}}`;
    }
    case 'like':
      return `like ${quoted(test.pattern)}`;
    case 'matches':
      return `matches /${test.source}/`;
    case 'below':
      return `${test.orEqual ? '<=' : '<'} ${test.bound}`;
    case 'above':
      return `${test.orEqual ? '>=' : '>'} ${test.bound}`;
  }
}

/** A defined term bare, everything else between quotation marks. */
function valueInWords(value: string): string {
  return /^[A-Z][A-Z0-9_]*$/.test(value) ? value : quoted(value);
}

export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`;
}
