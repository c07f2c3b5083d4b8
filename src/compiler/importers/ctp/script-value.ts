/** What stands in an element: texts and calls; `SITE-@hash(this,8)` is one of each. */
export type Part = { readonly kind: 'text'; readonly text: string } | Call;

/** `@if(PatientSex,equals,"M"){…}{…}` */
export interface Call {
  readonly kind: 'call';
  /** in small letters, without `@` */
  readonly name: string;
  /** without quotation marks */
  readonly arguments: readonly string[];
  readonly blocks: readonly (readonly Part[])[];
  readonly said: string;
}

/** deeper ones are taken for mistakes */
const deepest = 12;

/** Null where parentheses, braces or quotation marks do not close, or stand too deep. */
export function readValue(text: string): readonly Part[] | null {
  const reader = new Reader(text);
  const parts = reader.parts(0);
  return parts === null || !reader.isAtEnd() ? null : parts;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Up to the end, or inside a block to the brace that closes it. */
  parts(depth: number): readonly Part[] | null {
    if (depth > deepest) return null;
    const parts: Part[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
    };
    while (!this.isAtEnd()) {
      const sign = this.text[this.at] ?? '';
      if (depth > 0 && sign === '}') break;
      const name = sign === '@' ? /^@([A-Za-z]+)\s*\(/.exec(this.text.slice(this.at, this.at + 80)) : null;
      if (name === null) {
        text += sign;
        this.at += 1;
        continue;
      }
      flush();
      const call = this.call(name[1] ?? '', name[0].length, depth);
      if (call === null) return null;
      parts.push(call);
    }
    flush();
    return trimmed(parts);
  }

  private call(name: string, opened: number, depth: number): Call | null {
    const start = this.at;
    this.at += opened;
    const given = this.arguments();
    if (given === null) return null;
    const blocks: (readonly Part[])[] = [];
    while (/^\s*\{/.test(this.text.slice(this.at, this.at + 200))) {
      this.at = this.text.indexOf('{', this.at) + 1;
      const parts = this.parts(depth + 1);
      if (parts === null || this.text[this.at] !== '}') return null;
      this.at += 1;
      blocks.push(parts);
    }
    return { kind: 'call', name: name.toLowerCase(), arguments: given, blocks, said: this.text.slice(start, this.at) };
  }

  /** Between the parentheses, the closing one taken. */
  private arguments(): readonly string[] | null {
    const found: string[] = [];
    let argument = '';
    let quoted = false;
    let wasQuoted = false;
    let open = 0;
    for (; !this.isAtEnd(); this.at += 1) {
      const sign = this.text[this.at] ?? '';
      if (quoted) {
        if (sign === '\\' && this.at + 1 < this.text.length) {
          this.at += 1;
          const next = this.text[this.at] ?? '';
          argument += next === '"' ? '"' : `\\${next}`;
        } else if (sign === '"') quoted = false;
        else argument += sign;
      } else if (sign === '"') {
        quoted = true;
        wasQuoted = true;
        argument = argument.trim();
      } else if (sign === ',' && open === 0) {
        found.push(wasQuoted ? argument : argument.trim());
        argument = '';
        wasQuoted = false;
      } else if (sign === ')' && open === 0) {
        this.at += 1;
        const last = wasQuoted ? argument : argument.trim();
        return found.length === 0 && last === '' && !wasQuoted ? [] : [...found, last];
      } else {
        // a tag is one argument: [0008,0070]
        if (sign === '(' || sign === '[') open += 1;
        if (sign === ')' || (sign === ']' && open > 0)) open -= 1;
        if (!wasQuoted || sign.trim() !== '') argument += sign;
      }
    }
    return null;
  }
}

/** Line breaks and indentation around calls say nothing. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, index): readonly Part[] => {
    if (part.kind !== 'text') return [part];
    let { text } = part;
    if (index === 0) text = text.trimStart();
    if (index === parts.length - 1) text = text.trimEnd();
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}
