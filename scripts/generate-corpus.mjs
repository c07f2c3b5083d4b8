// Writes the synthetic study and its answer key to a folder: node scripts/generate-corpus.mjs OUT [SEED] [clean]
// "clean": identifiers only where scanners put them. Needs a build (npm run build).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateStudy } from '../dist/corpus/generate.js';

const [out, seed = 'demo', how] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write('usage: node scripts/generate-corpus.mjs OUT [SEED] [clean]\n');
  process.exit(2);
}
const key = [];
for (const file of generateStudy(seed, { hidingPlaces: how !== 'clean' })) {
  const path = join(out, 'files', file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.bytes);
  key.push(...file.key.map((item) => JSON.stringify(item)));
}
writeFileSync(join(out, 'answer-key.jsonl'), `${key.join('\n')}\n`);
