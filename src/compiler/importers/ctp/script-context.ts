import type { FaultKind } from '../imported.js';
import { namedElement } from '../named-attribute.js';

/** What the functions of a script look up. */
export interface ScriptContext {
  /** by name in capital letters, without `@` */
  readonly parameters: ReadonlyMap<string, string>;
  /** the element that the script is for, as rules write it */
  readonly written: string;
  /** eight hex digits; empty for a private element */
  readonly tag: string;
  readonly vrs: readonly string[];
  /** notes a fault of the script */
  fault(kind: FaultKind, message: string): void;
}

/** The parameter that an argument names: `@SITEID`. */
export function parameterOf(argument: string | undefined, { parameters }: ScriptContext): string | undefined {
  return parameters.get((argument ?? '').replace(/^@/, '').toUpperCase());
}

/** Whether an argument names the element itself; left out, it does. */
export function isItself(name: string | undefined, { tag }: ScriptContext): boolean {
  if (name === undefined || name.toLowerCase() === 'this') return true;
  const element = namedElement(name);
  return element.kind === 'standard' && element.tag === tag;
}
