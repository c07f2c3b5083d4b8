import type { Model } from '../../compiler/resolve/model.js';
import { grades, type Finding } from '../finding.js';
import type { Obligation } from '../obligations/obligation.js';
import type { RiskReport } from '../risk/report/risk-report.js';
import type { Counts, Report, Verdict } from './report.js';

type RawCounts = Omit<Counts, 'findings' | 'byObligation'> & { readonly unreadOriginals: number; readonly missingTables: readonly string[] };

/** Puts the report together; findings stand by grade, then by file and path. */
export function reportOf(model: Model, planDigest: string | null, findings: readonly Finding[], raw: RawCounts, obligations: readonly Pick<Obligation, 'name' | 'clause'>[], risk: RiskReport | null, byClaim = false): Report {
  const sorted = [...findings].sort(
    (a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade) || compare(a.output, b.output) || compare(a.tagPath, b.tagPath) || compare(a.obligation, b.obligation) || compare(a.kind, b.kind),
  );
  const { unreadOriginals, missingTables, ...counts } = raw;
  return {
    format: 'anonc-verification',
    formatVersion: '1.0',
    verdict: verdictOf(sorted),
    profile: { name: model.profile.name, version: model.profile.version },
    planDigest,
    findings: sorted,
    counts: {
      ...counts,
      findings: Object.fromEntries(grades.map((grade) => [grade, sorted.filter((finding) => finding.grade === grade).length])) as Counts['findings'],
      byObligation: tally(sorted.map((finding) => finding.obligation)),
    },
    examined: [
      ...obligations.map(({ name, clause }) => ({ name, clause })),
      { name: 'pixels', clause: 'PS3.15 E.3.1: what templates cover is black in every frame, and nothing else differs from the original but what was looked for as text' },
      { name: 'residue', clause: 'identifying values of the originals, searched in every byte of every output, in what its containers hold and in its path' },
      { name: 'patterns', clause: 'texts of every output that have the form of a name, a date, a number, an address or a place, whatever the originals hold' },
      ...(risk === null ? [] : [{ name: 'risk', clause: 'the `risk` block of the profile, over all outputs together' }]),
    ],
    notExamined: [...(byClaim ? [claimOnly] : []), ...notExamined(counts, unreadOriginals, missingTables)],
    independence,
    risk,
  };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some((finding) => finding.grade !== 'not-examined')) return 'findings';
  return findings.length > 0 ? 'not-examined' : 'clean';
}

function notExamined(counts: Omit<RawCounts, 'unreadOriginals' | 'missingTables'>, unreadOriginals: number, missingTables: readonly string[]): readonly string[] {
  const lines = [
    counts.picturesRescanned === 0 ? 'text in pictures' : 'text in pictures of which the rules do not ask that it is looked for',
    'native pixel data: searched for identifying values of the originals of eight bytes and more, not for patterns or containers',
    'PDF documents that are attached to others or stand elsewhere than in EncapsulatedDocument: pages as they would be drawn, and fonts that number their signs on their own',
    'names that no title, label or list of names gives away; dates as serial numbers',
  ];
  const alone = counts.outputs - counts.outputsWithOriginal;
  if (alone > 0) lines.push(`${alone} of ${counts.outputs} outputs had no readable original beside them: what was kept, moved or remapped could not be compared`);
  if (counts.originals === 0) lines.push('no originals were at hand, so that no identifying value could be searched for');
  if (unreadOriginals > 0) lines.push(`${unreadOriginals} of ${counts.originals} originals could not be read as DICOM, so that their values could not be searched for`);
  if (missingTables.length > 0) lines.push(`the rows of ${missingTables.join(', ')} were not at hand: whether a value of a table is that of the right row was not compared`);
  return lines;
}

const claimOnly = 'the rules that made the outputs are not known: judged by the claim, a value that stands in the place of another cannot be told from an original';

const independence: readonly string[] = [
  'the rules reach the verifier as the checked model, made by the same front end that makes the plan',
  'the meaning of a condition and the tables of facts (dictionary, VRs, UIDs, classes of identifiers) are shared with the runtime',
  'the walker of encoded bytes, the choice of the winning rule and every obligation are written apart; dcmjs reads every output again',
];

function compare(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const name of names) result[name] = (result[name] ?? 0) + 1;
  return result;
}
