import { shortened, type Draft, type Piece } from '../draft.js';
import { headOf } from '../head.js';
import type { Fault } from '../imported.js';
import { lineStarts, positionAt } from '../../diagnostics/position.js';
import type { Region } from '../region.js';
import { writtenTemplates, type ScriptTemplate } from '../template.js';
import { readSignature } from './signature.js';

/** A DicomPixelAnonymizer script: `{ signature } (x,y,w,h) …`; everything else in it is comment. */
export function pixelScript(text: string, name: string): Draft {
  const starts = lineStarts(text);
  const lost: Piece[] = [];
  const faults: Fault[] = [];
  const templates = sectionsOf(text).flatMap((section): readonly ScriptTemplate[] => {
    const { line } = positionAt(starts, section.at);
    const said = shortened(`{ ${section.signature} } ${section.regions.join(' ')}`);
    const tree = readSignature(section.signature);
    if (tree === null) {
      lost.push(lostSection(line, said, 'its signature cannot be read', 'which images it is for'));
      return [];
    }
    const regions = section.regions.flatMap((written): readonly Region[] => {
      const region = regionOf(written);
      if (region !== null) return [region];
      faults.push({ line, kind: 'region', message: `the region \`${shortened(written, 40)}\` is not four numbers: the program passes over it` });
      lost.push(lostSection(line, written, 'it is not four numbers with commas between them', 'which pixels are to be black'));
      return [];
    });
    if (section.regions.length === 0) {
      lost.push(lostSection(line, said, 'no region stands behind the signature', 'what is to be black'));
      return [];
    }
    return [{ line, said, name: nameOf(section.comment, line), tree, regions, outside: false }];
  });
  const written = writtenTemplates(templates);
  return {
    head: headOf(name, ['Carried over from a pixel script of CTP, which says nothing of the header: the Basic Profile does.', 'There the first signature that matches is the only one to act; here the regions of all are made black.'], 'ps3.15-basic'),
    pieces: [...written.pieces, ...lost].sort((a, b) => a.line - b.line),
    rest: [],
    faults: [...faults, ...written.faults, ...corners(templates)],
  };
}

interface Section {
  /** of the opening brace */
  readonly at: number;
  readonly comment: string;
  readonly signature: string;
  readonly regions: readonly string[];
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let end = 0;
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', end)) {
    const comment = text.slice(end, open);
    const close = closingBrace(text, open + 1);
    const signature = text.slice(open + 1, close === -1 ? text.length : close);
    end = close === -1 ? text.length : close + 1;
    const regions: string[] = [];
    for (;;) {
      const next = /^\s*\(([^(){}]*)\)/.exec(text.slice(end, end + 400));
      if (next === null) break;
      regions.push(`(${next[1] ?? ''})`);
      end += next[0].length;
    }
    sections.push({ at: open, comment, signature, regions });
  }
  return sections;
}

/** The brace that ends a signature: not one inside quotation marks. */
function closingBrace(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\' && quoted) at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (sign === '}' && !quoted) return at;
  }
  return -1;
}

function regionOf(written: string): Region | null {
  const numbers = /^\(\s*(-?\d{1,6})\s*,\s*(-?\d{1,6})\s*,\s*(-?\d{1,6})\s*,\s*(-?\d{1,6})\s*\)$/.exec(written);
  if (numbers === null) return null;
  const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(1).map(Number);
  return { x, y, width, height };
}

/** The last line of comment before a signature, else its own line number. */
function nameOf(comment: string, line: number): string {
  const last = comment
    .split('\n')
    .map((each) => each.replaceAll('*', '').trim())
    .filter((each) => each !== '' && /[A-Za-z0-9]/.test(each))
    .at(-1);
  return last === undefined ? `line ${line}` : shortened(last, 60);
}

/** (300,60,456,95): the last two numbers read as a corner fit, read as a size they do not. */
function corners(templates: readonly ScriptTemplate[]): readonly Fault[] {
  return templates.flatMap(({ line, name, regions }) =>
    regions
      .filter(({ x, y, width, height }) => x > 0 && width > x && height > y && y > 0 && x + width > 2 * x + 64 && height - y < 64 && width - x > 64 && height > 64)
      .map(({ x, y, width, height }): Fault => ({ line, kind: 'region', message: `the region (${x}, ${y}, ${width}, ${height}) of \`${name}\` looks like two corners written where a corner and a size belong` })),
  );
}

function lostSection(line: number, said: string, why: string, decide: string): Piece {
  return { line, said, attempts: [], comments: [], loss: { line, said, why, became: 'a comment', decide } };
}
