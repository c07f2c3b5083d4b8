import { textOf } from '../../format/print-text.js';
import { shortened, type Piece } from '../draft.js';
import type { Fault } from '../imported.js';
import type { Region } from '../region.js';
import { writtenTemplates, type ScriptTemplate } from '../template.js';
import { askable, conditionWritten, unaskable, type TestTree } from '../test-tree.js';
import { coordinatesOf, type Coordinates } from './coordinates.js';
import { criteriaOf, type Criteria } from './criteria.js';
import { lostLine } from './header-section.js';
import type { RecipeLine, Section } from './read-recipe.js';

export interface FilterRules {
  readonly pieces: readonly Piece[];
  readonly faults: readonly Fault[];
}

/** A LABEL of a filter: its criteria and its coordinates. */
interface Label {
  readonly name: string;
  readonly line: number;
  readonly filter: string;
  readonly criteria: readonly RecipeLine[];
  readonly coordinates: readonly RecipeLine[];
}

/** Filters with coordinates are templates; a blacklist without them says which files are not taken; a whitelist looks at nothing. */
export function filterRules(sections: readonly Section[]): FilterRules {
  const filters = sections.filter(({ kind }) => kind === 'filter');
  const faults: Fault[] = [];
  const pieces: Piece[] = [];
  const labels = filters.flatMap((section) => labelsOf(section, pieces));
  const templates = labels.flatMap((label): readonly ScriptTemplate[] => {
    const criteria = criteriaOf(label.criteria);
    faults.push(...faultsOf(label, criteria));
    if (label.coordinates.length > 0) return templateOf(label, criteria, labels, pieces, faults);
    pieces.push(withoutCoordinates(label, criteria));
    return [];
  });
  const written = writtenTemplates(templates);
  return { pieces: [...pieces, ...written.pieces].sort((a, b) => a.line - b.line), faults: [...faults, ...written.faults] };
}

function labelsOf({ name, lines }: Section, pieces: Piece[]): readonly Label[] {
  const labels: { name: string; line: number; filter: string; criteria: RecipeLine[]; coordinates: RecipeLine[] }[] = [];
  for (const line of lines) {
    const label = /^LABEL\s*(.*)$/i.exec(line.text);
    const last = labels.at(-1);
    if (label !== null) labels.push({ name: shortened(label[1] ?? '', 60) || `line ${line.line}`, line: line.line, filter: name.toLowerCase(), criteria: [], coordinates: [] });
    else if (last === undefined) pieces.push(lostLine(line, 'it stands before the first LABEL', 'which label it belongs to'));
    else if (/^(keep|ctp|ctpkeep)?coordinates\b/i.test(line.text)) last.coordinates.push(line);
    else last.criteria.push(line);
  }
  return labels;
}

function templateOf(label: Label, { tree }: Criteria, labels: readonly Label[], pieces: Piece[], faults: Fault[]): readonly ScriptTemplate[] {
  const read = label.coordinates.map((line): { readonly line: RecipeLine; readonly coordinates: Coordinates } => ({ line, coordinates: coordinatesOf(line.text) }));
  const regions: Region[] = [];
  let outside = false;
  for (const { line, coordinates } of read) {
    if (coordinates.kind === 'regions') {
      regions.push(...coordinates.regions);
      faults.push(...coordinates.faults.map((message): Fault => ({ line: line.line, kind: 'region', message })));
    } else if (coordinates.kind === 'outside') outside = true;
    else if (coordinates.kind === 'all') {
      // black everywhere, but for what a later label keeps: that label is `black outside regions`
      const keeping = labels.some((other) => other.line > label.line && other.coordinates.some(({ text }) => coordinatesOf(text).kind === 'outside'));
      if (keeping) pieces.push(withoutRegions(line, tree));
      else pieces.push(notTaken(lostLine(line, 'the whole image is black', 'whether images that this label is for are to be taken at all'), label, tree));
    } else pieces.push(notTaken(lostLine(line, coordinates.why, coordinates.decide), label, tree));
  }
  const template = { line: label.line, said: shortened(`LABEL ${label.name}`), name: label.name };
  return [
    ...(regions.length === 0 ? [] : [{ ...template, tree, regions, outside: false }]),
    ...(outside ? [{ ...template, tree: { kind: 'and' as const, of: [tree, declared] }, regions: [], outside: true }] : []),
  ];
}

const declared: TestTree = { kind: 'comparison', attribute: 'SequenceOfUltrasoundRegions', test: { kind: 'present' } };

/** An image that is all black but for its declared regions, and declares none, is all black: it is not taken instead. */
function withoutRegions(line: RecipeLine, tree: TestTree): Piece {
  const loss = lostLine(line, 'the whole image is black where it declares no regions', 'whether such images are to be taken');
  const condition = conditionWritten(tree);
  const is = 'SequenceOfUltrasoundRegions present';
  if (loss.loss === null || (condition === null && tree.kind !== 'always')) return loss;
  const text = `accept when ${condition === null ? is : `not (${condition}) or ${is}`} otherwise quarantine "the image declares no regions"`;
  return { ...loss, attempts: [{ written: { kind: 'block', text }, as: 'stricter' }], loss: { ...loss.loss, became: 'such images are not taken' } };
}

/** Images whose text cannot be made black are not taken, where the rules can ask which they are. */
function notTaken(piece: Piece, label: Label, tree: TestTree): Piece {
  const condition = conditionWritten(tree);
  if (condition === null || piece.loss === null) return piece;
  const text = `accept when not (${condition}) otherwise quarantine ${textOf(`what is to be black cannot be said: ${label.name}`)}`;
  return { ...piece, attempts: [{ written: { kind: 'block', text }, as: 'stricter' }], loss: { ...piece.loss, became: 'such images are not taken' } };
}

function withoutCoordinates(label: Label, { tree }: Criteria): Piece {
  const line: RecipeLine = { line: label.line, text: `LABEL ${label.name}` };
  if (label.filter === 'blacklist') {
    const asked = askable(tree);
    const condition = asked === null ? null : conditionWritten(asked);
    if (condition === null) return lostLine(line, 'its criteria cannot be asked', 'which files are not taken');
    const text = `accept when not (${condition}) otherwise quarantine ${textOf(`blacklist: ${label.name}`)}`;
    const lost = unaskable(tree);
    const became = `accept when not (${condition})`;
    const loss = lost.length === 0 ? null : { line: label.line, said: shortened(line.text), why: lost.map(({ said, why }) => `\`${shortened(said, 60)}\`: ${why}`).join('; '), became, decide: 'which other files are not taken' };
    return { line: label.line, said: shortened(line.text), attempts: [{ written: { kind: 'block', text }, as: 'whole' }], comments: [], loss };
  }
  if (label.filter === 'whitelist') return lostLine(line, 'images that it is for pass without a look: here templates and text detection look at all', 'nothing, unless images are made black that must not be');
  return lostLine(line, 'it has no coordinates: the image is only flagged', 'which pixels are to be black, or whether `detect text when …` is to look at such images');
}

function faultsOf(label: Label, { unclear, unknown }: Criteria): readonly Fault[] {
  return [
    ...unclear.map((line): Fault => ({ line, kind: 'unclear-joining', message: `\`${label.name}\` has criteria that neither + nor || joins: the documentation reads them as alternatives, other readers as one condition; here they are alternatives` })),
    ...unknown.map(({ line, name, readAs }): Fault => ({ line, kind: 'misspelt', message: `\`${shortened(name, 40)}\` is no attribute of DICOM, so that the criterion is never met${readAs === null ? '' : `; here it is read as ${readAs}`}` })),
  ];
}
