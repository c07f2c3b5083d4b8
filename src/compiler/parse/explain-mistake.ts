import { expectedHere } from './expected-here.js';
import { mistakes } from './mistakes.js';
import { found, spanOfFound, type Explained, type Situation } from './situation.js';
import type { Source } from './source.js';

/** Reports the first mistake that is recognised; else what was expected and what stands there. */
export function explainMistake(situation: Situation, source: Source): Explained {
  for (const mistake of mistakes) {
    const explained = mistake(situation, source);
    if (explained !== null) return explained;
  }
  const { expected, help } = expectedHere(situation);
  source.report('ANC1001', { expected, found: found(situation) }, spanOfFound(situation), { help });
  return { wholeStatement: false };
}
