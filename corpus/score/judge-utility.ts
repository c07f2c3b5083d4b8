import type { PlantedItem } from '../answer-key.js';
import { holds, textOf } from './decode-value.js';
import { outsideDiffers, pixelDigest, readFrames, withoutComments } from './pixels.js';
import type { ReadFile } from './read-dicom.js';
import { elementAt, judged, parentStands, type Judgement, type Output, type ScoredFile } from './scored.js';

/** What of an option's promises may be asked: all of them, or those that were stated. */
export type Options = ReadonlySet<string>;

/** Whether something that must stay, or keep a relation, does. `files`: all of the corpus, by path */
export function judgeKept(item: PlantedItem, file: ScoredFile, output: Output, options: Options, files: ReadonlyMap<string, ScoredFile>): Judgement {
  if (item.option !== null && !options.has(item.option)) return judged(item, item.kind, 'utility', 'unreached', `${item.option} is not stated`);
  const verdict = (reason: string | null): Judgement => judged(item, item.kind, 'utility', reason === null ? 'good' : 'bad', reason);
  switch (item.kind) {
    case 'pixels-retained':
      return verdict(pixelDigest(output.haystack.file) === item.value ? null : 'the pixel data is not what it was');
    case 'pixels-outside-retained':
      return verdict(outside(file, output));
    case 'word-retained':
      // Which words are lost is what a reader needs; they are of no person.
      return { ...present(item, output, (text) => words(text).includes(item.value.toLowerCase()), 'the word is not in the text'), path: `${item.path} "${item.value}"` };
    case 'text-not-null':
      return present(item, output, (text) => text !== '', 'the element has no value');
    case 'uid-consistent':
    case 'patient-id-consistent':
    case 'interval-exact':
      return follows(item, output, files);
    default: {
      const element = elementAt(output, item.path, (one) => holds(one, item.value));
      if (element === undefined) return gone(item, output);
      return verdict(holds(element, item.value) ? null : 'the element has another value');
    }
  }
}

function present(item: PlantedItem, output: Output, good: (text: string) => boolean, reason: string): Judgement {
  const element = elementAt(output, item.path, (one) => good(textOf(one)));
  if (element === undefined) return gone(item, output);
  return judged(item, item.kind, 'utility', good(textOf(element)) ? 'good' : 'bad', good(textOf(element)) ? null : reason);
}

/** What is not there is lost, unless the profile may take the element or the sequence it stands in. */
function gone(item: PlantedItem, output: Output): Judgement {
  if (item.mayGo && !parentStands(output, item.path)) return judged(item, item.kind, 'utility', 'unreached', 'the sequence is gone, as the profile may');
  return judged(item, item.kind, 'utility', item.mayGo ? 'unreached' : 'bad', item.mayGo ? 'the element is gone, as the profile may' : parentStands(output, item.path) ? 'the element is gone' : 'the sequence it stands in is gone');
}

function follows(item: PlantedItem, output: Output, files: ReadonlyMap<string, ScoredFile>): Judgement {
  const unreached = (reason: string): Judgement => judged(item, item.kind, 'utility', 'unreached', reason);
  const other = files.get(item.with ?? '')?.output;
  if (other === null || other === undefined) return unreached('the other file was held back');
  const element = elementAt(output, item.path);
  const there = elementAt(other, targetOf(item.path));
  if (element === undefined || there === undefined) return gone(item, output);
  const [mine, its] = [textOf(element), textOf(there)];
  const holdsTogether = item.kind === 'interval-exact' ? dayOf(mine) - dayOf(its) === Number(item.value) : mine === its && mine !== '';
  if (!holdsTogether) return judged(item, item.kind, 'utility', 'bad', 'the relation does not hold');
  const same = item.kind !== 'interval-exact' && mine === item.value;
  return judged(item, item.kind, 'utility', same ? 'bad' : 'good', same ? 'the value is the original one' : null);
}

/** "… > ReferencedSOPInstanceUID" points at the other's SOPInstanceUID; everything else at the attribute of its own name. */
function targetOf(path: string): string {
  return (path.split(' > ').at(-1) ?? '').replace(/^Referenced/, '');
}

function outside(file: ScoredFile, output: Output): string | null {
  const [before, after] = [readFrames(file.original), readFrames(output.haystack.file)];
  if (before !== null && after !== null) return outsideDiffers(before, after, file.items.flatMap(({ box, path }) => (box === null || path !== 'PixelData' ? [] : [box])));
  const [was, is] = [pixelsOf(file.original), pixelsOf(output.haystack.file)];
  if (is === undefined) return 'there is no pixel data';
  if (was === undefined || was.fragments.length === 0 || is.fragments.length === 0) return packedBits(was?.value, is.value);
  return withoutComments(was.fragments.slice(1)).equals(withoutComments(is.fragments.slice(1))) ? null : 'the compressed picture is not what it was';
}

/** Of pixels that are no samples (one bit each), those that were there must begin what is there. */
function packedBits(before: Buffer | undefined, after: Buffer): string | null {
  const shorter = Math.min(before?.length ?? 0, after.length);
  return shorter > 0 && before?.subarray(0, shorter).equals(after.subarray(0, shorter)) === true ? null : 'the pixel data is not what it was';
}

function pixelsOf(file: ReadFile): ReadFile['elements'][number] | undefined {
  return file.elements.find(({ path }) => path === 'PixelData');
}

function words(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z0-9.-]+/);
}

/** Days since 1970 of a date, YYYYMMDD. */
export function dayOf(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000;
}
