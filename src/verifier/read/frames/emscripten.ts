/** A decoder of one of the builds: bytes in, bytes out, in memory of its own. */
export interface StreamDecoder {
  getEncodedBuffer(lengthBytes: number): Uint8Array;
  decode(): void;
  getFrameInfo(): { readonly width: number; readonly height: number; readonly bitsPerSample: number; readonly componentCount: number };
  getDecodedBuffer(): Uint8Array;
  getInterleaveMode?(): number;
  delete(): void;
}

/** Opens a build; `print` takes what it would write to the terminal. */
export type Open<Name extends string> = (options: { readonly print: () => void; readonly printErr: () => void }) => Promise<Record<Name, new () => StreamDecoder>>;
