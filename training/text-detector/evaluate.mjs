// The frozen test set through the product's own inference: node training/text-detector/evaluate.mjs TEST_SET [OUT.json]
// A line counts where letters can be seen (overlay.py) and is found where boxes cover at least 90 % of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxOf, covered, falseArea, maskOf } from './measure.mjs';
import { asFrame, openTextLooker } from './product.mjs';

const [folder, out] = process.argv.slice(2);
const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
const identifying = new Set(['name', 'date', 'id', 'institution']);
const looker = await openTextLooker();
const sums = new Map();
const misses = [];
const times = [];

const ways = { net: ({ seenBy }) => seenBy !== 'classical', strict: () => true };
for (const { name, variant, rows, columns, lines } of JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))) {
  const { image, frame } = asFrame(rows, columns, new Uint8Array(readFileSync(join(folder, `${name}.raw`))));
  const began = process.cpuUsage();
  const usual = await looker.find(frame, image);
  const spent = process.cpuUsage(began);
  if (rows === 512 && columns === 512) times.push((spent.user + spent.system) / 1000);
  const near = maskOf(lines.map(({ box }) => box), rows, columns, 8);
  const wanted = lines.filter(({ seen, height }) => seen && height >= 5);
  // below the usual floor a profile that asks for less has it lowered: asked anew
  const all = variant === 'plain' ? await looker.find(frame, image, { floor: thresholds[0] }) : null;
  for (const threshold of thresholds) {
    if (threshold < 0.3 && all === null) continue;
    for (const [way, counts] of Object.entries(ways)) {
      const marked = (threshold < 0.3 ? all : usual).filter((found) => found.confidence >= threshold && counts(found));
      const mask = maskOf(marked.map(boxOf), rows, columns);
      const key = `${variant} ${way} ${threshold}`;
      const sum = sums.get(key) ?? { variant, way, threshold, frames: 0, flagged: 0, area: 0, kinds: {} };
      sums.set(key, sum);
      const area = falseArea(mask, near);
      sum.frames += 1;
      sum.area += area;
      sum.flagged += area > 0 ? 1 : 0;
      for (const line of wanted) {
        const isHit = covered(mask, columns, rows, line.box) >= 0.9;
        for (const kind of [line.kind, identifying.has(line.kind) ? 'identifying' : 'other', 'all', ...(line.turned ? ['turned'] : []), ...(line.height > 30 ? ['tall'] : [])]) {
          sum.kinds[kind] ??= [0, 0];
          sum.kinds[kind][0] += isHit ? 1 : 0;
          sum.kinds[kind][1] += 1;
        }
        if (!isHit && way === 'net' && threshold === 0.3) misses.push({ name, variant, kind: line.kind, font: line.font, style: line.style, height: Math.round(line.height), turned: line.turned, box: line.box.map(Math.round), covered: covered(mask, columns, rows, line.box) });
      }
    }
  }
}
await looker.close();
const rate = (pair) => (pair === undefined ? '–' : `${(pair[0] / pair[1]).toFixed(4)} (${pair[0]}/${pair[1]})`);
for (const { variant, way, threshold, frames, flagged, area, kinds } of sums.values()) {
  if (variant !== 'plain' && variant !== 'text-free' && threshold !== 0.3 && threshold !== 0.8) continue;
  console.log(`${variant} ${way} ${threshold}: all ${rate(kinds.all)}, identifying ${rate(kinds.identifying)}, false area ${((100 * area) / frames).toFixed(2)} %, flagged ${flagged}/${frames}`);
}
const plain = sums.get('plain net 0.3');
if (plain !== undefined) console.log('by class, net 0.3:', Object.entries(plain.kinds).map(([kind, pair]) => `${kind} ${rate(pair)}`).join(', '));
times.sort((a, b) => a - b);
console.log(`a frame of 512²: ${times[times.length >> 1]?.toFixed(0)} ms of CPU, median of ${times.length}`);
for (const miss of misses.filter(({ variant }) => variant === 'plain')) console.log('missed', JSON.stringify(miss));
if (out !== undefined) writeFileSync(out, JSON.stringify({ sums: [...sums.values()], misses, cpuMsA512Frame: times[times.length >> 1] }));
