import type { Refusal } from '../outcome.js';
import type { Box } from './image.js';
import type { Spool } from './pieces.js';
import type { PixelRequest, Redaction } from './request.js';

/** What the work on one file may use. */
export interface RedactionSite {
  /** a private file for frames that are made anew; who opened the site closes it when the output is written */
  readonly openSpool: () => Spool;
  /** a person decided that what is doubtful becomes black */
  readonly redactDoubts: boolean;
  /** called between frames; throws when the run is to end */
  readonly pulse: () => void;
}

/** What was made of the pixels, or why nothing could be. */
export type Redacted =
  | {
      readonly kind: 'redacted';
      readonly redaction: Redaction;
      /** where text may stand that nobody was sure of, redacted where a person said so; empty: no doubt */
      readonly doubts: readonly Box[];
      /** the picture as it would leave, with boxes, as PNG; null where nothing was found */
      readonly picture: Buffer | null;
    }
  | Refusal;

/** Redacts pixels, one file after the other. */
export interface Redactor {
  redact(request: PixelRequest, site: RedactionSite): Promise<Redacted>;
  /** The same where regions of native pixels are all that is asked for, and such a picture was drawn before; else null. @throws Unwalkable */
  redactNow(request: PixelRequest): Redaction | null;
  close(): Promise<void>;
}
