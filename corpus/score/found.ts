import { groupBy } from '../../src/base/group-by.js';
import type { PlantedItem } from '../answer-key.js';

/** What of a finding of `anonc verify` says where it stands; `output` is a path below the folder that was judged. */
export interface PlacedFinding {
  /** "fitness" and "not-examined" find no identifier */
  readonly grade: string;
  readonly output: string | null;
  readonly tagPath: string | null;
  readonly place: string;
}

/** How many planted things of one kind and hiding place have a finding at their place. */
export interface FoundRow {
  readonly kind: string;
  readonly hidingPlace: string;
  readonly planted: number;
  readonly found: number;
  /** where those that were not found were planted, at most a few */
  readonly missedAt: readonly string[];
}

const MISSED_AT = 12;

/**
 * Holds the findings of a verifier that judged the corpus as it was made, before any run, against the answer key: of what must be gone, by
 * kind and hiding place. A thing counts as found where a finding stands at its element, at one that holds it, or at its place in the file; what
 * pixels show, where one stands at the pictures of the file.
 */
export function foundOf(key: readonly PlantedItem[], findings: readonly PlacedFinding[]): readonly FoundRow[] {
  const told = findings.filter(({ grade }) => grade !== 'fitness' && grade !== 'not-examined');
  const places = new Map([...groupBy(told, ({ output }) => output ?? '')].map(([file, group]) => [file, placesOf(group)]));
  const gone = key.filter(({ expect }) => expect === 'gone');
  const rows = [...groupBy(gone, ({ kind, hidingPlace }) => `${kind}\t${hidingPlace}`)].map(([name, items]) => {
    const [kind = '', hidingPlace = ''] = name.split('\t');
    const missed = items.filter(({ file, path }) => !stands(path, places.get(file) ?? new Set()));
    const missedAt = [...new Set(missed.map(({ file, path }) => `${file.split('/')[2] ?? ''} ${path}`))].sort().slice(0, MISSED_AT);
    return { kind, hidingPlace, planted: items.length, found: items.length - missed.length, missedAt };
  });
  return rows.sort((one, other) => (`${one.kind}\t${one.hidingPlace}` < `${other.kind}\t${other.hidingPlace}` ? -1 : 1));
}

function placesOf(findings: readonly PlacedFinding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ tagPath, place }) => [...(tagPath === null ? [] : [tagPath]), place === 'pixel data' ? 'PixelData' : place]));
}

/** "A[0] > B" is found at itself, at "A[0]" and at "A". */
function stands(path: string, places: ReadonlySet<string>): boolean {
  const steps = path.split(' > ');
  return steps.some((_step, index) => {
    const here = steps.slice(0, index + 1).join(' > ');
    return places.has(here) || places.has(here.replace(/\[\d+\]$/, ''));
  });
}

/** The rows as a person reads them: kinds first, then hiding places, and where what was missed stands. No value is in it. */
export function renderFound(rows: readonly FoundRow[]): string {
  const kinds = [...groupBy(rows, ({ kind }) => kind)].map(([kind, group]) => line(kind, 'all', sum(group, 'planted'), sum(group, 'found')));
  const missed = rows.filter(({ missedAt }) => missedAt.length > 0).map(({ kind, hidingPlace, missedAt }) => `  ${kind}, ${hidingPlace}: ${missedAt.join('; ')}`);
  return [
    line('planted', 'hiding place', 'planted', 'found'),
    ...kinds,
    '',
    ...rows.map(({ kind, hidingPlace, planted, found }) => line(kind, hidingPlace, planted, found)),
    '',
    ...(missed.length === 0 ? [] : ['not found', ...missed, '']),
  ].join('\n');
}

function line(kind: string, hidingPlace: string, planted: number | string, found: number | string): string {
  const share = typeof planted === 'number' && typeof found === 'number' ? `${((100 * found) / planted).toFixed(1).padStart(7)} %` : '';
  return `${kind.padEnd(25)}${hidingPlace.padEnd(28)}${String(planted).padStart(8)}${String(found).padStart(8)}${share}`.trimEnd();
}

function sum(rows: readonly FoundRow[], member: 'planted' | 'found'): number {
  return rows.reduce((total, row) => total + row[member], 0);
}
