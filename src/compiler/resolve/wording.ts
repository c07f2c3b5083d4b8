import type { Condition, Test } from '../../base/condition.js';
import { attributeOfTag, describeTag, printTag } from '../../facts/dictionary.js';
import { standardAttribute } from './element.js';
import type { Action, Contract, Expression, Fallback, Keeping, LeafSelector, Selector } from './model.js';

// The model in the words of the rule language.

/** "remove", "remove or empty", "replace … with dummy" */
export function actionInWords(action: Action): string {
  if (action.kind === 'by-type') return action.alternatives.map(actionInWords).join(' or ');
  const only = action.kind === 'keep' && action.only !== undefined ? [`only if ${contractInWords(action.only)}`] : [];
  return [action.kind, ...clausesOf(action), ...only].join(' ');
}

/** The rule's sentence without its condition: "truncate StudyDate to month". */
export function sentence(action: Action, subject: string): string {
  if (action.kind !== 'by-type') return [action.kind, subject, ...clausesOf(action)].join(' ');
  const replaced = action.alternatives.find((alternative) => alternative.kind === 'replace');
  const verbs = action.alternatives.map(({ kind }) => kind).join(' or ');
  return [verbs, subject, ...(replaced === undefined ? [] : clausesOf(replaced))].join(' ');
}

/** What stands behind the attributes in the rule. */
function clausesOf(action: Exclude<Action, { kind: 'by-type' }>): readonly string[] {
  switch (action.kind) {
    case 'truncate':
      return [`to ${action.to}`];
    case 'round':
      return [`to ${action.to}`];
    case 'band':
      return [`by ${action.by}${action.unit === null ? '' : ` ${action.unit}`}${action.top === null ? '' : `, top ${action.top}`}`];
    case 'clean':
      return action.keeping === undefined ? [] : [`keeping ${keepingInWords(action.keeping)}`];
    case 'replace':
      return [`with ${expressionInWords(action.with)}`, ...(action.otherwise === undefined ? [] : [fallbackInWords(action.otherwise)])];
    default:
      return [];
  }
}

function keepingInWords({ vocabularies, patterns }: Keeping): string {
  const words = vocabularies.length === 0 ? [] : [`words ${vocabularies.map(quoted).join(', ')}`];
  return [...words, ...(patterns.length === 0 ? [] : [`patterns ${patterns.map((source) => `/${source}/`).join(', ')}`])].join(', ');
}

function fallbackInWords(fallback: Fallback): string {
  return fallback.kind === 'remove' ? 'otherwise remove' : `otherwise quarantine ${quoted(fallback.message)}`;
}

/** "it is a whole number from 0 to 10000" */
export function contractInWords({ type, min, max, above, count, values, pattern }: Contract): string {
  const kinds = { integer: 'a whole number', number: 'a number', enumeration: `one of ${(values ?? []).join(', ')}`, pattern: `of the form /${pattern ?? ''}/` };
  const bounds = [...(above === undefined ? [] : [`above ${above}`]), ...(min === undefined ? [] : [`from ${min}`]), ...(max === undefined ? [] : [`to ${max}`])];
  const many = count === undefined ? '' : count[0] === count[1] ? `, ${count[0]} of them` : `, ${count[0]} to ${count[1]} of them`;
  return `it is ${[kinds[type], ...bounds].join(' ')}${many}`;
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
    case 'column':
      return `${expression.table}.${expression.column}`;
    case 'hash':
      return `hash(${expressionInWords(expression.of)}, ${expression.length})`;
    case 'age':
      return `age at ${attributeInWords(expression.at)}`;
    case 'year':
      return `year of ${expressionInWords(expression.of)}`;
    case 'lower':
      return `lower ${expressionInWords(expression.of)}`;
    case 'first':
      return `first ${expression.count} of ${expressionInWords(expression.of)}`;
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
    case 'content':
      return `content ${selector.valueType === null ? '' : `${selector.valueType} `}${quoted(selector.meaning)} (${selector.code}, ${selector.scheme})`;
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
