export interface Original {
  /** path relative to the input folder, for findings */
  readonly input: string;
  /** not kept: the host may use the memory again once the call has returned */
  readonly bytes: Uint8Array;
}

export interface Output {
  /** path relative to the output folder; its parts are searched too */
  readonly output: string;
  /** not kept once the call has returned, and what it gives to do is done */
  readonly bytes: Uint8Array;
  /** the file it was made of, as the journal says; null when it is not at hand */
  readonly original: Original | null;
}
