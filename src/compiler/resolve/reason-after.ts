import type { Span } from '../ast/syntax-tree.js';
import type { Fix } from '../diagnostics/diagnostic.js';

/** Room for a reason behind a statement. It stays empty, which is a mistake of its own: nobody but the author can give the reason. */
export function reasonAfter({ end }: Span): Fix {
  return { span: { start: end, end }, replacement: ' because ""', title: 'add `because "…"`, to be filled in' };
}
