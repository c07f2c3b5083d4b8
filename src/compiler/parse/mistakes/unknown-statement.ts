import { statementStarts, Word } from '../../../../grammar/tokens.js';
import { nearest } from '../../diagnostics/nearest.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

/** what people write instead, and the verb of the language */
const synonyms: Readonly<Record<string, string>> = {
  delete: 'remove',
  drop: 'remove',
  erase: 'remove',
  clear: 'empty',
  blank: 'empty',
  retain: 'keep',
  preserve: 'keep',
  set: 'replace',
  substitute: 'replace',
  anonymize: 'replace',
  anonymise: 'replace',
  pseudonymize: 'replace',
  pseudonymise: 'replace',
  mask: 'replace',
  scrub: 'remove',
  hide: 'remove',
  exclude: 'remove',
  leave: 'keep',
  generalize: 'truncate',
  hash: 'remap',
  move: 'shift',
  if: 'when',
  import: 'extends',
  extend: 'extends',
  require: 'accept',
};

/** A word where a statement begins that begins none. */
export const unknownStatement: Mistake = ({ between, token }, source) => {
  if (!between || token.tokenType !== Word) return null;
  const near = nearestStatement(token.image);
  const span = spanOf(token);
  source.report('ANC1002', { found: describe(token), nearest: near }, span, {
    fix: near === null ? null : { span, replacement: near, title: `write \`${near}\`` },
  });
  return { wholeStatement: false };
};

/** The word that begins a statement and is most like this one, or means the same; null where there is none. */
export function nearestStatement(written: string): string | null {
  const words = statementStarts.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' ? [PATTERN] : []));
  const lower = written.toLowerCase();
  return Object.hasOwn(synonyms, lower) ? (synonyms[lower] ?? null) : nearest(written, words);
}
