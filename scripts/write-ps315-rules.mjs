// Writes rules/ps3.15 from the tables in src/facts/data. With --check it writes nothing, names the files that differ and fails.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { basic } from './ps315-rules/basic.mjs';
import { optionFiles } from './ps315-rules/options.mjs';

const folder = fileURLToPath(new URL('../rules/ps3.15/', import.meta.url));
const files = [['basic', basic()], ...optionFiles()];

if (process.argv.includes('--check')) {
  const differing = files.filter(([name, text]) => committed(name) !== text).map(([name]) => `rules/ps3.15/${name}.anon`);
  if (differing.length > 0) {
    console.error(`not what the tables say (run node scripts/write-ps315-rules.mjs): ${differing.join(', ')}`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(`${folder}${name}.anon`, text);
}

function committed(name) {
  try {
    return readFileSync(`${folder}${name}.anon`, 'utf8');
  } catch {
    return null;
  }
}
