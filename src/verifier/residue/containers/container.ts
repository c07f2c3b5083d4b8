/** What a value, a fragment or a container holds when it is opened. */
export interface Opened {
  /** how it was opened, outermost first: "gzip", "PDF, compressed stream" */
  readonly how: string;
  /** for the search for needles */
  readonly bytes: Uint8Array;
  /** for patterns: what of the bytes is text; null: whatever reads as text in them */
  readonly text: string | null;
  /** it stands beside the data, where programs leave a mark and people nothing */
  readonly isBeside?: true;
}

/** Bounds what opening may cost in one file, so that a small file cannot unfold into gigabytes. */
export interface Budget {
  bytesLeft: number;
  /** what could not be opened, one reason each; nobody knows what is in there */
  readonly closed: Set<string>;
}

/** Opens what it knows; nothing where the bytes are something else. */
export type Opener = (bytes: Uint8Array, budget: Budget) => readonly Opened[];

/** Bytes that opening may give in one file, all containers together. */
const MOST_BYTES = 64 << 20;

export function budgetForOneFile(): Budget {
  return { bytesLeft: MOST_BYTES, closed: new Set() };
}

export function spend(budget: Budget, lengthBytes: number): void {
  budget.bytesLeft -= lengthBytes;
}

export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);
}

export function openedText(how: string, text: string): Opened {
  return { how, bytes: Buffer.from(text, 'utf8'), text };
}
