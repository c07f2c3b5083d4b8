import { And, Override, verbs, When, Word } from '../../../../grammar/tokens.js';
import { describe, type Mistake } from '../situation.js';
import { spanOf } from '../source.js';

const forWhen: ReadonlySet<string> = new Set(['if', 'where', 'for', 'unless', 'while', 'whenever']);

/** `keep PatientAge if …` and `remove PatientAge and PatientSex`: everyday English between the parts of a rule. */
export const otherJoint: Mistake = ({ tokens, index, token, between, statement }, source) => {
  const first = tokens[statement];
  if (!between || first === undefined || ![...verbs, Override].includes(first.tokenType)) return null;
  if (tokens.slice(statement, index).some(({ tokenType }) => tokenType === When)) return null;
  const span = spanOf(token);
  if (token.tokenType === Word && forWhen.has(token.image.toLowerCase()) && !source.isFirstOnLine(token.startOffset)) {
    const fix = token.image.toLowerCase() === 'unless' ? null : { span, replacement: 'when', title: 'write `when`' };
    source.report('ANC1008', { found: token.image, word: fix === null ? 'when not' : 'when' }, span, { fix });
    return { wholeStatement: true };
  }
  if (token.tokenType !== And) return null;
  const start = spanOf(tokens[index - 1] ?? token).end;
  source.report('ANC1001', { expected: 'a comma between two attributes', found: describe(token) }, span, {
    fix: { span: { start, end: span.end }, replacement: ',', title: 'write a comma' },
  });
  return { wholeStatement: true };
};
