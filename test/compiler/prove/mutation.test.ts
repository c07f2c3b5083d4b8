import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check, parse, type Library } from '../../../src/compiler/index.js';
import { attributeOfTag, allAttributes } from '../../../src/facts/dictionary.js';
import { contentItems } from '../../../src/facts/content-items.js';
import type { Rule } from '../../../src/compiler/resolve/model.js';
import { hipaaIdentifiers, hipaaStaysUnless } from '../../../src/facts/hipaa.js';
import { ps315Rows, type Ps315Row } from '../../../src/facts/ps315.js';
import { shippedLibrary } from '../library.js';
import { draftOf, failuresOf, keeping, rowsOf, selectorOf, tableOf, without } from './proving.js';

const header = 'profile "trial" version "1.0"\n';
const basic = draftOf(`${header}extends ps3.15-basic\n`);
const table = tableOf('ps3.15-basic');
const nameOf = ({ tag, basic: code }: Ps315Row): string => `${tag} ${code}`;

/** What the families and groups of the Basic Profile do to an attribute that it does not name, from the facts alone. */
function caughtBy({ tag }: Ps315Row): 'gone' | 'dummy' | 'new UID' | null {
  if (tag === 'private') return 'gone'; // what no rule orders is removed
  if (tag.startsWith('0000') || tag.startsWith('0004') || (tag.startsWith('60') && tag.includes('x'))) return 'gone';
  if (tag.includes('x')) return null;
  const vrs = attributeOfTag(Number.parseInt(tag, 16))?.vrs ?? ['unknown'];
  const [vr = ''] = vrs;
  if (['DA', 'DT', 'TM', 'UR', 'unknown'].includes(vr)) return 'gone';
  return vr === 'PN' ? 'dummy' : vr === 'UI' ? 'new UID' : null;
}

describe('the Basic Profile with one row weakened', () => {
  it('is refused for each of the rows of Table E.1-1 that is kept instead, and for no other row', () => {
    const caught = ps315Rows().filter((row) => {
      const failures = failuresOf(keeping(basic.rules, selectorOf(row.tag)), table);
      expect(failures.every(({ kind, step }) => kind === 'leak' && step.action.kind === 'keep'), nameOf(row)).toBe(true);
      return JSON.stringify(rowsOf(failures)) === JSON.stringify([nameOf(row)]);
    });
    console.info(`weakened to keep: ${caught.length} of ${ps315Rows().length} rows noticed, each by itself`);
    expect(ps315Rows().filter((row) => !caught.includes(row)).map(nameOf)).toEqual([]);
    expect(caught).toHaveLength(657);
  });

  it('is refused for each row whose rule is taken out, unless another rule does what the row asks', () => {
    const rows = ps315Rows();
    const found = new Map(rows.map((row) => [row, failuresOf(without(basic.rules, selectorOf(row.tag)), table)]));
    for (const [row, failures] of found) if (failures.length > 0) expect(rowsOf(failures), nameOf(row)).toEqual([nameOf(row)]);
    const leaks = rows.filter((row) => found.get(row)?.some(({ kind }) => kind === 'leak'));
    const toTheLetter = rows.filter((row) => !leaks.includes(row) && (found.get(row)?.length ?? 0) > 0);
    const equivalent = rows.filter((row) => found.get(row)?.length === 0);
    console.info(`taken out: ${leaks.length} leak, ${toTheLetter.length} are not to the letter, ${equivalent.length} follow from another rule; ${rows.length} rows`);
    expect(leaks.map(nameOf)).toEqual(rows.filter((row) => caughtBy(row) === null).map(nameOf));
    // a dummy is not what X asks, though nothing leaks
    expect(toTheLetter.map(nameOf)).toEqual(rows.filter((row) => caughtBy(row) === 'dummy' && row.basic === 'X').map(nameOf));
    expect(equivalent.map(nameOf)).toEqual(rows.filter((row) => caughtBy(row) !== null && !(caughtBy(row) === 'dummy' && row.basic === 'X')).map(nameOf));
  });

  it('is refused when the text of any statement leaves out an attribute and keeps it', () => {
    const source = readFileSync(fileURLToPath(new URL('../../../rules/ps3.15/basic.anon', import.meta.url)), 'utf8');
    const rowNames = new Map(ps315Rows().map((row) => [row.keyword ?? '', row]));
    const { tree } = parse(source, 'basic');
    const sampled = tree.statements.flatMap((statement) => {
      if (statement.kind !== 'rule' || statement.selectors.length < 2) return [];
      const [selector] = statement.selectors.filter((each) => each.kind === 'keyword' && rowNames.has(each.keyword));
      return selector?.kind === 'keyword' ? [selector] : [];
    });
    expect(sampled.length).toBeGreaterThan(50);
    for (const { keyword } of sampled) {
      const mutant = `${source.replace(new RegExp(`(?<![A-Za-z])${keyword}(,\\s+|(?=\\s+with\\b))`), '').replace(new RegExp(`,\\s+${keyword}(?![A-Za-z])`), '')}\nkeep ${keyword}\n`;
      const { diagnostics } = check({ name: 'input.anon', text: `${header}extends ps3.15-basic\nclaims ps3.15-basic\n` }, libraryWith(mutant));
      expect(diagnostics.map(({ code }) => code), keyword).toEqual(['ANC4008']);
      expect(diagnostics[0]?.message, keyword).toContain(`with \`keep ${keyword}\`, ${keyword} stays as it is, but PS3.15 Table E.1-1 (2026d) says ${rowNames.get(keyword)?.basic ?? ''}`);
      expect(diagnostics[0]?.message, keyword).not.toContain('the same goes for');
      expect(diagnostics[0]?.witness, keyword).toEqual([`${keyword} = any value`]);
    }
  });
});

describe('Clean Structured Content with one row weakened', () => {
  const draft = draftOf(`${header}extends ps3.15-basic with clean-structured-content\n`);
  const withItems = tableOf('ps3.15-basic', ['clean-structured-content']);
  const items = contentItems().map(({ code, scheme, valueType, basic: told }) => ({ row: `content ${valueType} (${code}, ${scheme}) ${told}`, rules: draft.rules.filter(({ selector }) => selector.kind === 'content' && selector.code === code && selector.scheme === scheme && selector.valueType === valueType) }));

  it('is refused for each of the rows of Table E.3.4-1 that is kept instead, and for no other row', () => {
    const caught = items.filter(({ row, rules }) => {
      const mutant = draft.rules.map((rule): Rule => (rules.includes(rule) ? { ...rule, action: { kind: 'keep' } } : rule));
      return JSON.stringify(rowsOf(failuresOf(mutant, withItems))) === JSON.stringify([row]);
    });
    console.info(`content items weakened to keep: ${caught.length} of ${items.length} rows noticed, each by itself`);
    expect(items.filter((item) => !caught.includes(item)).map(({ row }) => row)).toEqual([]);
    expect(caught).toHaveLength(214);
  });

  it('is refused for no other row when a rule is taken out, and for the items that no rule on elements takes away', () => {
    const noticed = items.filter(({ row, rules }) => {
      const failed = rowsOf(failuresOf(draft.rules.filter((rule) => !rules.includes(rule)), withItems));
      if (failed.length > 0) expect(failed).toEqual([row]);
      return failed.length > 0;
    });
    console.info(`content items taken out: ${noticed.length} leak, ${items.length - noticed.length} follow from another rule`);
    expect(noticed.map(({ row }) => row)).toEqual(items.map(({ row }) => row).filter((row) => row.startsWith('content NUM') || row.startsWith('content CODE')));
  });
});

function libraryWith(text: string): Library {
  const library = shippedLibrary();
  return { ...library, read: (name) => (name === 'ps3.15-basic' ? { name: 'basic.anon', text } : library.read(name)) };
}

describe('Safe Harbor with one row weakened', () => {
  const draft = draftOf(`${header}extends hipaa-safe-harbor\n`);
  const harbor = tableOf('hipaa-safe-harbor');
  const rows = [...new Set(harbor.obligations.flatMap(({ row }) => (row.startsWith('private') ? [] : [row])))];

  it('is refused for each attribute of the eighteen identifiers that is kept instead, under its letters', () => {
    const excepted = new Map(hipaaStaysUnless().flatMap(({ tags, sopClasses, saysYes }) => tags.map((tag) => [tag, [...sopClasses, ...saysYes]] as const)));
    const missed = rows.filter((row) => {
      const failures = failuresOf(keeping(draft.rules, selectorOf(row)), harbor, draft);
      // what only some files make identifying is turned away with those files
      if (excepted.has(row)) return failures.length > 0;
      const letters = harbor.obligations.filter((obligation) => obligation.row === row).map(({ code }) => `${row} ${code}`);
      return JSON.stringify(rowsOf(failures)) !== JSON.stringify([...new Set(letters)].sort());
    });
    console.info(`Safe Harbor: ${rows.length - missed.length} of ${rows.length} attributes noticed`);
    expect(missed).toEqual([]);
    expect(rows.length).toBeGreaterThan(300);
  });

  it('is refused for each of the files that it must turn away', () => {
    const accepted = draft.acceptance;
    for (const [index] of accepted.entries()) {
      const failures = failuresOf(draft.rules, harbor, { acceptance: accepted.filter((_, other) => other !== index) });
      expect(rowsOf(failures), `acceptance ${index}`).not.toEqual([]);
      expect(failures.every(({ example }) => example !== null)).toBe(true);
    }
  });

  it('is refused when a kept private element can hold a name, a date, an age or an address', () => {
    const rules = keeping(draft.rules, { kind: 'private', creator: 'ACME', group: '0019', element: '0C' });
    expect(rowsOf(failuresOf(rules, harbor, draft))).toEqual([]);
    for (const [family, vrs] of [['PN', ['PN']], ['dates', ['DA', 'DT', 'TM']], ['AS', ['AS']], ['UR', ['UR']]] as const) {
      const open = without(rules, { kind: 'vr', family, vrs });
      expect(rowsOf(failuresOf(open, harbor, draft)).filter((row) => row.startsWith('private')).map((row) => row.slice(8, 10)), family).toEqual(vrs);
    }
  });

  it('has a row for every attribute of the letters, and for every attribute of a VR that holds nothing else', () => {
    const named = hipaaIdentifiers().flatMap(({ attributes }) => attributes.map(({ tag }) => tag));
    const byVr = allAttributes().filter(({ vrs }) => vrs.some((vr) => ['PN', 'DA', 'DT', 'TM', 'AS', 'UR'].includes(vr))).map(({ tag }) => tag);
    const outside = harbor.outside.map(({ row }) => row);
    expect([...named, ...byVr].filter((tag) => !rows.includes(tag) && !outside.includes(tag))).toEqual([]);
  });
});
