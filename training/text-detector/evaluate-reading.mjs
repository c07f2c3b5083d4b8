// How well and how fast lines of the frozen test set are read: node training/text-detector/evaluate-reading.mjs TEST_SET [LINES]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFrame, openTextLooker } from './product.mjs';

const [folder, most = '100'] = process.argv.slice(2);
const looker = await openTextLooker();
let [lines, exact, letters, wrong, spentMs] = [0, 0, 0, 0, 0];
for (const { name, variant, rows, columns, lines: drawn } of JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))) {
  if (variant !== 'plain') continue;
  const { image, frame } = asFrame(rows, columns, new Uint8Array(readFileSync(join(folder, `${name}.raw`))));
  for (const { box, text, seen, turned, height } of drawn) {
    if (!seen || turned || height < 7 || lines >= Number(most)) continue;
    const [x0, y0, x1, y1] = box;
    const began = process.cpuUsage();
    const read = await looker.read(frame, image, { x0: Math.max(0, x0 - 4), y0: Math.max(0, y0 - 4), x1: Math.min(columns, x1 + 4), y1: Math.min(rows, y1 + 4) });
    const spent = process.cpuUsage(began);
    if (lines > 0) spentMs += (spent.user + spent.system) / 1000;
    lines += 1;
    exact += read.text === text.trim() ? 1 : 0;
    letters += text.trim().length;
    wrong += Math.min(text.trim().length, distance(read.text, text.trim()));
  }
}
await looker.close();
console.log(`${lines} lines: ${(spentMs / (lines - 1)).toFixed(0)} ms of CPU each, ${((100 * exact) / lines).toFixed(0)} % exact, ${((100 * wrong) / letters).toFixed(0)} % of letters wrong`);

function distance(a, b) {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(Math.min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length];
}
