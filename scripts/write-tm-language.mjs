// Writes grammar/anon.tmLanguage.json from the tokens. Needs a build (npm run build). With --check it writes nothing and fails where the file differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tokens from '../dist/grammar/tokens.js';
import { tmLanguageText } from './tm-language.mjs';

const file = fileURLToPath(new URL('../grammar/anon.tmLanguage.json', import.meta.url));
const text = tmLanguageText(tokens);

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error('grammar/anon.tmLanguage.json is not what the tokens say: npm run build && node scripts/write-tm-language.mjs');
  process.exitCode = 1;
}
