import { textOf } from '../format/print-text.js';
import { casesOf, covers, type Case } from './cases.js';
import { shortened, type Attempt, type Piece } from './draft.js';
import type { Fault, Loss } from './imported.js';
import { placed, regionInWords, sizeOf, type Region } from './region.js';
import { testWritten, valueWritten, type Comparison, type TestTree } from './test-tree.js';

/** A template of a script: which images, and what is made black in them. */
export interface ScriptTemplate {
  readonly line: number;
  readonly said: string;
  readonly name: string;
  readonly tree: TestTree;
  readonly regions: readonly Region[];
  /** `black outside regions` */
  readonly outside: boolean;
}

export interface WrittenTemplates {
  readonly pieces: readonly Piece[];
  readonly faults: readonly Fault[];
}

/** Templates of one script in its order, where the first that matches hides the others. */
export function writtenTemplates(templates: readonly ScriptTemplate[]): WrittenTemplates {
  const names = new Map<string, number>();
  const faults: Fault[] = [];
  const before: { readonly line: number; readonly cases: readonly Case[] }[] = [];
  const pieces = templates.flatMap((template): readonly Piece[] => {
    const cases = casesOf(template.tree);
    if (cases === null) return [lost(template, 'its condition has more than 32 cases', 'which images the regions are for: write one template for each')];
    if (cases.length === 0) faults.push({ line: template.line, kind: 'unreachable', message: `no image meets the condition of \`${template.said}\`` });
    const hiding = before.find((earlier) => cases.length > 0 && cases.every((each) => earlier.cases.some((first) => covers(first, each))));
    if (hiding !== undefined) faults.push({ line: template.line, kind: 'shadowed', message: `every image of \`${template.name}\` meets the condition of line ${hiding.line} before it: where the first match wins, its regions never act; here both act` });
    before.push({ line: template.line, cases });
    faults.push(...comparedDigits(template, cases));
    return cases.map((each) => pieceOf(template, each, names, faults));
  });
  return { pieces, faults: faults.filter((fault, index) => faults.findIndex((other) => other.line === fault.line && other.message === fault.message) === index) };
}

function pieceOf(template: ScriptTemplate, each: Case, names: Map<string, number>, faults: Fault[]): Piece {
  if (each.tests.length === 0 && each.widened.length > 0) return lost(template, 'nothing is left that tells its images from others', 'which images the regions are for');
  const size = sizeOf(each);
  const regions = template.regions.flatMap((region): readonly string[] => {
    const { written, fault } = placed(region, size);
    if (fault !== null) faults.push({ line: template.line, kind: 'region', message: `the region ${regionInWords(region)} of \`${template.name}\` ${fault}` });
    return written === null ? [] : [written];
  });
  const written = [...(template.outside ? ['black outside regions'] : []), ...new Set(regions)];
  if (written.length === 0) return lost(template, 'none of its regions has a pixel in the image', 'what is to be black');
  const name = unique(template.name, names);
  const text = `template ${textOf(name)} for ${devicesOf(each)} {\n${written.join('\n')}\n}`;
  const attempts: readonly Attempt[] = [{ written: { kind: 'block', text }, as: 'whole' }];
  if (each.widened.length === 0) return { line: template.line, said: template.said, attempts, comments: [], loss: null };
  const loss: Loss = {
    line: template.line,
    said: template.said,
    why: `a template cannot ask ${each.widened.map((said) => `\`${shortened(said, 60)}\``).join(', ')}`,
    became: 'a template that acts on more images',
    decide: 'whether that makes too much black',
  };
  return { line: template.line, said: template.said, attempts, comments: [], loss };
}

function lost({ line, said }: ScriptTemplate, why: string, decide: string): Piece {
  return { line, said, attempts: [], comments: [], loss: { line, said, why, became: 'a comment', decide } };
}

/** What is for every image is for those that have a class: all of them. */
function devicesOf({ tests }: Case): string {
  return tests.length === 0 ? 'SOPClassUID present' : [...new Set(tests.map(deviceWritten))].join(', ');
}

function deviceWritten({ attribute, test }: Comparison): string {
  return test.kind === 'equals' && test.exact ? `${attribute} ${valueWritten(test.text)}` : `${attribute} ${testWritten(test)}`;
}

function unique(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name} (${count})`;
}

/** `Rows contains 512` is true of 1512 rows as well. */
function comparedDigits({ line, name }: ScriptTemplate, cases: readonly Case[]): readonly Fault[] {
  const found = cases.flatMap(({ tests }) => tests).find(({ attribute, test }) => (attribute === 'Rows' || attribute === 'Columns') && (test.kind === 'contains' || test.kind === 'starts' || test.kind === 'ends'));
  return found === undefined ? [] : [{ line, kind: 'digits-compared', message: `\`${name}\` looks for digits within ${found.attribute}, so that 512 is found in 1512 as well; write the number that is meant` }];
}
