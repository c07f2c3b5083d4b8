// Recall and false area on real files: node training/text-detector/evaluate-real.mjs DICOM_FOLDER [THRESHOLD…]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxOf, covered, falseArea, maskOf } from './measure.mjs';
import { decode, openFile, openTextLooker } from './product.mjs';

const [folder, ...said] = process.argv.slice(2);
const thresholds = said.length === 0 ? [0.3, 0.5, 0.8] : said.map(Number);
const split = JSON.parse(readFileSync(new URL('split.json', import.meta.url), 'utf8'));
const table = (name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split('\t'));

const lines = new Map();
for (const [path, , , frame, kind, text, ...corners] of table('BURNED-IN.tsv')) {
  if (!lines.has(path)) lines.set(path, []);
  lines.get(path).push({ frame: Number.parseInt(frame, 10) || 0, kind, text, box: corners.slice(0, 4).map(Number) });
}
const looker = await openTextLooker();
const floor = Math.min(...thresholds);

const classes = new Map();
const misses = [];
for (const [path, wanted] of lines) {
  const pixels = openFile(join(folder, path));
  const { rows, columns } = pixels.image;
  const found = await looker.find(decode(pixels, wanted[0].frame), pixels.image, { floor });
  for (const way of ['net', 'strict']) {
    for (const threshold of thresholds) {
      const marked = found.filter(({ confidence, seenBy }) => confidence >= threshold && (way === 'strict' || seenBy !== 'classical'));
      const mask = maskOf(marked.map(boxOf), rows, columns);
      for (const line of wanted) {
        if (line.kind === 'redacted') continue;
        const isCovered = covered(mask, columns, rows, line.box) >= 0.9;
        const key = `${way} ${threshold}`;
        const counts = classes.get(key) ?? {};
        counts[line.kind] ??= [0, 0];
        counts[line.kind][0] += isCovered ? 1 : 0;
        counts[line.kind][1] += 1;
        classes.set(key, counts);
        if (!isCovered) misses.push(`${key}\t${path}\t${line.kind}\t${line.box.join(' ')}\t${covered(mask, columns, rows, line.box).toFixed(2)}`);
      }
    }
  }
}
for (const [key, counts] of classes) console.log(key, Object.entries(counts).map(([kind, [hit, all]]) => `${kind} ${hit}/${all}`).join(', '));
for (const miss of misses) console.log('missed', miss);

// frames without text: of sources that the net was not trained on, and of all
const count = new Map();
const areas = [];
for (const [path] of table('MANIFEST.tsv')) {
  if (lines.has(path) || split.frames.withText.some((part) => path.includes(part))) continue;
  const isTest = split.frames.test.some((source) => path.startsWith(source));
  const source = path.split('/')[0];
  const seen = count.get(source) ?? 0;
  if (seen >= (isTest ? 20 : 2)) continue;
  try {
    const pixels = openFile(join(folder, path));
    if (pixels === null || Math.min(pixels.image.rows, pixels.image.columns) < 60) continue;
    const { rows, columns } = pixels.image;
    const found = await looker.find(decode(pixels, 0), pixels.image, { floor });
    count.set(source, seen + 1);
    const none = new Uint8Array(rows * columns);
    const of = (threshold, way) => falseArea(maskOf(found.filter(({ confidence, seenBy }) => confidence >= threshold && (way === 'strict' || seenBy !== 'classical')).map(boxOf), rows, columns), none);
    areas.push({ path, isTest, net: thresholds.map((t) => of(t, 'net')), strict: thresholds.map((t) => of(t, 'strict')) });
  } catch (problem) {
    console.log('left out', path, problem.message);
  }
}
for (const [name, some] of [['test sources', areas.filter(({ isTest }) => isTest)], ['trained sources', areas.filter(({ isTest }) => !isTest)]]) {
  for (const way of ['net', 'strict']) {
    thresholds.forEach((threshold, at) => {
      const mean = some.reduce((sum, area) => sum + area[way][at], 0) / some.length;
      const flagged = some.filter((area) => area[way][at] > 0).length;
      console.log(`${name}, without text: ${some.length} frames; ${way} ${threshold}: false area ${(100 * mean).toFixed(2)} %, flagged ${flagged}`);
    });
  }
}
for (const area of areas.filter(({ strict }) => strict[0] > 0).sort((a, b) => b.strict[0] - a.strict[0])) console.log('flagged', area.isTest ? 'test' : 'train', area.net.map((x) => (100 * x).toFixed(1)).join('/'), area.strict.map((x) => (100 * x).toFixed(1)).join('/'), area.path);
await looker.close();
