import type { Bar } from './risk-report.js';
import { rangeText } from './terminal.js';

const BAR_WIDTH = 64;
const GAP = 16;
const HEIGHT = 140;
const TOP = 24;

/** Persons by the size of their group as inline SVG; bars below the threshold are hatched, so that it reads without colour too. */
export function histogramSvg(bars: readonly Bar[], k: number): string {
  const most = Math.max(1, ...bars.map(({ persons }) => persons));
  const width = bars.length * (BAR_WIDTH + GAP) + GAP;
  const drawn = bars.map(({ from, to, persons, below }, index) => {
    const [x, height] = [GAP + index * (BAR_WIDTH + GAP), persons === 0 ? 0 : Math.max(2, (HEIGHT * persons) / most)];
    const middle = x + BAR_WIDTH / 2;
    return `<rect class="${below ? 'few' : 'enough'}" x="${x}" y="${number(TOP + HEIGHT - height)}" width="${BAR_WIDTH}" height="${number(height)}"${below ? ' fill="url(#few)"' : ''}/><text x="${middle}" y="${number(TOP + HEIGHT - height - 6)}" text-anchor="middle">${persons}</text><text x="${middle}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${rangeText(from, to)}</text>`;
  });
  const said = bars.map(({ from, to, persons }) => `${persons} in groups of ${rangeText(from, to)}`).join(', ');
  return `<svg class="histogram" viewBox="0 0 ${width} ${TOP + HEIGHT + 44}" width="${width}" height="${TOP + HEIGHT + 44}" role="img" aria-label="Persons by the size of their group: ${said}">
<defs><pattern id="few" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f3c9c0"/><line x1="0" y1="0" x2="0" y2="6" stroke="#a8301c" stroke-width="3"/></pattern></defs>
<line x1="0" y1="${TOP + HEIGHT}" x2="${width}" y2="${TOP + HEIGHT}" stroke="currentColor"/>
${drawn.join('\n')}
<text x="${width / 2}" y="${TOP + HEIGHT + 38}" text-anchor="middle">persons in the group; hatched: below ${k}</text>
</svg>`;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
