import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cohortFiles, cohortStudies } from '../../corpus/cohort.js';
import type { RiskReport } from '../../src/verifier/index.js';
import { anonc, describeBuiltProduct, workplace, type Workplace } from './product.js';

const profile = `profile "cohort" version "1.0.0"

extends ps3.15-basic
  with retain-modified-dates, retain-patient-characteristics
claims ps3.15-basic
  with retain-modified-dates, retain-patient-characteristics

band PatientAge by 5 years, top 90
risk {
  release public
}
`;

const files = [...cohortStudies('end-to-end', 180)].flatMap((study) => [...cohortFiles(study)]);

describeBuiltProduct('the risk of a release', () => {
  const places: Workplace[] = [];
  afterAll(() => places.forEach((place) => place.remove()));

  function released(rules: string): Workplace {
    const place = workplace(rules, files);
    places.push(place);
    const { records } = place.run();
    expect([...records.values()].every(({ outcome }) => outcome === 'released')).toBe(true);
    return place;
  }

  const report = (place: Workplace): RiskReport => JSON.parse(readFileSync(join(place.folder, 'risk.json'), 'utf8')) as RiskReport;

  it('fails at k of 11, names the least change of rules, and passes once each change is made and the files are run again', () => {
    const before = released(profile);
    const first = anonc('risk', before.out, '--plan', before.plan, '--json', join(before.folder, 'risk.json'));
    expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 1, stderr: '' });
    const failing = report(before);
    expect(failing).toMatchObject({ verdict: 'fail', threshold: { release: 'public', k: 11 }, counts: { persons: 180, studies: 270, unlinked: 0 } });
    expect(failing.metrics[0]).toMatchObject({ rule: 'R1', verdict: 'fail' });

    const [fix] = failing.fixes;
    expect(fix).toMatchObject({ leftOut: 0, complete: true });
    expect(fix?.changes.map(({ from, to }) => `${from ?? ''} → ${to}`)).toEqual(['band PatientAge by 5 years, top 90 → band PatientAge by 10 years, top 90', 'keep PatientWeight → remove PatientWeight']);
    const after = released(applied(profile, fix?.changes ?? []));
    const second = anonc('risk', after.out, '--plan', after.plan, '--json', join(after.folder, 'risk.json'));
    expect({ exitCode: second.exitCode, stderr: second.stderr }, second.stdout).toEqual({ exitCode: 0, stderr: '' });
    const passing = report(after);
    expect(passing).toMatchObject({ verdict: 'pass', fixes: [], counts: { persons: 180 } });
    // nothing less would do: with any one of the changes left away it fails still
    for (const left of fix?.changes ?? []) {
      const half = released(applied(profile, (fix?.changes ?? []).filter((change) => change !== left)));
      expect(anonc('risk', half.out, '--plan', half.plan).exitCode).toBe(1);
    }

    expect(before.verify()).toMatchObject({ exitCode: 1 });
    const verified = after.verify();
    expect(verified.exitCode, verified.stdout).toBe(0);
    expect(verified.stdout).toContain('risk of re-identification: the stated thresholds are met');
  });

  it('writes who stands out to a file for its owner alone, and a page that loads nothing', () => {
    const [place] = places;
    if (place === undefined) throw new Error('the first test makes a release');
    const [offenders, page] = [join(place.folder, 'offenders.txt'), join(place.folder, 'risk.html')];
    const told = anonc('risk', place.out, '--plan', place.plan, '--offenders', offenders, '--report', page);
    expect(told.exitCode).toBe(1);
    expect(statSync(offenders).mode & 0o777).toBe(0o600);
    const lines = readFileSync(offenders, 'utf8').trim().split('\n').slice(1);
    expect(lines.length).toBeGreaterThanOrEqual(180);
    expect(lines[0]).toMatch(/^R1 {2}[A-Z2-7]{12}: (the only person|one of \d+ persons) with .* \(.*\.anon:\d+/);
    const pseudonym = /^R1 {2}([A-Z2-7]{12})/.exec(lines[0] ?? '')?.[1] ?? 'none';
    const html = readFileSync(page, 'utf8');
    for (const text of [html, told.stdout]) expect(text).not.toContain(pseudonym);
    expect(html).toContain("default-src &#39;none&#39;");
    expect(html).toContain('<svg class="histogram"');
    expect(html).not.toMatch(/<script|<link|<img|https?:/);
    // what is there is not written over
    expect(anonc('risk', place.out, '--plan', place.plan, '--offenders', offenders).exitCode).toBe(2);
  });
});

/** The profile with each change made as the report says it. */
function applied(rules: string, changes: RiskReport['fixes'][number]['changes']): string {
  return changes.reduce((text, { how, from, to }) => {
    if (how === 'change' && from !== null && text.includes(from)) return text.replace(from, to);
    expect(how).toBe('add');
    return `${text}${to}\n`;
  }, rules);
}
