import { jpeg, jpeg2000, mpeg, rle } from './codestreams.js';
import type { Budget, Opened, Opener } from './container.js';
import { encoded, escaped } from './encodings.js';
import { iccProfile } from './icc.js';
import { pdf } from './pdf.js';
import { richText } from './rtf.js';
import { compressed, zipped } from './zlib.js';

/** Containers within containers are opened so far: base64 of gzip of XML with escapes. */
const DEEPEST = 4;

/** Everything that can hide text, each looked for in every value that is not native pixel data. */
const openers: readonly Opener[] = [pdf, richText, zipped, compressed, jpeg, jpeg2000, iccProfile, encoded, escaped];
const ofFragments: readonly Opener[] = [jpeg, jpeg2000, mpeg];

/** What a value holds when all containers in it are opened, each once; what cannot be opened is noted in the budget. */
export function openAll(bytes: Uint8Array, budget: Budget): readonly Opened[] {
  return within(openers.flatMap((opener) => opener(bytes, budget)), budget, 1);
}

/** What stands beside the picture in a fragment of encapsulated pixel data, opened; `planeBytes` is rows times columns, where the object says. */
export function openFragment(bytes: Uint8Array, planeBytes: number | null, budget: Budget): readonly Opened[] {
  return within([...ofFragments.flatMap((opener) => opener(bytes, budget)), ...rle(bytes, planeBytes)], budget, 1);
}

function within(opened: readonly Opened[], budget: Budget, depth: number): readonly Opened[] {
  if (depth >= DEEPEST) return opened;
  return opened.flatMap((one) => {
    const inner = openers.flatMap((opener) => opener(one.bytes, budget)).map((two) => ({ ...two, how: `${one.how}, ${two.how}` }));
    return [one, ...within(inner, budget, depth + 1)];
  });
}
