import { pixelElements } from '../../facts/pixel-elements.js';
import { redactionStatements, type RedactionStatement } from '../../facts/redaction-statements.js';
import type { Entry } from '../obligations/obligation.js';
import { textValues } from '../read/values.js';

/** Whether redaction accounts for an element of the root, so that no rule is held against it. What the frames decode to is compared elsewhere. */
export function isOfRedaction({ tag, within, output }: Entry): boolean {
  const { copies, offsetTables } = pixelElements();
  // an icon shows the picture, so it goes at whatever depth
  if (copies.has(tag)) return output.length === 0;
  if (within.length > 0) return false;
  // both halves of the extended offset table say where frames stand, and nothing else
  if (offsetTables.has(tag)) return true;
  const statement = statementsByTag().get(tag);
  const [only, second] = output;
  if (statement === undefined || only === undefined || second !== undefined) return false;
  const values = textValues(only.data, only.element, only.dataset);
  return values.length > 0 && values.every((value) => statement.values?.includes(value) ?? statement.pattern?.test(value) ?? false);
}

let byTag: ReadonlyMap<number, RedactionStatement> | undefined;

function statementsByTag(): ReadonlyMap<number, RedactionStatement> {
  byTag ??= new Map([...redactionStatements().values()].map((statement) => [statement.tag, statement]));
  return byTag;
}
