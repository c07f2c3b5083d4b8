import type { Identity } from './context/identity.js';
import type { ByteSource } from './dicom/byte-window.js';
import type { PixelPiece } from './pixels/pieces.js';
import type { PixelRequest, Redaction } from './pixels/request.js';

/** A de-identified file as pieces in order: new bytes, stretches of `source` that are copied, with pixels overwritten, and new frames. */
export interface Edited {
  readonly kind: 'edited';
  readonly pieces: readonly PixelPiece[];
  /** what the stretches count in: the file, or the inflated dataset of a deflated one */
  readonly source: Buffer | ByteSource;
  /** of all pieces together, before deflation */
  readonly lengthBytes: number;
  /** from here on the pieces are deflated when written (PS3.5 A.5); null: nothing is */
  readonly deflateFrom: number | null;
  readonly identity: Identity;
  /** rule of the model -> elements it acted on */
  readonly rules: ReadonlyMap<number, number>;
}

/** Why a file is not released. Message and place hold no value of the file. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly message: string;
  readonly place: string | null;
  /** of a deflated file that is too large to be inflated in memory: where the stream begins; the caller inflates it and asks again */
  readonly bodyOffsetBytes?: number;
  /** of a file whose pixels must be redacted: what has to be done to them; the caller does it and asks again */
  readonly pixels?: PixelRequest;
}

export type Outcome = Edited | Refusal;

export interface DeidentifyOptions {
  /** the dataset of a deflated file, inflated by the caller */
  readonly inflated?: ByteSource;
  /** what the caller made of `Refusal.pixels` */
  readonly redaction?: Redaction;
  /** asked first: what needs neither codecs, detection nor a person's eye is made at once; null: the file is refused with `Refusal.pixels` */
  readonly redactNow?: (request: PixelRequest) => Redaction | null;
  /** how much of a source that is read by ranges is held at a time; a longer value is held whole while it is read */
  readonly windowBytes?: number;
}
