import type { Finding } from '../../finding.js';
import { anchor, counted, text } from './text.js';

/** A rule that findings name, in words. */
export interface RuleInWords {
  /** "remove PatientName" */
  readonly words: string;
  readonly because: string | null;
}

/** Where each rule that a finding names stands, and what it says, as far as the host knows it. */
export function rulesHtml(findings: readonly Finding[], rules: ReadonlyMap<string, RuleInWords>): string {
  const named = [...new Set(findings.flatMap(({ rule }) => rule ?? []))].sort(byPlace);
  if (named.length === 0) return '';
  const rows = named.map((place) => {
    const rule = rules.get(place);
    const count = findings.filter((finding) => finding.rule === place).length;
    return `<tr id="${text(anchor('rule', place))}"><th scope="row"><code>${text(place)}</code></th><td>${rule === undefined ? '' : `<code>${text(rule.words)}</code>`}${rule?.because == null ? '' : ` <span class="small">because ${text(rule.because)}</span>`}</td><td class="number" data-label="findings">${count}</td></tr>`;
  });
  return `<section aria-labelledby="rules"><h2 id="rules">Rules that findings name</h2>
<table><caption>${counted(named.length, 'rule')}, by file and line</caption><thead><tr><th scope="col">File and line</th><th scope="col">What it says</th><th scope="col" class="number">Findings</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></section>`;
}

function byPlace(a: string, b: string): number {
  const [left, right] = [a, b].map((place) => ({ file: place.replace(/:\d+$/, ''), line: Number(/\d+$/.exec(place)?.[0] ?? 0) }));
  if (left === undefined || right === undefined) return 0;
  return left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line;
}
