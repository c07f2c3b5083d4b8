/** Between quotation marks, with escapes where they are needed. */
export function textOf(text: string): string {
  return `"${escaped(text)}"`;
}

/** Quotation marks, backslashes, control characters, signs that are not shown and halves of surrogate pairs as escapes. */
export function escaped(text: string): string {
  return text.replace(/["\\]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (sign) => {
    if (sign === '"' || sign === '\\') return `\\${sign}`;
    if (sign === '\n') return '\\n';
    if (sign === '\t') return '\\t';
    return `\\u{${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
  });
}
