import { textOf } from '../../format/print-text.js';
import { namedElement } from '../named-attribute.js';
import { pseudonymLength } from '../pseudonym-length.js';
import { doing, losing, type ElementAction } from './action.js';
import { conditionOf } from './condition.js';
import { dateAction } from './date-action.js';
import { isItself, parameterOf, type ScriptContext } from './script-context.js';
import type { Call, Part } from './script-value.js';

/** What a script's value does, in the words of the rules. */
export function actionOf(parts: readonly Part[], context: ScriptContext): ElementAction {
  const [first, ...others] = parts;
  if (first === undefined) return doing('empty');
  if (first.kind === 'call' && (first.name === 'always' || first.name === 'require') && others.length > 0) return actionOf(others, context);
  if (others.length > 0) return joined(parts, context);
  return first.kind === 'text' ? literal(first.text, context) : actionOfCall(first, context);
}

function literal(text: string, context: ScriptContext): ElementAction {
  const written = (text.startsWith('@') ? parameterOf(text, context) : undefined) ?? text;
  return written.trim() === '' ? doing('empty') : doing('replace', `with ${templateText(written)}`);
}

/** Braces doubled: in the text of a replacement they open a hole. */
function templateText(text: string): string {
  return textOf(text.replace(/[{}]/g, '$&$&'));
}

/** A text and one hash behind it are a pseudonym with a prefix; other joints have no words. */
function joined(parts: readonly Part[], context: ScriptContext): ElementAction {
  const known = parts.map((part): string | Call => (part.kind === 'text' ? part.text : part.name === 'param' ? (parameterOf(part.arguments[0], context) ?? part) : part));
  const texts = known.filter((part) => typeof part === 'string');
  if (texts.length === known.length) return literal(texts.join(''), context);
  const last = known.at(-1);
  if (typeof last === 'object' && texts.length === known.length - 1) {
    const action = actionOfCall(last, context);
    const pseudonym = action.kind === 'do' ? /^with pseudonym\("", (\d+)\)$/.exec(action.clauses) : null;
    if (pseudonym !== null) return doing('replace', `with pseudonym(${textOf(texts.join(''))}, ${pseudonym[1] ?? '10'})`);
  }
  return losing('texts and functions are joined in a way that rules cannot say', 'what is to be written instead');
}

function actionOfCall(call: Call, context: ScriptContext): ElementAction {
  const [one, two, three] = call.arguments;
  switch (call.name) {
    case 'remove':
      return doing('remove');
    case 'empty':
    case 'blank':
    case 'always':
      return doing('empty');
    case 'keep':
    case 'skip':
    case 'process':
      return doing('keep');
    case 'require':
      return required(call);
    case 'param': {
      const value = parameterOf(one, context);
      return value === undefined ? losing(`the script does not say what ${one ?? 'the parameter'} is`, 'the text to write') : literal(value, context);
    }
    case 'hash':
    case 'hashname':
      return hashed(one, two, context, call.name);
    case 'hashptid':
      return hashed(two, three, context, call.name);
    case 'hashuid':
      context.fault('unsalted-hash', `@hashuid of ${context.written} has no secret: whoever knows an original UID can find the new one; here it is made with the key`);
      return isItself(two, context) ? doing('remap') : losing('a UID is made from another attribute', 'which UID is to be written');
    case 'round':
      return rounded(one, two, context);
    case 'contents':
    case 'value':
      return copied(call, context);
    case 'if':
      return conditional(call, context);
    case 'select':
      return { kind: 'select', root: actionOf(call.blocks[0] ?? [], context), items: actionOf(call.blocks[1] ?? [], context) };
    case 'quarantine':
      return { kind: 'quarantine' };
    case 'initials':
      context.fault('identifying-remainder', `@initials of ${context.written} lets the first letters through: they identify`);
      return losing('initials identify, and rules have no words for them', 'whether a pseudonym is enough');
    case 'encrypt':
      context.fault('secret-in-the-script', `@encrypt of ${context.written} leaves every value within reach of whoever has the script`);
      return losing('rules never write what can be read back', 'whether a pseudonym is enough: the table of subjects stays at the site');
    case 'lookup':
      return losing('the table that it looks in is not in the script', 'write `table … from "….csv" key …`, then `replace … with TABLE.COLUMN otherwise quarantine "…"`');
    case 'integer':
      return losing('numbers that are counted up need a memory between runs', 'whether `pseudonym("", 6)` or a column of a table is meant');
    default:
      return dateAction(call, context) ?? losing(`rules have nothing like @${call.name}`, 'what is to happen to the value');
  }
}

/** What is there stays; that nothing is added where it is missing takes nothing from anybody's protection. */
function required({ arguments: [from] }: Call): ElementAction {
  return from === undefined ? doing('keep') : losing('a value taken from elsewhere stands where it is missing', 'whether the attribute is to be kept where it is there');
}

function hashed(of: string | undefined, characters: string | undefined, context: ScriptContext, name: string): ElementAction {
  context.fault('unsalted-hash', `@${name} of ${context.written} has no secret: whoever tries all names or numbers finds the one that gives a hash; here it is a keyed pseudonym`);
  const count = pseudonymLength(/^\d{1,4}$/.test(characters ?? '') ? Number(characters) : null, context.vrs);
  if (isItself(of, context)) return doing('replace', `with pseudonym("", ${count})`);
  const element = namedElement(of ?? '');
  if (element.kind !== 'standard' || element.keyword === null) return losing('the hash is of an element that rules cannot name here', 'which pseudonym is to be written');
  return doing('replace', `with hash(${element.keyword}, ${count})`);
}

function rounded(of: string | undefined, group: string | undefined, context: ScriptContext): ElementAction {
  if (!isItself(of, context) || !/^[1-9]\d{0,3}$/.test(group ?? '')) return losing('what it rounds to is not said', 'write `band … by N years` or `round … to N`');
  return context.vrs.includes('AS') ? doing('band', `by ${group ?? ''} years, top 90`) : doing('round', `to ${group ?? ''}`);
}

function copied({ name, arguments: [of, pattern] }: Call, context: ScriptContext): ElementAction {
  if (pattern !== undefined && name === 'contents') return losing('a part of the value is cut out by a pattern, and the rest stays', 'whether `clean … keeping patterns /…/` is meant: it names what may stay');
  if (isItself(of, context)) return doing('keep');
  const element = namedElement(of ?? '');
  if (element.kind !== 'standard' || element.keyword === null) return losing('it copies an element that rules cannot name here', 'what is to be written');
  return doing('replace', `with ${element.keyword}`);
}

function conditional(call: Call, context: ScriptContext): ElementAction {
  const test = conditionOf(call, context.written);
  const [then = doing('empty'), otherwise = doing('empty')] = call.blocks.map((block) => actionOf(block, context));
  if (test.kind === 'opaque') return losing(test.why, 'which files it is for, and what happens in them');
  if (test.kind === 'always') return then;
  return test.kind === 'never' ? otherwise : { kind: 'if', test, then, otherwise };
}
