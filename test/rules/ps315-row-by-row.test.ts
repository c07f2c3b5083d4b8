import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/compiler/parse/parse.js';
import { print } from '../../src/compiler/format/print.js';
import { describeTag } from '../../src/facts/dictionary.js';
import { safePrivateRows, valueContract } from '../../src/facts/private-attributes.js';
import { ps315Edition, ps315Options, ps315Row, ps315Rows, type Ps315Row } from '../../src/facts/ps315.js';
import { uncoveredAttributes } from '../../src/facts/uncovered.js';
import { actionOfCode, actionOfDecision, actionOfOption, beyond, defaults, departures, safePrivate } from './decisions.js';
import { outcomes, type Asked } from './outcome.js';
import { libraryFiles, readLayer, ruleFiles, sourceOf } from './read-layers.js';

const basic = readLayer('ps3.15/basic.anon', 0);

/** "StudyDate (0008,0020): X/Z/D wants …, the rules say …" for what differs; an empty list is what the test wants. */
function difference(rules: Parameters<typeof outcomes>[0], asked: Asked, name: string, wanted: unknown): readonly string[] {
  const found = outcomes(rules, asked);
  return JSON.stringify(found) === JSON.stringify([wanted]) ? [] : [`${name}: wants ${JSON.stringify(wanted)}, the rules say ${JSON.stringify(found)}`];
}

function nameOf({ tag, keyword, basic: code }: Ps315Row): string {
  return `${keyword ?? 'private'} ${tag} ${code}`;
}

const aPrivateElement: Asked = { creator: 'NOBODY', group: '0019', element: '0C' };

describe('the Basic Profile', () => {
  it('carries out every row of Table E.1-1', () => {
    const departed = new Map(departures.filter(({ layer }) => layer === 'ps3.15-basic').map((departure) => [departure.tag, departure]));
    const differing = ps315Rows().flatMap((row) => {
      if (row.tag === 'private') return difference(basic, aPrivateElement, nameOf(row), actionOfCode[row.basic]);
      return difference(basic, { tag: row.tag }, nameOf(row), departed.get(row.tag)?.action ?? actionOfCode[row.basic]);
    });
    expect(differing).toEqual([]);
  });

  it('names every row with a selector of its own, but for those that follow from a whole group', () => {
    const named = new Set(basic.flatMap(({ selector }) => (selector.kind === 'attribute' ? [selector.tag] : selector.kind === 'mask' ? [selector.pattern] : [])));
    const missing = ps315Rows().filter(({ tag }) => tag !== 'private' && !named.has(tag));
    expect(missing.map(({ tag }) => tag)).toEqual(departures.filter(({ layer, rule }) => layer === 'ps3.15-basic' && rule === 'none').map(({ tag }) => tag));
  });

  it('has a decision with a reason for every attribute without a row, and the rules carry it out', () => {
    const decided = new Map(defaults.groups.flatMap(({ decision, reason, attributes }) => attributes.map((text) => [text, { decision, reason }])));
    const all = uncoveredAttributes();
    expect([...decided.keys()].sort()).toEqual(all.map(({ tag, keyword }) => `${tag.slice(0, 4)},${tag.slice(4)} ${keyword}`).sort());
    expect(defaults.counts.attributes).toBe(all.length);
    expect(defaults.groups.flatMap(({ attributes }) => attributes)).toHaveLength(all.length);
    expect(defaults.groups.filter(({ reason }) => reason.length < 10)).toEqual([]);
    const differing = all.flatMap(({ tag, keyword }) => {
      const decision = decided.get(`${tag.slice(0, 4)},${tag.slice(4)} ${keyword}`)?.decision ?? '';
      return difference(basic, { tag }, `${keyword} ${tag} ${decision}`, actionOfDecision[decision]);
    });
    expect(differing).toEqual([]);
  });

  it('keeps no text that a person types, but what a machine writes into such attributes', () => {
    const kept = uncoveredAttributes().filter(({ tag, operatorText }) => operatorText && JSON.stringify(outcomes(basic, { tag })) === '[{"kind":"keep"}]');
    expect(kept.map(({ keyword }) => keyword)).toEqual(['ManufacturerModelName', 'SequenceName', 'ReceiveCoilName', 'TransmitCoilName', 'PulseSequenceName']);
  });

  it('decides what neither table has as the decisions say, with a reason each', () => {
    expect(beyond.flatMap(({ pattern, selector, action }) => difference(basic, { tag: pattern }, selector, action))).toEqual([]);
    // a group's rule is for what has no row
    expect(beyond.filter(({ pattern }) => !pattern.includes('x') && ps315Row(pattern) !== undefined)).toEqual([]);
    expect([...beyond, ...departures].filter(({ reason }) => reason.length < 10)).toEqual([]);
  });

  it('removes what cannot be known and keeps what the standard does not name', () => {
    expect(outcomes(basic, { tag: '00080FFE' })).toEqual([{ kind: 'remove' }]);
    expect(outcomes(basic, aPrivateElement)).toEqual([{ kind: 'remove' }]);
    expect(outcomes(basic, { tag: '00280010' })).toEqual([{ kind: 'keep' }]);
    expect(outcomes(basic, { tag: '60020010' })).toEqual([{ kind: 'remove' }]);
  });
});

describe.each(ps315Options.filter((option) => option !== 'retain-safe-private'))('the option %s', (option) => {
  const layered = [...basic, ...readLayer(`ps3.15/${option}.anon`, 1)];
  const departed = new Map(departures.filter(({ layer }) => layer === option).map((departure) => [departure.tag, departure]));

  it('carries out every row of its column', () => {
    const rows = ps315Rows().filter(({ options }) => options[option] !== undefined);
    expect(rows.length).toBeGreaterThan(0);
    const differing = rows.flatMap((row) =>
      difference(layered, { tag: row.tag }, `${nameOf(row)}, ${option} ${row.options[option] ?? ''}`, departed.get(row.tag)?.action ?? actionOfOption(option, row)),
    );
    expect(differing).toEqual([]);
  });

  it('leaves every other row to the Basic Profile', () => {
    const rows = ps315Rows().filter(({ tag, options }) => tag !== 'private' && options[option] === undefined);
    const changed = rows.filter(({ tag }) => JSON.stringify(outcomes(layered, { tag })) !== JSON.stringify(outcomes(basic, { tag })));
    expect(changed.map(({ tag }) => describeTag(tag))).toEqual([]);
  });
});

describe('the families of VRs', () => {
  it('take dates and UIDs without a row along with the options', () => {
    const dates = uncoveredAttributes().filter(({ cls }) => cls === 'date-time');
    const uids = uncoveredAttributes().filter(({ cls }) => cls === 'uid');
    const of = (option: string, tags: readonly { readonly tag: string }[]): readonly string[] => {
      const rules = [...basic, ...readLayer(`ps3.15/${option}.anon`, 1)];
      return [...new Set(tags.flatMap(({ tag }) => outcomes(rules, { tag }).map(({ kind }) => kind)))];
    };
    expect(of('retain-modified-dates', dates)).toEqual(['shift']);
    expect(of('retain-full-dates', dates)).toEqual(['keep']);
    expect(of('retain-uids', uids)).toEqual(['keep']);
  });
});

describe('the option retain-safe-private', () => {
  const rules = readLayer('ps3.15/retain-safe-private.anon', 1);

  const layered = [...basic, ...rules];

  it('keeps the rows of Table E.3.10-1 by creator, less those that are left out with a reason', () => {
    const differing = safePrivateRows().filter(({ care }) => care !== 'text').flatMap(({ creator, group, element, care }) => {
      const left = safePrivate.leaveOut[care] !== undefined;
      return difference(layered, { creator, group, element }, `${creator} (${group},xx${element}) ${care}`, { kind: left ? 'remove' : 'keep' });
    });
    expect(differing).toEqual([]);
    expect([...safePrivate.keep, ...Object.keys(safePrivate.leaveOut), 'text'].sort()).toEqual([...new Set(safePrivateRows().map(({ care }) => care))].sort());
    expect(difference(layered, { creator: 'SIEMENS MED SMS USG S2000', group: '0019', element: '0C' }, 'a number of another creator', { kind: 'remove' })).toEqual([]);
  });

  it('keeps of the texts those of a known form, removes free text, and cleans the others', () => {
    const { leaveOut, clean } = safePrivate.text;
    const told = new Map<string, number>();
    const differing = safePrivateRows().filter(({ care }) => care === 'text').flatMap(({ creator, group, element, vr }) => {
      const decision = leaveOut.vrs.includes(vr ?? '') ? 'remove' : valueContract(creator, group, element) === undefined ? 'clean' : 'keep';
      told.set(decision, (told.get(decision) ?? 0) + 1);
      const action = decision === 'clean' ? { kind: 'clean', keeping: { vocabularies: [clean.vocabulary], patterns: [] } } : { kind: decision };
      return difference(layered, { creator, group, element }, `${creator} (${group},xx${element}) ${vr ?? ''}`, action);
    });
    expect(differing).toEqual([]);
    expect(Object.fromEntries(told)).toEqual({ keep: 3, remove: 5, clean: 36 });
    expect([leaveOut.reason, clean.reason, safePrivate.text.keep].filter((reason) => reason.length < 30)).toEqual([]);
  });

  it('keeps nothing else', () => {
    const safe = new Set(safePrivateRows().map(({ creator, group, element }) => `${creator}|${group}|${element}`));
    const others = rules.filter(({ selector }) => selector.kind !== 'private' || !safe.has(`${selector.creator}|${selector.group}|${selector.element}`));
    expect(others).toEqual([]);
  });
});

describe('the rule files that are shipped', () => {
  it('are what the tables say, byte for byte, where they are of PS3.15', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    expect(execFileSync(process.execPath, ['scripts/write-ps315-rules.mjs', '--check'], { cwd: root, encoding: 'utf8' })).toBe('');
  });

  it('are the Basic Profile, its ten options and Safe Harbor, besides those to start from', () => {
    expect(libraryFiles.filter((file) => !file.startsWith('pixels/'))).toEqual(['hipaa/safe-harbor.anon', ...['basic', ...ps315Options].map((name) => `ps3.15/${name}.anon`).sort()]);
  });

  it.each(ruleFiles)('%s parses, stands in the canonical layout and states its version', (file) => {
    const text = sourceOf(file);
    const { tree, diagnostics } = parse(text, file);
    expect(diagnostics).toEqual([]);
    expect(print(tree)).toBe(text);
    const [header] = tree.statements;
    expect(header?.kind).toBe('header');
    if (header?.kind === 'header' && file.startsWith('ps3.15/')) expect(header.version.text).toBe(ps315Edition());
  });
});
