import type { findMessage } from '../compiler/index.js';

type Row = NonNullable<ReturnType<typeof findMessage>>;

/** The manual page of a diagnostic, for a terminal. */
export function diagnosticPage(code: string, { severity, title, page }: Row): string {
  const parts = [`${code}: ${title} (${severity})`, page.means, page.matters, `Wrong:\n${indented(page.wrong)}`, `Right:\n${indented(page.right)}`];
  return `${parts.join('\n\n')}\n`;
}

function indented(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}
