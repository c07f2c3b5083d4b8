// A frame as a grey picture with what was found: node training/text-detector/draw-found.mjs FILE OUT.pgm [FRAME] [FLOOR]
// Lines: white what the net saw, grey what the classical way alone saw; printed with their confidence.
import { writeFileSync } from 'node:fs';
import { decode, greysOf, openFile, openTextLooker } from './product.mjs';

const [path, out, frame = '0', floor = '0.3'] = process.argv.slice(2);
const pixels = openFile(path);
const decoded = decode(pixels, Number(frame));
const looker = await openTextLooker();
const [grey] = greysOf(decoded, pixels.image).slice(-1);
const picture = Buffer.from(Uint8Array.from(grey.values, (value) => Math.round(220 * value)));
for (const { box: { x0, y0, x1, y1 }, confidence, seenBy } of await looker.find(decoded, pixels.image, { floor: Number(floor) })) {
  console.log(x0, y0, x1, y1, confidence.toFixed(2), seenBy);
  const level = seenBy === 'classical' ? 150 : 255;
  for (let x = x0; x < x1; x += 1) picture[y0 * grey.columns + x] = picture[(y1 - 1) * grey.columns + x] = level;
  for (let y = y0; y < y1; y += 1) picture[y * grey.columns + x0] = picture[y * grey.columns + x1 - 1] = level;
}
writeFileSync(out, Buffer.concat([Buffer.from(`P5\n${grey.columns} ${grey.rows}\n255\n`), picture]));
await looker.close();
