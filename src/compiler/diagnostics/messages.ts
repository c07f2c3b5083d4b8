import { claimMessages } from './messages/claims.js';
import { fitnessMessages } from './messages/fitness.js';
import { nameMessages } from './messages/names.js';
import { pixelMessages } from './messages/pixels.js';
import { releaseMessages } from './messages/release.js';
import type { Row } from './messages/row.js';
import { ruleMessages } from './messages/rules.js';
import { styleMessages } from './messages/style.js';
import { syntaxMessages } from './messages/syntax.js';
import { tableMessages } from './messages/tables.js';
import { testMessages } from './messages/tests.js';

/** Every diagnostic there is, by its code. */
export const messages = {
  ...syntaxMessages,
  ...nameMessages,
  ...tableMessages,
  ...ruleMessages,
  ...claimMessages,
  ...pixelMessages,
  ...testMessages,
  ...releaseMessages,
  ...styleMessages,
  ...fitnessMessages,
};

export type Code = keyof typeof messages;

/** What the message of this code must be told. */
export type ParametersOf<C extends Code> = (typeof messages)[C] extends Row<infer P> ? P : never;

/** The row of a code, or null where there is no such code; letter case is ignored. */
export function findMessage(code: string): Row<never> | null {
  const table: Readonly<Record<string, Row<never>>> = messages;
  return Object.hasOwn(table, code.toUpperCase()) ? (table[code.toUpperCase()] ?? null) : null;
}
