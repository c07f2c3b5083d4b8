import { namedElement } from '../named-attribute.js';
import { isExpression, textTest, type TestTree } from '../test-tree.js';
import type { Call } from './script-value.js';

/** The condition of `@if(ElementName,test,argument)`; `own` is what `this` stands for. */
export function conditionOf({ arguments: [name, test, argument], said }: Call, own: string): TestTree {
  const opaque = (why: string): TestTree => ({ kind: 'opaque', said, why });
  const element = name?.toLowerCase() === 'this' ? null : namedElement(name ?? '');
  if (element !== null && element.kind !== 'standard') return opaque('rules ask attributes of the standard only');
  const attribute = element === null ? own : element.written;
  if ((attribute.startsWith('(') && attribute.includes('x')) || (element !== null && element.tag.includes('x'))) return opaque('rules ask one attribute, not a repeating one');
  if (attribute.startsWith('private ')) return opaque('rules ask attributes of the standard only');
  switch (test?.toLowerCase()) {
    case 'exists':
      return { kind: 'comparison', attribute, test: { kind: 'present' } };
    case 'isblank':
      return { kind: 'comparison', attribute, test: { kind: 'absent' } };
    case 'equals':
      return textTest(attribute, 'equals', argument ?? '', true);
    case 'contains':
      return textTest(attribute, 'contains', argument ?? '', false);
    case 'matches': {
      const source = `^(?:${argument ?? ''})$`;
      return isExpression(source) ? { kind: 'comparison', attribute, test: { kind: 'matches', source } } : opaque('its regular expression is none that rules take');
    }
    case 'greaterthan':
      return /^-?\d{1,9}$/.test(argument ?? '') ? { kind: 'comparison', attribute, test: { kind: 'above', bound: argument ?? '' } } : opaque('it compares with something that is no number');
    default:
      return opaque(`rules have no test like \`${test ?? ''}\``);
  }
}
