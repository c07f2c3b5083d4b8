import { inflateRawSync } from 'node:zlib';
import type { Plan } from '../compiler/lower/plan.js';
import { Prepared, SERIES_INSTANCE, SOP_CLASS, SOP_INSTANCE, valueOf } from './context/prepare.js';
import type { Context } from './context/context.js';
import { scanRoot, type RootValues } from './context/scan-root.js';
import { identityOf, type Identity } from './context/identity.js';
import type { Operation } from './context/operation.js';
import { noEnrolment, type Enrolment } from './enrolment/enrolment.js';
import { ByteWindow, type ByteSource } from './dicom/byte-window.js';
import { Edits } from './dicom/edits.js';
import { readFileHead, type FileHead } from './dicom/file-head.js';
import { fileMeta } from './dicom/file-meta.js';
import type { DeidentifyOptions, Edited, Outcome, Refusal } from './outcome.js';
import { Unwalkable } from './dicom/unwalkable.js';
import type { PixelPiece } from './pixels/pieces.js';
import { hasOverlayBits, pixelWork, type PixelRequest, type Redaction } from './pixels/request.js';
import { isTidy, scanImage } from './pixels/scan-image.js';
import { OutOfOrder, Walk } from './walk.js';
import type { RuntimeKeys } from './keys.js';
import type { TextLooker } from './pixels/detect/looker.js';

/** Makes a plan ready for many files of one worker; `enrolment` holds the rows of the tables that it names. */
export function prepare(plan: Plan, enrolment: Enrolment = noEnrolment): Prepared {
  return new Prepared(plan, enrolment);
}

/**
 * plan + file bytes → splices → de-identified bytes, or a refusal with its reason. Pure: no file, clock or randomness. Every byte that
 * cannot be read as PS3.5 section 7 says leads to a refusal, never to an original value in the output.
 */
export function deidentify(prepared: Prepared, source: Buffer | ByteSource, keys: RuntimeKeys, options: DeidentifyOptions = {}): Outcome {
  try {
    const file = new ByteWindow(source, options.windowBytes);
    const head = readFileHead(file);
    if (head.mediaStorageSopClass === MEDIA_DIRECTORY) throw new Unwalkable('dicomdir', 'a DICOMDIR lists files by name; it is made anew for those that leave');
    const body = head.isDeflated ? inflated(source, head, options) : { source, start: head.bodyOffset };
    const bytes = body.source === source ? file : new ByteWindow(body.source, options.windowBytes);
    return walked(prepared, { bytes, head, ...body }, keys, options, false);
  } catch (error) {
    if (error instanceof Unwalkable) return refusal(error);
    throw error;
  }
}

const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10';

interface Body {
  readonly bytes: ByteWindow;
  readonly head: FileHead;
  readonly source: Buffer | ByteSource;
  /** where the dataset begins in `source` */
  readonly start: number;
}

function walked(prepared: Prepared, body: Body, keys: RuntimeKeys, options: DeidentifyOptions, whole: boolean): Outcome {
  const { bytes, head, start } = body;
  const { plan, wanted } = prepared;
  const root = scanRoot(bytes, start, head.encoding, wanted, prepared.lastWanted, whole);
  checkIdentity(root);
  const truth = prepared.truthOf(root);
  const turnedAway = plan.tables.acceptance.find(({ condition }) => truth[condition] !== true);
  if (turnedAway !== undefined) throw new Unwalkable('not-accepted', turnedAway.message);
  const context = prepared.contextOf(truth, valueOf(root, SOP_CLASS));
  const pixels = options.redaction === undefined ? pixelsAsked(body, pixelWork(plan, truth), context, valueOf(root, SERIES_INSTANCE)) : null;
  const redaction = options.redaction ?? (pixels === null ? null : (options.redactNow?.(pixels) ?? null));
  if (pixels !== null && redaction === null) return { kind: 'refused', reason: 'pixels-not-redacted', message: 'the rules ask for redaction of its pixels, and nothing carried it out', place: null, pixels };
  const file = prepared.fileContext(root, keys);
  const edits = new Edits();
  const walk = new Walk({ bytes, encoding: head.encoding, plan, context, file, root, wanted, claims: prepared.claimsIn(head.encoding), redaction, edits });
  try {
    const end = walk.run(start);
    return edited(body, redaction, walk, edits.pieces(start, end), end - start + edits.delta, identityOf(walk.newValues, root, file.keyring), rulesOf(walk, context.operations));
  } catch (error) {
    // the look at the root stopped early; in this file it must go to the end
    if (error instanceof OutOfOrder && !whole) return walked(prepared, body, keys, options, true);
    throw error;
  }
}

function edited({ head, source }: Body, redaction: Redaction | null, { newValues }: Walk, dataset: readonly PixelPiece[], datasetBytes: number, identity: Identity, rules: ReadonlyMap<number, number>): Edited {
  const [sopClass = '', sopInstance = ''] = [SOP_CLASS, SOP_INSTANCE].map((tag) => newValues.get(tag));
  if (sopClass === '') throw new Unwalkable('no-sop-class', 'the rules leave no SOP class, so that nobody can read the object');
  if (sopInstance === '') throw new Unwalkable('no-sop-instance', 'the rules leave no SOP instance UID, so that the object has no name');
  // what stays of the file stands in File Meta too, and a text there could say anything
  if (![sopClass, sopInstance].every((uid) => uidCharacters.test(uid))) throw new Unwalkable('value-refused', 'the SOP class or SOP instance that the rules leave is no UID');
  const meta = fileMeta(sopClass, sopInstance, redaction?.transferSyntax ?? head.transferSyntax);
  return {
    kind: 'edited',
    pieces: [meta, ...dataset],
    source,
    lengthBytes: meta.length + datasetBytes,
    deflateFrom: head.isDeflated ? meta.length : null,
    identity,
    rules,
  };
}

/**
 * The file may leave when this is done, and not before; null: nothing is asked. Codecs and detection take their time, so whoever called does that work
 * and calls again with what came of it.
 */
function pixelsAsked({ bytes, head, source, start }: Body, work: ReturnType<typeof pixelWork>, context: Context, series: string): PixelRequest | null {
  if (work === null) return null;
  const keeps = (tag: number): boolean => work.overlayLooking.length > 0 && context.operations[context.standard(tag, true)]?.kind === 'keep';
  const scanned = scanImage(bytes, start, head.encoding, keeps);
  const clearsOverlayBits = hasOverlayBits(scanned.root.lookup, head.encoding);
  // nothing is asked for but that no bytes hide beside the pixels
  const tidiesOnly = work.regions.length === 0 && work.looking.length === 0 && !clearsOverlayBits;
  if (scanned.overlays.length === 0 && (!scanned.hasPixels || (tidiesOnly && isTidy(scanned, head.encoding)))) return null;
  return { source, transferSyntax: head.transferSyntax, encoding: head.encoding, scanned, series, ...work, clearsOverlayBits };
}

/** PS3.5 9.1, its characters and length alone: many writers begin components with a zero. */
const uidCharacters = /^[\d.]{1,64}$/;

/** PS3.3 C.12.1: without these an object is none; a profile could not even say what it is. */
function checkIdentity(root: RootValues): void {
  if (valueOf(root, SOP_CLASS) === '') throw new Unwalkable('no-sop-class', 'the file does not say what kind of object it is: SOPClassUID (0008,0016) is missing');
  if (valueOf(root, SOP_INSTANCE) === '') throw new Unwalkable('no-sop-instance', 'the file does not say which object it is: SOPInstanceUID (0008,0018) is missing');
}

/** Up to this size a deflated dataset is inflated in memory. */
const inflateLimitBytes = 32 << 20;

function inflated(source: Buffer | ByteSource, { bodyOffset }: FileHead, options: DeidentifyOptions): { readonly source: Buffer | ByteSource; readonly start: number } {
  if (options.inflated !== undefined) return { source: options.inflated, start: 0 };
  const tooLarge = new Unwalkable('deflated-too-large', 'the dataset is larger than any that is inflated', null, bodyOffset);
  if (!Buffer.isBuffer(source)) throw tooLarge;
  try {
    return { source: inflateRawSync(source.subarray(bodyOffset), { maxOutputLength: inflateLimitBytes }), start: 0 };
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge;
    throw new Unwalkable('truncated', 'the deflated dataset ends early or is damaged');
  }
}

function rulesOf({ counts }: Walk, operations: readonly Operation[]): ReadonlyMap<number, number> {
  const rules = new Map<number, number>();
  counts.forEach((count, index) => {
    const rule = operations[index]?.rule ?? -1;
    if (count !== undefined && rule >= 0) rules.set(rule, (rules.get(rule) ?? 0) + count);
  });
  return rules;
}

function refusal({ reason, message, offsetBytes, bodyOffsetBytes }: Unwalkable): Refusal {
  return { kind: 'refused', reason, message, place: offsetBytes === null ? null : `offset ${offsetBytes}`, ...(bodyOffsetBytes === undefined ? {} : { bodyOffsetBytes }) };
}

export type { DeidentifyOptions, Edited, Outcome, Refusal } from './outcome.js';
export type { ByteSource } from './dicom/byte-window.js';
export { implementationClassUid } from './dicom/file-meta.js';
/** Looks for text in decoded frames; what it is made of is loaded when it is asked for. @throws Error where weights or packages are missing or damaged */
export async function openTextLooker(): Promise<TextLooker> {
  return await (await import('./pixels/detect/looker.js')).openTextLooker();
}

export { bytesOfEdited } from './edited-bytes.js';
export type { TextLooker } from './pixels/detect/looker.js';
export { asDecoded, type DecodedPicture } from './pixels/decoded-image.js';
export { MemorySpool } from './pixels/pieces.js';
export { openRedactor } from './pixels/open-redactor.js';
export type { Prepared } from './context/prepare.js';
export { readEnrolment, type Enrolment } from './enrolment/enrolment.js';
export { deriveKeys, type RuntimeKeys } from './keys.js';
export { builtWorker, runBatch, type BatchEnd, type BatchRequest } from './batch/run-batch.js';
export { decisionsName, parseDecisions, printDecisions, type ReviewDecision, type Verdict } from './batch/decisions.js';
export type { Counts } from './batch/tally.js';
export { openInputs, type Input, type Inputs } from './batch/list-inputs.js';
export { readChunks } from './batch/read-chunks.js';
export { readJournal } from './batch/read-journal.js';
export type { InputRecord } from './batch/journal.js';
