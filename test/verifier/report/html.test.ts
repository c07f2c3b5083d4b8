import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderHtml, type Finding, type Report } from '../../../src/verifier/index.js';
import { mutants } from '../../mutation/mutants.js';
import { quantitativeMutants } from '../../mutation/quantitative/mutants.js';
import { quantitativeModel, quantitativeStudy } from '../../mutation/quantitative/study.js';
import { sampleStudy, verifySample } from '../sample.js';

const clean = verifySample(sampleStudy());
const leaking = verifySample(mutants.find(({ name }) => name === 'the name is put back')?.mutate(sampleStudy()) ?? []);
const unfit = verifySample(quantitativeMutants[0]?.mutate(quantitativeStudy()) ?? [], quantitativeModel);

/** A report with one finding more, of which every text is hostile. */
function hostile(report: Report, wicked: string): Report {
  const finding: Finding = { grade: 'leak', obligation: wicked, kind: wicked, output: `${wicked}/${wicked}`, input: wicked, tagPath: wicked, place: wicked, rule: wicked, confidence: 'low', fingerprint: wicked, message: wicked };
  return { ...report, verdict: 'findings', profile: { name: wicked, version: wicked }, findings: [...report.findings, finding], notExamined: [wicked] };
}

describe('the report for people', () => {
  it('loads nothing, and its policy lets nothing act but its own style', () => {
    const page = renderHtml(leaking);
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`style-src &#39;sha256-`.replaceAll('&#39;', "'") + createHash('sha256').update(style).digest('base64'));
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<iframe|<object|\son\w+=|\sstyle=|https?:\/\/|url\(/i);
  });

  it('gives the verdict before anything else', () => {
    expect(renderHtml(clean)).toMatch(/<h1>Nothing was found<\/h1>/);
    expect(renderHtml(leaking)).toMatch(/<h1>Not as it is: \d+ findings?<\/h1>/);
    expect(renderHtml({ ...clean, verdict: 'not-examined' })).toMatch(/<h1>Not everything could be examined<\/h1>/);
    const page = renderHtml(leaking);
    expect(page.indexOf('<h1>')).toBeLessThan(page.indexOf('id="kinds"'));
  });

  it('shows neither a value of the original nor the path of an input', () => {
    const page = renderHtml(leaking);
    expect(page).not.toMatch(/Zwicky|MRN4711007|in\/0\.dcm/);
    expect(page).toContain(leaking.findings[0]?.fingerprint);
  });

  it('tells fitness as a finding of its own part, with what the physicist has lost', () => {
    const page = renderHtml(unfit);
    expect(page).toContain('id="fitness"');
    expect(page).toContain('The b-values (0 and 1000 s/mm²) of all 2 images of this series are lost, so that no diffusion coefficient can be computed');
    expect(renderHtml(clean)).not.toContain('id="fitness"');
  });

  it('writes hostile texts as texts', () => {
    for (const wicked of ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '</style><b>', "' onclick='x"]) {
      const page = renderHtml(hostile(leaking, wicked));
      expect(page.match(/<script|<img|<\/style>/g)).toEqual(['</style>']);
      expect(page).not.toMatch(/<[a-z]+[^<>]*\son\w+=/i);
    }
  });

  it('links each rule that a finding names to what it says', () => {
    const rule = leaking.findings.find((finding) => finding.rule !== null)?.rule ?? '';
    const page = renderHtml(leaking, { rules: new Map([[rule, { words: 'replace PatientName', because: 'names tell' }]]) });
    const id = /href="#(rule-[^"]+)"/.exec(page)?.[1] ?? 'none';
    expect(page).toContain(`id="${id}"`);
    expect(page).toContain('<code>replace PatientName</code>');
    for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(page, target).toContain(`id="${target}"`);
  });

  it('has a place for parts and pictures that others made', () => {
    const picture = { output: leaking.findings[0]?.output ?? '', caption: 'one frame, two regions blacked out', png: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) };
    const section = { id: 'risk', heading: 'Risk of re-identification', html: '<p>k is 12</p>', style: '.k { color: red; }' };
    const page = renderHtml(leaking, { pictures: [picture], sections: [section] });
    expect(page).toContain('<h2 id="risk">Risk of re-identification</h2><p>k is 12</p>');
    expect(page).toContain('src="data:image/png;base64,iVBORw=="');
    expect(page).toContain('.k { color: red; }');
  });

  it('gives equal bytes for equal reports, and cuts what nobody can read', () => {
    expect(renderHtml(leaking)).toBe(renderHtml(leaking));
    const [finding] = leaking.findings;
    const many = { ...leaking, findings: Array.from({ length: 5000 }, (_, index) => ({ ...finding, output: `S/${index}.dcm` }) as Finding) };
    expect(renderHtml(many)).toContain('3,000 more are in the report for programs');
  });
});
