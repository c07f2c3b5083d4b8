import type { Grade } from '../../finding.js';
import type { Report } from '../report.js';
import { counted, grouped, text } from './text.js';

const identity: readonly Grade[] = ['leak', 'suspect', 'review'];

/** The answer first, then the two questions it is made of and what stays open, each in a panel of the same size. */
export function verdictHtml(report: Report): string {
  const { findings } = report.counts;
  const hidden = identity.reduce((sum, grade) => sum + findings[grade], 0);
  const { tone, words, explained, sign } = answerOf(report, hidden);
  return `<p class="question">May this leave?</p>
<div class="verdict ${tone}">
<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">${sign}</svg>
<div><h1>${words}</h1><p>${explained}</p></div>
</div>
${factsHtml(report)}
<div class="panels">
<section class="panel ${hidden > 0 ? 'leak' : 'clean-tone'}" aria-labelledby="panel-identity"><h2 id="panel-identity">What could identify</h2>
<p class="count">${grouped(hidden)} <small>${hidden === 1 ? 'finding' : 'findings'}</small></p>
<p>${identity.map((grade) => `${grouped(findings[grade])} ${grade}`).join(' · ')}</p>${bar(identity.map((grade) => [grade, findings[grade]]))}</section>
<section class="panel ${findings.fitness > 0 ? 'fitness' : 'clean-tone'}" aria-labelledby="panel-fitness"><h2 id="panel-fitness">What can no longer be used</h2>
<p class="count">${grouped(findings.fitness)} <small>${findings.fitness === 1 ? 'finding' : 'findings'}</small></p>
<p>${findings.fitness === 0 ? 'what had to stay has stayed' : 'data that had to stay is gone or changed'}</p>${bar([['fitness', findings.fitness]])}</section>
<section class="panel ${findings['not-examined'] > 0 ? 'not-examined' : 'clean-tone'}" aria-labelledby="panel-open"><h2 id="panel-open">What could not be read</h2>
<p class="count">${grouped(findings['not-examined'])} <small>${findings['not-examined'] === 1 ? 'finding' : 'findings'}</small></p>
<p><a href="#not-examined">${counted(report.notExamined.length, 'limit')} of what was examined</a></p>${bar([['not-examined', findings['not-examined']]])}</section>
</div>`;
}

interface Answer {
  readonly tone: string;
  readonly words: string;
  readonly explained: string;
  readonly sign: string;
}

function answerOf({ verdict, findings, counts }: Report, hidden: number): Answer {
  const files = counted(counts.outputs, 'file');
  const concerned = new Set(findings.flatMap(({ output }) => output ?? [])).size;
  const stop = '<circle cx="12" cy="12" r="9"/><path d="M8 8l8 8M16 8l-8 8"/>';
  switch (verdict) {
    case 'clean':
      return { tone: 'clean-tone', words: 'Nothing was found', explained: `All ${files} were read to the last byte. What such a reading cannot see stands under “not examined”; deciding is up to a person.`, sign: '<circle cx="12" cy="12" r="9"/><path d="M8 12.5l2.8 2.8L16 9.5"/>' };
    case 'not-examined':
      return { tone: 'open-tone', words: 'Not everything could be examined', explained: `Nothing was found in what could be read, but ${counted(counts.findings['not-examined'], 'place')} could not be read. Until that is mended, nothing is known about them.`, sign: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 2.5 3v1M12 16.5v.5"/>' };
    case 'findings': {
      const lost = counts.findings.fitness > 0;
      const explained = [
        ...(hidden > 0 ? ['There is something in the files that could identify a person, or that the rules do not account for.'] : []),
        ...(lost ? [`${hidden > 0 ? 'And something' : 'Nothing that identifies was found, but something'} that had to stay is gone or changed, so that the data may no longer be what they are wanted for.`] : []),
        ...(counts.findings['not-examined'] > 0 ? ['Some of it could not be read at all.'] : []),
        `${grouped(concerned)} of ${files} are named below.`,
      ].join(' ');
      return { tone: hidden > 0 ? 'findings-tone' : 'fitness-tone', words: `Not as it is: ${counted(findings.length, 'finding')}`, explained, sign: stop };
    }
  }
}

function factsHtml({ profile, planDigest, counts }: Report): string {
  const facts: readonly (readonly [string, string])[] = [
    [planDigest === null ? 'Claim' : 'Profile', `${text(profile.name)} ${text(profile.version)}`],
    ...(planDigest === null ? [] : [['Plan', `<code title="${text(planDigest)}">${text(planDigest.slice(0, 16))}</code>`] as const]),
    ['Files', `${grouped(counts.outputs)}, ${grouped(counts.outputsWithOriginal)} beside their original`],
    ['Elements judged', grouped(counts.elements)],
    ['Bytes searched', grouped(counts.bytesScanned)],
    ['Values searched for', grouped(counts.needles)],
  ];
  return `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

/** Shares of the grades as one bar; none where there is nothing. */
function bar(parts: readonly (readonly [Grade, number])[]): string {
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return '';
  let x = 0;
  const rects = parts
    .filter(([, count]) => count > 0)
    .map(([grade, count]) => {
      const width = (100 * count) / total;
      const rect = `<rect class="${grade}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="8"/>`;
      x += width;
      return rect;
    });
  return `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" x="0" y="0" width="100" height="8"/>${rects.join('')}</svg>`;
}
