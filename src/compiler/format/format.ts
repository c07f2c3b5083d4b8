import { assert } from '../../base/assert.js';
import { err, ok, type Result } from '../../base/result.js';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { parse } from '../parse/parse.js';
import type { SourceText } from '../resolve/layer.js';
import { print } from './print.js';

/**
 * The text in its canonical layout. A text with mistakes of grammar is refused with its diagnostics: what was not understood cannot be
 * laid out. Names are not looked up, so a rule file that does not compile yet can be formatted.
 */
export function format({ name, text }: SourceText): Result<string, readonly Diagnostic[]> {
  const { tree, diagnostics } = parse(text, name);
  if (hasErrors(diagnostics)) return err(diagnostics);
  const formatted = print(tree);
  // Whoever lets a program write over his rules must not lose one: what was printed is read again before it counts.
  const again = parse(formatted, name);
  assert(!hasErrors(again.diagnostics) && print(again.tree) === formatted, 'the layout of a rule file is not stable');
  return ok(formatted);
}
