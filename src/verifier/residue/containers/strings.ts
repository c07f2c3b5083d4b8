/** Fewer signs in a row are met by chance. */
const SHORTEST = 6;
/** signs of text taken of one value */
const MOST_SIGNS = 1 << 20;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What reads as text in bytes: runs of letters and signs in ASCII, UTF-8 and UTF-16 of either order. */
export function stringsIn(bytes: Uint8Array): readonly string[] {
  const found: string[] = [];
  let signs = 0;
  const take = (text: string): void => {
    if (signs >= MOST_SIGNS || !/[\p{L}\d]{2}/u.test(text)) return;
    signs += text.length;
    found.push(text);
  };
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && isSign(bytes[at] ?? 0)) continue;
    if (at - start >= SHORTEST) for (const text of decodeRun(bytes.subarray(start, at))) take(text);
    start = at + 1;
  }
  for (const first of [0, 1] as const) for (const run of wideRuns(bytes, first)) take(run);
  return found;
}

/** Nearly all of the bytes are signs of text. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes.length < SHORTEST) return false;
  const sample = bytes.subarray(0, 512);
  let signs = 0;
  for (const byte of sample) if (byte < 0x80 && isSign(byte)) signs += 1;
  if (signs >= sample.length * 0.95) return true;
  if (sample.includes(0)) return wideRuns(sample, 0).concat(wideRuns(sample, 1)).some((run) => run.length * 2 > sample.length * 0.8);
  try {
    const text = decoder.decode(bytes.subarray(0, 4096));
    return (text.match(/[\p{L}\p{N}\p{P}\p{Zs}\r\n\t]/gu)?.length ?? 0) >= text.length * 0.95;
  } catch {
    return false;
  }
}

function isSign(byte: number): boolean {
  return (byte >= 0x20 && byte !== 0x7f) || byte === 9 || byte === 10 || byte === 13;
}

/** Bytes from 0x80 are letters where they are UTF-8, else those of Latin-1 where most of the run is ASCII, else they part the run. */
function decodeRun(run: Uint8Array): readonly string[] {
  try {
    return [decoder.decode(run)];
  } catch {
    const text = Buffer.from(run).toString('latin1');
    const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
    return high * 4 <= text.length ? [text] : text.split(/[\x80-\xff]+/).filter((part) => part.length >= SHORTEST);
  }
}

/** Runs of 16-bit signs of the first two blocks of Unicode; `zeroAt`: where in a pair the upper byte stands (0: big endian). */
function wideRuns(bytes: Uint8Array, zeroAt: 0 | 1): string[] {
  const runs: string[] = [];
  let run = '';
  let at = 0;
  while (at + 1 < bytes.length) {
    const upper = bytes[at + zeroAt] ?? 0;
    const lower = bytes[at + 1 - zeroAt] ?? 0;
    const isWide = (upper === 0 && isSign(lower) && lower !== 0) || (upper === 1 && run.length > 1);
    if (isWide) {
      run += String.fromCharCode((upper << 8) | lower);
      at += 2;
      continue;
    }
    if (run.length >= SHORTEST) runs.push(run);
    // out of step the pairs begin at the next byte
    at += run === '' ? 1 : 2;
    run = '';
  }
  if (run.length >= SHORTEST) runs.push(run);
  return runs;
}
