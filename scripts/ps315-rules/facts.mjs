// The tables that the rules of the standard library are written from.
import { readFileSync } from 'node:fs';

function read(file) {
  return JSON.parse(readFileSync(new URL(`../../src/facts/data/${file}`, import.meta.url), 'utf8'));
}

const table = read('ps315-e1.json');
const dictionary = new Map(read('dictionary.json').rows.map(([tag, keyword]) => [tag, keyword]));

export const edition = table.edition.replace('DICOM PS3.15 ', '');

/** tag "00100010" or "60xx3000"; selector: the keyword, or the tag where the dictionary has no keyword or the group repeats */
export const rows = table.rows
  .filter(({ tag }) => tag !== 'gggg,eeee')
  .map(({ tag, keyword, vr, basic, opt }) => ({ tag: tag.replace(',', ''), selector: selectorOf(tag.replace(',', '')), keyword, vr, basic, opt }))
  .sort((a, b) => (a.tag < b.tag ? -1 : 1));

export const uncoveredGroups = read('uncovered-defaults.json').groups.map((group) => ({
  ...group,
  attributes: group.attributes.map((text) => {
    const tag = text.slice(0, 9).replace(',', '');
    return { tag, selector: selectorOf(tag) };
  }),
}));

export const contentRows = read('ps315-e341.json').rows;
export const { departures, beyond, safePrivate } = read('ps315-decisions.json').rows;
export const safePrivateRows = read('safe-private.json').rows.map((row) => ({ ...row, care: row.care ?? 'none' }));

export function selectorOf(tag) {
  const keyword = dictionary.get(tag);
  if (keyword && !tag.includes('x')) return keyword;
  return `(${tag.slice(0, 4)},${tag.endsWith('xxxx') ? 'eeee' : tag.slice(4)})`;
}

/** "creator|group|element" of private elements whose values have a form, which the compiler holds them to where a rule keeps them */
export const withForm = new Set(read('quantitative-private.json').rows.filter(({ contract }) => contract !== undefined).map(({ creator, group, element }) => `${creator}|${group}|${element}`));
