import type { PlantedItem } from '../answer-key.js';
import { textOf } from './decode-value.js';
import { haystackOfElement, stands } from './haystack.js';
import { boxIsHidden, readFrames } from './pixels.js';
import { elementAt, judged, type Judgement, type Output, type ScoredFile } from './scored.js';

/** Whether something that must be gone is gone from what came of its file. */
export function judgeGone(item: PlantedItem, file: ScoredFile, output: Output, options: ReadonlySet<string>): Judgement {
  const verdict = (leaked: boolean, reason: string): Judgement => judged(item, item.kind, 'leak', leaked ? 'bad' : 'good', leaked ? reason : null);
  if (item.option === 'clean-pixel-data' && !options.has(item.option)) {
    const shows = item.box === null ? stands(item, output.haystack) : !isHidden(item, file, output);
    return judged(item, item.kind, 'leak', shows ? 'unreached' : 'good', shows ? 'still there; clean-pixel-data is not stated' : null);
  }
  switch (item.kind) {
    case 'pixels-hidden':
      return verdict(!isHidden(item, file, output), 'the text is still to be seen');
    case 'date-shifted': {
      const element = elementAt(output, item.path);
      return verdict(element !== undefined && textOf(element).startsWith(item.value), 'the date is the original one');
    }
    case 'uid-changed': {
      const element = elementAt(output, item.path);
      if (stands(item, output.haystack)) return verdict(true, 'the original UID is in the output');
      const uid = element === undefined ? '' : textOf(element);
      return verdict(uid !== '' && !(uid.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(uid)), 'what stands there is no UID');
    }
    default:
      if (standsAtItsPlace(item, output)) return verdict(true, 'the value is where it was planted');
      return verdict(stands(item, output.haystack) && !leakedElsewhere(item, file, output), 'the value is in the output, at a place where it was not planted');
  }
}

/** A picture of its own (icon, overlay) is hidden when it is gone or other bytes; text in the pixels, when its box is one value. */
function isHidden(item: PlantedItem, file: ScoredFile, output: Output): boolean {
  if (item.box === null) return true;
  if (item.path !== 'PixelData') {
    // Groups that repeat (60xx) have one path.
    const at = ({ elements }: ScoredFile['original']): readonly Buffer[] => elements.filter(({ path }) => path === item.path).map(({ value }) => value);
    return !at(file.original).some((before) => at(output.haystack.file).some((after) => after.equals(before)));
  }
  if (!output.byPath.has('PixelData')) return true;
  const frames = readFrames(output.haystack.file);
  return frames !== null && boxIsHidden(frames, item.box, item.hidingPlace === 'overlay bits');
}

/** Whether a value is where it was planted: in its element, in the preamble, in the name of the file. */
function standsAtItsPlace(item: Pick<PlantedItem, 'value' | 'match' | 'path'>, output: Output): boolean {
  if (item.path === 'preamble') return output.bytes.toString('latin1', 0, 128).includes(item.value);
  if (item.path === 'file name') return output.path.includes(item.value);
  if (item.path === 'trailing bytes') return behindTheData(output).includes(item.value);
  return output.haystack.file.elements.some((element) => element.path === item.path && (element.value.length > 0 || element.fragments.length > 0) && stands(item, haystackOfElement(output.haystack.file, element)));
}

/** Where the dataset was deflated, nothing says where the stream ends: its last bytes are looked at. */
function behindTheData({ bytes, haystack: { file } }: Output): string {
  return file.transferSyntax === '1.2.840.10008.1.2.1.99' ? bytes.toString('latin1', bytes.length - TAIL_BYTES) : file.rest.toString('latin1');
}

const TAIL_BYTES = 24;

/** The same value was planted at several places of a file: it is told once, of the places where it still is. */
export function leakedElsewhere(item: Pick<PlantedItem, 'value' | 'match' | 'path'>, { items }: ScoredFile, output: Output): boolean {
  return items.some((other) => other.expect === 'gone' && other.box === null && other.path !== item.path && standsAtItsPlace({ ...item, path: other.path }, output));
}
