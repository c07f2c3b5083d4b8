import { readFacts } from './read-json.js';

/** What an attribute of the root may say once pixels were redacted. */
export interface RedactionStatement {
  readonly tag: number;
  readonly keyword: string;
  /** the values it may have; null: `pattern` says */
  readonly values: readonly string[] | null;
  /** what each value matches as a whole; null: `values` says */
  readonly pattern: RegExp | null;
}

interface Row {
  readonly tag: string;
  readonly keyword: string;
  readonly values?: readonly string[];
  readonly pattern?: string;
}

interface File {
  readonly statements: readonly Row[];
  readonly methods: Readonly<Record<string, string>>;
}

let known: ReadonlyMap<string, RedactionStatement> | undefined;

/** By keyword: PS3.15 E.3.1; PS3.3 C.7.6.1.1.5 and C.7.6.3. */
export function redactionStatements(): ReadonlyMap<string, RedactionStatement> {
  known ??= new Map(
    (readFacts('redaction-statements.json') as File).statements.map(({ tag, keyword, values, pattern }) => [
      keyword,
      { tag: Number.parseInt(tag, 16), keyword, values: values ?? null, pattern: pattern === undefined ? null : new RegExp(`^(?:${pattern})$`) },
    ]),
  );
  return known;
}

/** The term of LossyImageCompressionMethod for a family of codecs ("jpeg", "jpeg-ls", "jpeg-2000", "ht-jpeg-2000"); null: none is known. */
export function lossyMethodOf(family: string): string | null {
  return (readFacts('redaction-statements.json') as File).methods[family] ?? null;
}

/** Tag and value of a statement that has one value only. @throws for any other: a programmer's mistake */
export function soleStatement(keyword: string): { readonly tag: number; readonly value: string } {
  const statement = redactionStatements().get(keyword);
  const [value, second] = statement?.values ?? [];
  if (statement === undefined || value === undefined || second !== undefined) throw new Error(`internal error: ${keyword} has no single statement`);
  return { tag: statement.tag, value };
}
