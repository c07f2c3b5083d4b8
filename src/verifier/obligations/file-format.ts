import { tagPathText, type Step } from '../place.js';
import { firstOf, type Dataset, type Element } from '../read/element.js';
import type { Instance } from '../read/instance.js';
import { rootValues, textValues } from '../read/values.js';
import { isValidUid } from './compare.js';
import { instanceObligation, type Obligation, type Pair, type Problem } from './obligation.js';

const SOP_CLASS = 0x00080016;
const SOP_INSTANCE = 0x00080018;
const META_GROUP_LENGTH = 0x00020000;
const META_SOP_CLASS = 0x00020002;
const META_SOP_INSTANCE = 0x00020003;
const META_TRANSFER_SYNTAX = 0x00020010;
const META_IMPLEMENTATION = 0x00020012;

/** Group length, version, SOP class, SOP instance, transfer syntax, implementation UID and name: all else in group 0002 may identify. */
const allowedMeta: ReadonlySet<number> = new Set([META_GROUP_LENGTH, 0x00020001, META_SOP_CLASS, META_SOP_INSTANCE, META_TRANSFER_SYNTAX, META_IMPLEMENTATION, 0x00020013]);

/** By the syntax of the output: those of originals that had lost to compression, or that nothing encodes, and lose no more once redacted. */
const storedWithoutLoss: ReadonlyMap<string, RegExp> = new Map([
  ['1.2.840.10008.1.2.4.70', /^1\.2\.840\.10008\.1\.2\.4\.(5[0-9]|6[0-6]|70)$/],
  ['1.2.840.10008.1.2.4.80', /^1\.2\.840\.10008\.1\.2\.4\.81$/],
]);

/** PS3.10 7.1: preamble and File Meta describe the de-identifier and not whoever had the file before; no byte stands outside elements. */
export function fileFormat(implementationClassUid: string | null): Obligation {
  return instanceObligation({
    name: 'file-format',
    clause: 'PS3.15 E.1.1 item 8; PS3.10 7.1; PS3.5 7.2',
    instance: (pair) => [
      ...preamble(pair),
      ...meta(pair, implementationClassUid),
      ...outside(pair.output),
      ...groupLengths(pair.output.dataset, []),
    ],
  });
}

/** A file that came without preamble and File Meta may leave without them. */
function bareFromTheStart(original: Instance | null): boolean {
  return original !== null && !original.hasPreamble;
}

function preamble({ output, original }: Pair): readonly Problem[] {
  if (!output.hasPreamble && bareFromTheStart(original)) return [];
  if (!output.hasPreamble) return [{ grade: 'fitness', kind: 'no-preamble', place: 'preamble', message: 'the file has no preamble and prefix' }];
  if (output.file.subarray(0, 128).every((byte) => byte === 0)) return [];
  return [{ grade: 'suspect', kind: 'preamble', place: 'preamble', message: 'the preamble is not zero', value: output.file.subarray(0, 128) }];
}

function meta({ output, original, redacted }: Pair, implementationClassUid: string | null): readonly Problem[] {
  if (output.meta === null && bareFromTheStart(original)) return [];
  if (output.meta === null) return [{ grade: 'fitness', kind: 'no-file-meta', place: 'file meta', message: 'the file has no File Meta Information' }];
  const problems: Problem[] = [];
  for (const element of output.meta.elements) {
    if (allowedMeta.has(element.tag)) continue;
    problems.push({
      grade: 'suspect',
      kind: 'meta-element',
      tagPath: tagPathText([], element.tag),
      place: 'file meta',
      message: 'File Meta Information holds an element that may describe an earlier holder',
      value: output.file.subarray(element.valueOffset, element.valueEndOffset),
    });
  }
  const differs = (tag: number, datasetTag: number): boolean => metaText(output, tag) !== rootValues(output, datasetTag).join('\\');
  const at = { grade: 'fitness' as const, place: 'file meta' };
  if (differs(META_SOP_CLASS, SOP_CLASS)) problems.push({ ...at, kind: 'meta-sop-class', message: 'File Meta and dataset name different SOP classes' });
  if (differs(META_SOP_INSTANCE, SOP_INSTANCE)) problems.push({ ...at, kind: 'meta-sop-instance', message: 'File Meta and dataset name different SOP instances' });
  const before = original?.transferSyntax ?? null;
  const now = metaText(output, META_TRANSFER_SYNTAX);
  if (before !== null && now !== before && !(redacted === true && storedWithoutLoss.get(now)?.test(before) === true)) problems.push({ ...at, kind: 'transfer-syntax', message: 'the transfer syntax is not the one of the original' });
  const groupLength = firstOf(output.meta, META_GROUP_LENGTH);
  if (groupLength === undefined || metaText(output, META_GROUP_LENGTH) !== String(output.datasetOffset - groupLength.endOffset)) {
    problems.push({ ...at, kind: 'meta-length', message: 'the group length of File Meta is not the length of File Meta' });
  }
  const implementation = metaText(output, META_IMPLEMENTATION);
  if (!isValidUid(implementation) || (implementationClassUid !== null && implementation !== implementationClassUid)) {
    problems.push({ ...at, grade: 'suspect', kind: 'implementation', message: 'the implementation UID is not the one of the de-identifier' });
  }
  return problems;
}

function metaText(instance: Instance, tag: number): string {
  const element: Element | undefined = instance.meta === null ? undefined : firstOf(instance.meta, tag);
  return element === undefined || instance.meta === null ? '' : textValues(instance.file, element, instance.meta).join('\\');
}

function outside({ trailing, behindStream, data, file }: Instance): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (value: Uint8Array): void => {
    problems.push({ grade: 'suspect', kind: 'trailing-bytes', place: 'trailing bytes', message: 'bytes stand behind the last element', value });
  };
  if (trailing.end > trailing.start) add(data.subarray(trailing.start, trailing.end));
  // PS3.5 A.5: one zero byte may pad a deflate stream to even length
  if (behindStream !== null) {
    const rest = file.subarray(behindStream.start, behindStream.end);
    if (rest.length > 1 || (rest[0] ?? 0) !== 0) add(rest);
  }
  return problems;
}

/** Group lengths outside File Meta give away the size of what was removed. */
function groupLengths(dataset: Dataset, within: readonly Step[]): readonly Problem[] {
  return dataset.elements.flatMap((element) => {
    const own: readonly Problem[] =
      (element.tag & 0xffff) === 0
        ? [{ grade: 'suspect', kind: 'group-length', tagPath: tagPathText(within, element.tag), message: 'a group length stands outside File Meta Information' }]
        : [];
    const inner = (element.items ?? []).flatMap((item, index) => groupLengths(item, [...within, { tag: element.tag, item: index }]));
    return [...own, ...inner];
  });
}
