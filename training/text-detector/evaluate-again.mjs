// Whether redacted frames are marked again: node training/text-detector/evaluate-again.mjs TEST_SET [FRAMES] [CONFIDENCE]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFrame, openFrame, openTextLooker } from './product.mjs';

const [folder, most = '40', from = '0.8'] = process.argv.slice(2);
const looker = await openTextLooker();
const again = { 'net 0.3': 0, 'net 0.8': 0, 'classical 0.3': 0 };
let frames = 0;
for (const { name, variant, rows, columns, lines } of JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))) {
  if (variant !== 'plain' || lines.length === 0 || frames >= Number(most)) continue;
  frames += 1;
  const values = new Uint8Array(readFileSync(join(folder, `${name}.raw`)));
  const { image, frame } = asFrame(rows, columns, values);
  const { redact: boxes } = await looker.look(openFrame(image, values), [{ redact: Number(from), review: null, strict: false, allow: [] }], [], () => undefined);
  for (const { x0, y0, x1, y1 } of boxes) for (let y = y0; y < y1; y += 1) values.fill(0, y * columns + x0, y * columns + x1);
  const left = await looker.find(frame, image);
  if (left.some(({ seenBy }) => seenBy !== 'classical')) again['net 0.3'] += 1;
  if (left.some(({ seenBy, confidence }) => seenBy !== 'classical' && confidence >= 0.8)) again['net 0.8'] += 1;
  if (left.some(({ seenBy }) => seenBy === 'classical')) again['classical 0.3'] += 1;
}
await looker.close();
console.log(`${frames} frames redacted from ${from}; marked again:`, again);
