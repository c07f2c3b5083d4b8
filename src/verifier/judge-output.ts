import type { Model } from '../compiler/resolve/model.js';
import { asClaimed, statedBeyondClaim } from './claimed.js';
import type { ContentDemands } from './content.js';
import { contextOf } from './context.js';
import type { Expectations, FileContext } from './expected.js';
import { ruleText, type Findings } from './findings.js';
import { judgeElements, subjectOf } from './judge.js';
import { allObligations, type Obligations } from './obligations/all.js';
import type { Pair } from './obligations/obligation.js';
import type { VerificationOptions } from './options.js';
import type { Output } from './output.js';
import { FindingPictures, type PicturesTaken } from './pictures/finding-pictures.js';
import { examinePixels, isLeftAlone, redactionDemanded } from './pixels/examine-pixels.js';
import type { PixelDemand } from './pixels/expected-regions.js';
import { documentOf, rescanDocument } from './pixels/rescan-document.js';
import { rescan, rescanOverlays } from './pixels/rescan.js';
import { readInstance, type Instance } from './read/instance.js';
import { releaseDuties } from './release/all.js';
import { reportOf } from './report/compose.js';
import type { Report } from './report/report.js';
import type { Residue } from './residue/residue.js';
import { openRisk, type RiskAssessment } from './risk/assessment.js';
import { riskFindings } from './risk/report/findings.js';

/** What one verification shares among its parts. */
export interface Workshop {
  readonly expectations: Expectations;
  readonly content: ContentDemands;
  readonly residue: Residue;
  readonly findings: Findings;
}

/** Judges output after output, and at the end what no single one shows. */
export class OutputJudge {
  private readonly counts = { outputs: 0, outputsWithOriginal: 0, elements: 0, bytesScanned: 0, framesExamined: 0, picturesRescanned: 0 };
  private readonly isByClaim: boolean;
  private readonly obligations: Obligations;
  private readonly duties: ReturnType<typeof releaseDuties>;
  private readonly risk: RiskAssessment | null;
  private readonly pictures: FindingPictures | null;

  constructor(
    private readonly model: Model,
    private readonly options: VerificationOptions,
    private readonly shop: Workshop,
  ) {
    this.isByClaim = options.basis === 'claim';
    const own = allObligations(model, options.implementationClassUid ?? null, options.tables ?? new Map());
    this.obligations = this.isByClaim ? { ...own, list: [...own.list, statedBeyondClaim(model)] } : own;
    this.duties = releaseDuties(model, shop.expectations);
    this.pictures = options.pictures === true ? new FindingPictures(options.textFinder ?? null) : null;
    this.risk = model.risk === null ? null : openRisk(model, { planDigest: options.planDigest }, shop.expectations);
  }

  /** See `Verification.addOutput`. */
  add(output: Output): (() => Promise<void>) | null {
    const { expectations, residue, findings } = this.shop;
    residue.begin();
    this.counts.outputs += 1;
    const read = readInstance(output.bytes, { partial: false });
    if (!read.ok) {
      findings.notExamined(output, 'unreadable', `the output could not be read: ${read.error.reason}`);
      residue.searchBroken(output);
      this.risk?.addInstance(null, null);
      return null;
    }
    const original = this.readOriginal(output);
    if (original !== null) this.counts.outputsWithOriginal += 1;
    this.risk?.addInstance(read.value, original);
    const file = contextOf(original, read.value, expectations);
    const asked = redactionDemanded(this.model, read.value, file.lookup);
    const pixels = asked === null || isLeftAlone(asked, read.value, original) ? null : asked;
    const pair: Pair = { path: output.output, output: read.value, original, subject: subjectOf(original, this.model.shift?.per), redacted: pixels !== null, overlaysCleared: pixels?.overlays.mayLook === true };
    this.judge(output, pair, file);
    this.counts.bytesScanned += output.bytes.length;
    const searched = residue.searchOutput(output, pair, file);
    const document = documentOf(read.value);
    if (pixels === null && document === null) return null;
    return async () => {
      if (pixels !== null) await this.lookAt(output, pair, pixels);
      if (document !== null) await this.lookAtDocument(output, pair, document, searched);
    };
  }

  /** The report. `originals`: how many were given, and how many of them could not be read. */
  finish(originals: { readonly originals: number; readonly unreadOriginals: number }): Report {
    const { model, options, duties } = this;
    const { findings, residue } = this.shop;
    for (const duty of duties) for (const problem of duty.finish()) findings.add(duty.name, problem, problem);
    const missingTables = this.isByClaim ? [] : model.tables.map(({ name }) => name).filter((name) => options.tables?.has(name) !== true);
    const result = this.risk?.finish().report ?? null;
    const all = result === null ? findings.list : [...findings.list, ...riskFindings(result, ruleText(model.risk))];
    return reportOf(model, options.planDigest, all, { missingTables, ...originals, ...this.counts, needles: residue.needleCount }, [...this.obligations.list, ...duties], result, this.isByClaim);
  }

  /** Pictures of pixel findings, where they were asked for. */
  taken(): PicturesTaken {
    return this.pictures?.taken() ?? { pictures: [], leftOut: 0 };
  }

  private readOriginal(output: Output): Instance | null {
    if (output.original === null) return null;
    const read = readInstance(output.original.bytes, { partial: true });
    if (read.ok && read.value.fault === null) return read.value;
    this.shop.findings.notExamined(output, 'original-unreadable', 'the original of this output could not be read to its end, so that nothing could be compared');
    return null;
  }

  /** Every obligation on every element, and what later files must agree with. */
  private judge(output: Output, pair: Pair, file: FileContext): void {
    const { expectations, content, findings } = this.shop;
    const { judged, elements } = judgeElements(pair, expectations, content, this.obligations, file);
    this.counts.elements += elements;
    for (const { problem, obligation, demand, entry } of judged) {
      const told = this.isByClaim ? asClaimed(problem, obligation.name, entry) : problem;
      if (told !== null) findings.ofOutput(obligation.name, told, output, ruleText(demand?.rule ?? null));
    }
    for (const duty of this.duties) duty.add({ ...pair, input: output.original?.input ?? null, file });
  }

  private async lookAtDocument(output: Output, { subject }: Pair, document: Uint8Array, searched: string): Promise<void> {
    const { residue, findings } = this.shop;
    const { written, seen } = await rescanDocument(document, this.options.textFinder ?? null, { holdsNeedle: (text) => residue.begin().inPath(text, subject).length > 0, inLine: (line, place) => residue.inLine(line, place), searched });
    for (const problem of written) findings.ofOutput(problem.grade === 'leak' ? 'residue' : 'patterns', problem, output, null);
    for (const problem of seen) findings.ofOutput('pixels', problem, output, null);
  }

  /** Frames against regions and the original's frames, and text that is left in them. */
  private async lookAt(output: Output, { output: instance, original, subject }: Pair, demand: PixelDemand): Promise<void> {
    const { residue, findings } = this.shop;
    const { problems, frames } = await examinePixels(instance, original, demand);
    this.counts.framesExamined += frames;
    const { textFinder = null } = this.options;
    const holdsNeedle = (text: string): boolean => residue.begin().inPath(text, subject).length > 0;
    const inFrames = textFinder === null || demand.redactFrom === null ? [] : await rescan(instance, textFinder, { redactFrom: demand.redactFrom, holdsNeedle });
    const inOverlays = textFinder === null || demand.overlays.redactFrom === null ? [] : await rescanOverlays(instance, textFinder, { redactFrom: demand.overlays.redactFrom, holdsNeedle });
    const left = [...inFrames, ...inOverlays];
    this.counts.picturesRescanned += textFinder === null || demand.redactFrom === null ? 0 : 1;
    await this.pictures?.add(output.output, instance, [...problems, ...left]);
    for (const problem of [...problems, ...left]) findings.ofOutput('pixels', problem, output, demand.covered[0] === undefined ? null : ruleText(demand.covered[0]));
  }
}
