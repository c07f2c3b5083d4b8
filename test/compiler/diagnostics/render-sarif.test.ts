import { describe, expect, it } from 'vitest';
import { check, renderSarif } from '../../../src/compiler/index.js';
import { shippedLibrary } from '../library.js';

const text = 'profile "a" version "1.0.0"\nextends ps3.15-basic\nremove PatientNmae\nkeep PatientWeight when Modality is MR\nremove PatientWeight when Rows > 5\n';
const name = 'my rules/a#b.anon';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Physical {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Region;
}
interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string }; readonly help: { readonly text: string } }[] } };
    readonly columnKind: string;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: Physical }[];
      readonly relatedLocations: readonly { readonly message: { readonly text: string }; readonly physicalLocation: Physical }[];
      readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[] }[] }[];
    }[];
  }[];
}

function logOf(source: string): Log {
  const { diagnostics, sources } = check({ name, text: source }, shippedLibrary());
  return JSON.parse(renderSarif(diagnostics, sources)) as Log;
}

describe('a SARIF log', () => {
  it('has what SARIF 2.1.0 requires of a log, a run, a tool, a rule and a result', () => {
    const log = logOf(text);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-schema-2\.1\.0\.json$/);
    const [run] = log.runs;
    expect(run?.tool.driver.name).toBe('anonc');
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.results.length).toBeGreaterThan(0);
    for (const result of run?.results ?? []) {
      const rule = run?.tool.driver.rules[result.ruleIndex];
      expect(rule?.id).toBe(result.ruleId);
      expect(rule?.shortDescription.text).not.toBe('');
      expect(rule?.help.text).toContain('Right:');
      expect(['error', 'warning']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      expect(result.locations).toHaveLength(1);
      for (const { region } of [result, ...result.relatedLocations].flatMap((one) => ('locations' in one ? one.locations.map(({ physicalLocation }) => physicalLocation) : [one.physicalLocation]))) {
        expect(region.startLine).toBeGreaterThanOrEqual(1);
        expect(region.startColumn).toBeGreaterThanOrEqual(1);
        expect([region.endLine, region.endColumn]).not.toEqual([region.startLine, region.startColumn]);
      }
    }
  });

  it('names files by references that are valid whatever their names are', () => {
    expect(logOf(text).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('my%20rules/a%23b.anon');
  });

  it('carries the fix and its place', () => {
    const fix = logOf(text).runs[0]?.results.find(({ ruleId }) => ruleId === 'ANC2001')?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
    expect(fix).toMatchObject({ deletedRegion: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 19 }, insertedContent: { text: 'PatientName' } });
  });

  it('carries the other place and the dataset that shows a disagreement', () => {
    const found = logOf(text.replace('remove PatientNmae\n', '')).runs[0]?.results.find(({ ruleId }) => ruleId === 'ANC3001');
    expect(found?.message.text).toMatch(/a dataset that shows it: Modality = "MR"; Rows = /);
    expect(found?.relatedLocations[0]).toMatchObject({ physicalLocation: { region: { startLine: 3 } } });
  });

  it('has no results where there are no mistakes', () => {
    expect(logOf('profile "a" version "1.0.0"\nextends ps3.15-basic\n').runs[0]).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });
});
