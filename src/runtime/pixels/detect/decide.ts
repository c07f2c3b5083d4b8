import type { Box } from '../image.js';
import type { Looking } from '../request.js';
import type { Found } from './find.js';
import { isAllowed, isHarmless } from './harmless.js';
import type { Reading } from './ocr.js';

export interface Decided {
  readonly redact: readonly Box[];
  /** where nobody is sure: a person decides */
  readonly doubts: readonly Box[];
}

type Verdict = 'redact' | 'doubt' | 'leave';

/**
 * What becomes of the text that was found, by one `detect` statement. Reading never clears text but as the profile allows: what an `allow` pattern
 * matches as a whole stays, and a harmless mark that would be doubtful raises no doubt. What cannot be read stays redacted or doubtful.
 *
 * @param read asked of what could stay alone
 */
export async function decide(found: readonly Found[], looking: Looking, read: (found: Found) => Promise<Reading>): Promise<Decided> {
  const redact: Box[] = [];
  const doubts: Box[] = [];
  for (const one of found) {
    const verdict = verdictOn(one, looking);
    if (verdict === 'leave' || (await mayStay(one, verdict, looking, read))) continue;
    (verdict === 'redact' ? redact : doubts).push(one.box);
  }
  return { redact, doubts };
}

/**
 * By confidence, before anything is read. What the classical way alone saw is redacted by a strict profile and where nothing goes to
 * review, and doubtful for others.
 */
export function verdictOn({ confidence, seenBy }: Found, { redact, review, strict }: Looking): Verdict {
  const watched = Math.min(redact, review ?? redact);
  if (confidence < watched) return 'leave';
  if (seenBy === 'classical') return strict || review === null ? 'redact' : 'doubt';
  return confidence >= redact ? 'redact' : 'doubt';
}

async function mayStay(found: Found, verdict: Verdict, { allow }: Looking, read: (found: Found) => Promise<Reading>): Promise<boolean> {
  if (allow.length === 0 && verdict !== 'doubt') return false;
  const reading = await read(found);
  return isAllowed(reading, allow) || (verdict === 'doubt' && isHarmless(reading));
}
