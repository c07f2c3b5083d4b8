/** What the header of a rule file says, read without reading the file. */
export interface HeaderInBrief {
  readonly what: 'profile' | 'option';
  readonly name: string;
  /** of an option: the profile it belongs to */
  readonly of: string | null;
  readonly version: string;
  /** the doc comment above, without its marks */
  readonly doc: string;
}

const header = /((?:^[ \t]*##[^\n\r]*(?:\r\n|\n|\r))*)^[ \t]*(profile|option)\s+"([^"\n\r]+)"(?:\s+of\s+([A-Za-z_][A-Za-z0-9_.-]*))?(?:\s+version\s+"([^"\n\r]*)")?/m;

/** The first header of a text, or null where it has none; for libraries, which know files by the names in their headers. */
export function headerOf(text: string): HeaderInBrief | null {
  const found = header.exec(text);
  if (found === null) return null;
  const [, doc = '', what, name = '', of, version = ''] = found;
  return { what: what === 'option' ? 'option' : 'profile', name, of: of ?? null, version, doc: doc.replace(/^[ \t]*##[ \t]?/gm, '').trim() };
}
