import type { Readable, Writable } from 'node:stream';

/** Everything outside the server: the rule files and the two streams to the editor. */
export interface EditorHost {
  readonly input: Readable;
  readonly output: Writable;
  /** the rule files that are shipped */
  readonly shipped: readonly RuleFile[];
  /** the folder that shipped tables and lists of words are under */
  readonly shippedFolder: string;
  /** paths of the rule files directly in a folder, in order; none where it cannot be read */
  rulesIn(folder: string): readonly string[];
  /** null where the file cannot be read */
  readText(path: string): string | null;
  /** another text whenever the file is changed; null where there is none */
  stampOf(path: string): string | null;
}

export interface RuleFile {
  /** how messages speak of it: "ps3.15/basic.anon" */
  readonly name: string;
  readonly path: string;
}
