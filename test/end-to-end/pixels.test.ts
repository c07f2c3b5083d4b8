import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anonc, describeBuiltProduct } from './product.js';

interface Told {
  readonly findings: readonly { readonly obligation: string; readonly kind: string; readonly grade: string }[];
  readonly counts: { readonly picturesRescanned: number };
}

describeBuiltProduct('text in pictures, from the rules to the report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  const at = (name: string): string => join(folder, name);
  const files = (of: string): readonly string[] => (readdirSync(at(of), { recursive: true }) as string[]).filter((name) => name.endsWith('.dcm'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    expect(anonc('corpus', 'generate', at('made'), '--seed', '3', '--subjects', '1').exitCode).toBe(0);
    mkdirSync(at('in'));
    for (const name of files('made/originals')) if (/[/\\](US|CR)[/\\]/.test(name)) cpSync(join(at('made/originals'), name), join(at('in'), name.replaceAll(/[/\\]/g, '_')));
    writeFileSync(at('rules.anon'), '## Pixels.\nprofile "pixels" version "1"\nextends ps3.15-basic with retain-modified-dates, clean-pixel-data\nclaims ps3.15-basic with retain-modified-dates, clean-pixel-data\n');
    writeFileSync(at('headers.anon'), '## Headers.\nprofile "headers" version "1"\nextends ps3.15-basic with retain-modified-dates\nclaims ps3.15-basic with retain-modified-dates\n');
    for (const name of ['rules', 'headers']) expect(anonc('compile', at(`${name}.anon`), '-o', at(`${name}.json`)).exitCode).toBe(0);
    anonc('key', 'new', at('key'));
  });

  const verify = (out: string, plan: string): Told => {
    anonc('verify', at(out), '--plan', at(plan), '--originals', at('in'), '--journal', at(`${out}-journal.jsonl`), '--json', at('report.json'));
    return JSON.parse(readFileSync(at('report.json'), 'utf8')) as Told;
  };
  const ofPixels = ({ findings }: Told): readonly string[] => findings.filter(({ obligation }) => obligation === 'pixels').map(({ kind }) => kind);

  it('goes, or waits for a person beside its picture, and nothing of it is found in what left', () => {
    const { exitCode, stderr } = anonc('run', at('rules.json'), at('in'), '--out', at('out'), '--key-file', at('key'));
    expect([0, 3], stderr).toContain(exitCode);
    expect(files('out').length).toBeGreaterThan(0);
    expect(readdirSync(at('out-quarantine/pictures')).length).toBeGreaterThan(0);
    const told = verify('out', 'rules.json');
    expect(ofPixels(told)).toEqual([]);
    expect(told.counts.picturesRescanned).toBeGreaterThan(0);
  });

  it('is found in what left under rules that speak of headers alone, when it is judged by rules that speak of pixels', () => {
    anonc('run', at('headers.json'), at('in'), '--out', at('bare'), '--key-file', at('key'));
    // the journal is of the other plan, so that pixels are judged without it
    const { exitCode } = anonc('verify', at('bare'), '--plan', at('rules.json'), '--json', at('report.json'));
    expect(exitCode).toBe(1);
    expect(ofPixels(JSON.parse(readFileSync(at('report.json'), 'utf8')) as Told)).toContain('text-left');
  });

  it('leaves once a person has decided', () => {
    const held = anonc('review', at('out-quarantine'));
    const inputs = [...held.stdout.matchAll(/^ {2}undecided +(\S+)/gm)].map(([, input = '']) => input);
    if (held.exitCode === 3) {
      expect(anonc('review', at('out-quarantine'), ...inputs, '--redact').exitCode).toBe(0);
      const { exitCode, stderr } = anonc('run', at('rules.json'), at('in'), '--out', at('out'), '--key-file', at('key'), '--resume');
      expect(exitCode, stderr).toBe(0);
    }
    expect(files('out').length).toBe(files('in').length);
    expect(ofPixels(verify('out', 'rules.json'))).toEqual([]);
  });
});
