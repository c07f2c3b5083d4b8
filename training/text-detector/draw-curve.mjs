// The curve over the threshold, of what evaluate.mjs wrote: node training/text-detector/draw-curve.mjs EVAL.json OUT.svg; the table is printed.
import { readFileSync, writeFileSync } from 'node:fs';

const [from, out] = process.argv.slice(2);
const { sums } = JSON.parse(readFileSync(from, 'utf8'));
const free = (way, threshold) => sums.find((sum) => sum.variant === 'text-free' && sum.way === way && sum.threshold === threshold);
const percent = (number, digits = 2) => `${(100 * number).toFixed(digits)} %`;
console.log('| confidence | identifying lines, net | all lines, net | false area | text-free frames marked | identifying lines, strict | false area, strict |\n|---|---|---|---|---|---|---|');
const plain = sums.filter(({ variant, way }) => variant === 'plain' && way === 'net');
for (const sum of plain) {
  const strict = sums.find((other) => other.variant === 'plain' && other.way === 'strict' && other.threshold === sum.threshold);
  const none = free('net', sum.threshold);
  const part = ([hit, all]) => (hit / all).toFixed(4);
  console.log(`| ${sum.threshold} | ${part(sum.kinds.identifying)} | ${part(sum.kinds.all)} | ${percent(sum.area / sum.frames)} | ${none === undefined ? '–' : `${none.flagged} of ${none.frames}`} | ${part(strict.kinds.identifying)} | ${percent(strict.area / strict.frames)} |`);
}
const [width, height, left, bottom] = [560, 300, 60, 40];
const x = (threshold) => left + threshold * (width - left - 20);
const y = (part) => height - bottom - part * (height - bottom - 30);
const line = (points, colour) => `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(([a, b]) => `${a.toFixed(1)},${b.toFixed(1)}`).join(' ')}"/>`;
// recall from 0.9 to 1, false area from 0 to 5 %: both over the whole height
const recall = plain.map(({ threshold, kinds }) => [x(threshold), y(Math.max(0, (kinds.identifying[0] / kinds.identifying[1] - 0.9) / 0.1))]);
const area = plain.map(({ threshold, area: sum, frames }) => [x(threshold), y(Math.min(1, sum / frames / 0.05))]);
const ticks = [0, 0.25, 0.5, 0.75, 1];
writeFileSync(out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${height}" fill="white"/>
${ticks.map((tick) => `<text x="${x(tick)}" y="${height - 22}" text-anchor="middle">${tick}</text><line x1="${left}" x2="${width - 20}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/><text x="${left - 6}" y="${y(tick) + 4}" text-anchor="end">${(0.9 + tick / 10).toFixed(3)}</text><text x="${width - 18}" y="${y(tick) - 3}" text-anchor="end" fill="#b30">${(tick * 5).toFixed(2)} %</text>`).join('\n')}
<text x="${width / 2}" y="${height - 6}" text-anchor="middle">confidence from which a line counts</text>
<text x="${left}" y="16">identifying lines covered (left, from 0.9)</text><text x="${width - 20}" y="16" text-anchor="end" fill="#b30">false area (right)</text>
${line(recall, '#036')}
${line(area, '#b30')}
</svg>
`);
