import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlantedItem } from '../../corpus/answer-key.js';
import type { JournalLine } from '../../corpus/score/match-outputs.js';
import { readDicom } from '../../corpus/score/read-dicom.js';
import { scoreCorpus } from '../../corpus/score/score-corpus.js';
import type { FoundRow } from '../../corpus/score/found.js';
import type { Summary } from '../../corpus/score/summarize.js';
import { TRANSFER_SYNTAXES } from '../../corpus/write-dicom.js';
import { anonc, describeBuiltProduct, workplace, type Workplace } from './product.js';

/** What the corpus is scored under: the Basic Profile with four options' worth of care, and the shipped clinical words. */
const RULES = `profile "corpus" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-safe-private, clean-descriptors
claims ps3.15-basic
  with retain-modified-dates, retain-safe-private, clean-descriptors

clean StudyDescription, SeriesDescription, ProtocolName, RequestedProcedureDescription,
  PerformedProcedureStepDescription, DerivationDescription, AcquisitionComments, ContrastBolusAgent,
  AdmittingDiagnosesDescription, ReasonForTheRequestedProcedure, ReasonForVisit, ROIName, RTPlanName
  keeping words "vocabularies/clinical.txt"
`;

describeBuiltProduct('the score of a run over the corpus', () => {
  let place: Workplace;
  let summary: Summary;

  beforeAll(() => {
    place = workplace(RULES, []);
    const folder = join(place.folder, 'corpus');
    expect(anonc('corpus', 'generate', folder, '--seed', 'run', '--subjects', '3').exitCode).toBe(0);
    place.run(join(folder, 'originals'));
    const scored = anonc('corpus', 'score', join(folder, 'answer-key.jsonl'), place.out, '--journal', place.journal, '--format', 'json');
    expect([0, 1], scored.stderr).toContain(scored.exitCode);
    summary = JSON.parse(scored.stdout) as Summary;
  });
  afterAll(() => place.remove());

  it('is of all files, under the options that the outputs state', () => {
    expect([summary.files, summary.released]).toEqual([108, 108]);
    expect(summary.options).toEqual(['clean-descriptors', 'ps3.15-basic', 'retain-modified-dates', 'retain-safe-private']);
  });

  it('has no leak', () => {
    const leaks = summary.causes.filter(({ verdict, side }) => verdict === 'bad' && side === 'leak');
    const places = leaks.flatMap(({ hidingPlace, seenAt }) => seenAt.map((at) => `${hidingPlace}: ${at.replace(/^\S+ /, '')}`));
    expect([...new Set(places)].sort()).toEqual([]);
  });

  it('keeps 99 of 100 values that must stay, dates, references and pictures', () => {
    const rows = summary.rows.filter(({ side, kind }) => side === 'utility' && kind !== 'word-retained' && kind !== 'iod-valid');
    const [good, bad] = [rows.reduce((sum, row) => sum + row.good, 0), rows.reduce((sum, row) => sum + row.bad, 0)];
    expect(good / (good + bad)).toBeGreaterThanOrEqual(0.99);
  });

  it('makes no object invalid that was valid', () => {
    const rows = summary.rows.filter(({ kind }) => kind === 'iod-valid');
    expect(rows).toHaveLength(1);
    expect(summary.causes.filter(({ kind, verdict }) => kind === 'iod-valid' && verdict === 'bad')).toEqual([]);
  });

  it('moves all dates of a subject by one number of days, and mixes no patients and no UIDs', () => {
    const conduct = summary.rows.filter(({ kind }) => ['one-shift-a-subject', 'patients-apart', 'uids-injective', 'no-extra-file'].includes(kind));
    expect(conduct.map(({ kind, bad }) => [kind, bad])).toEqual([['no-extra-file', 0], ['one-shift-a-subject', 0], ['patients-apart', 0], ['uids-injective', 0]]);
  });

  it('does not reach what options ask that are not stated, and says so', () => {
    const reasons = new Set(summary.causes.filter(({ verdict, hidingPlace }) => verdict === 'unreached' && hidingPlace !== 'file').map(({ reason }) => reason));
    expect(reasons).toContain('still there; clean-pixel-data is not stated');
    expect(reasons).toContain('preserve quantitative is not stated');
  });

  it('keeps 95 of 100 clinical words of cleaned texts', () => {
    const rows = summary.rows.filter(({ kind }) => kind === 'word-retained');
    const [good, bad] = [rows.reduce((sum, row) => sum + row.good, 0), rows.reduce((sum, row) => sum + row.bad, 0)];
    expect(good / (good + bad)).toBeGreaterThanOrEqual(0.95);
  });

  it('is seen by the verifier alone: of files that nobody de-identified every text, UID and date, of outputs what is still there', () => {
    const corpus = join(place.folder, 'corpus');
    const judge = (folder: string): string => {
      const report = join(place.folder, 'report.json');
      expect(anonc('verify', folder, '--plan', place.plan, '--json', report).exitCode).toBe(1);
      return report;
    };
    const found = anonc('corpus', 'found', join(corpus, 'answer-key.jsonl'), judge(join(corpus, 'originals')), '--format', 'json');
    const rows = (JSON.parse(found.stdout) as readonly FoundRow[]).filter(({ kind }) => kind !== 'pixels-hidden');
    expect(rows.filter(({ planted, found: seen }) => seen < planted)).toEqual([]);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['date-shifted', 'text-removed', 'uid-changed']));

    const { findings } = JSON.parse(readFileSync(judge(place.out), 'utf8')) as { readonly findings: readonly { readonly obligation: string; readonly tagPath: string | null }[] };
    // clean-pixel-data is not stated, so that what hides beside pictures stays
    expect(new Set(findings.map(({ obligation, tagPath }) => `${obligation} ${tagPath ?? ''}`))).toEqual(new Set(['patterns PixelData']));
  });

  /** Every fault that `change` makes in one output of the run, beside those that were there before it. */
  function faultsAfter(kindOfObject: string, change: (bytes: Buffer, input: string) => Buffer): readonly string[] {
    const corpus = join(place.folder, 'corpus');
    const journal = linesOf(place.journal) as readonly JournalLine[];
    const read = (output: string): Buffer => readFileSync(join(place.out, output));
    // The first of a series, for others refer to it; in words, for the bytes of a value are looked for.
    const victim = journal.find(({ input, output }) => input?.split('/')[2] === kindOfObject && input.endsWith('-1.dcm') && typeof output === 'string' && readDicom(read(output)).transferSyntax === TRANSFER_SYNTAXES.explicit);
    const subject = victim?.input?.split('/')[0] ?? '';
    const key = (linesOf(join(corpus, 'answer-key.jsonl')) as readonly PlantedItem[]).filter(({ file }) => file.startsWith(`${subject}/`));
    const outputs = journal.flatMap(({ input, output }) => (typeof output === 'string' && input?.startsWith(`${subject}/`) === true ? [{ path: output, bytes: read(output) }] : []));
    const faults = (changed: typeof outputs): readonly string[] => {
      const scored = scoreCorpus({ key, original: (path) => readFileSync(join(corpus, 'originals', path)), outputs: changed, journal, options: null, newErrors: () => null });
      return scored.judgements.filter(({ verdict }) => verdict === 'bad').map(({ kind, file, path }) => `${kind} ${file} ${path}`);
    };
    const before = new Set(faults(outputs));
    const after = faults(outputs.map((output) => (output.path === victim?.output ? { ...output, bytes: change(Buffer.from(output.bytes), victim.input ?? '') } : output)));
    return [...new Set(after.filter((fault) => !before.has(fault)).map((fault) => fault.split(' ')[0] ?? ''))].sort();
  }

  it('tells one date that was moved otherwise, one patient and one UID that were mixed up, one pixel, one claim that is not so, and one name put back', () => {
    const value = (bytes: Buffer, tag: readonly number[], vr: string): number => bytes.indexOf(Buffer.from([...tag, ...Buffer.from(vr)])) + 8;
    const put = (bytes: Buffer, at: number, text: string): Buffer => {
      expect(at).toBeGreaterThan(8);
      bytes.write(text, at, 'latin1');
      return bytes;
    };
    const seen = {
      date: faultsAfter('DX', (bytes) => put(bytes, value(bytes, [0x08, 0x00, 0x20, 0x00], 'DA'), '20010101')),
      patient: faultsAfter('DX', (bytes) => put(bytes, value(bytes, [0x10, 0x00, 0x20, 0x00], 'LO'), 'QQ')),
      uid: faultsAfter('CT', (bytes) => put(bytes, value(bytes, [0x08, 0x00, 0x18, 0x00], 'UI'), '2.25.11')),
      pixel: faultsAfter('DX', (bytes) => put(bytes, bytes.length - 600, '\x01\x02')),
      name: faultsAfter('DX', (bytes, input) => put(bytes, value(bytes, [0x08, 0x00, 0x70, 0x00], 'LO'), input.split('/').at(-1)?.split('-')[0] ?? '')),
      claim: faultsAfter('DX', (bytes) => put(bytes, value(bytes, [0x28, 0x00, 0x03, 0x03], 'CS'), 'REMOVED ')),
    };
    expect(seen).toEqual({
      date: ['date-moved', 'interval-exact', 'one-shift-a-subject'],
      patient: ['patient-id-consistent'],
      uid: ['references-resolve', 'uid-consistent', 'uids-injective'],
      pixel: ['pixels-retained'],
      // a part of the name was planted in another file by itself
      name: ['claims-true', 'no-unexpected-identifier', 'text-removed'],
      claim: ['claims-true'],
    });
  });
});

function linesOf(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown);
}
