import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The table of burned-in text regions as it stands in src/facts/data. */
export const facts = JSON.parse(readFileSync(fileURLToPath(new URL('../../src/facts/data/pixel-templates.json', import.meta.url)), 'utf8'));

/** Which images may carry burned-in text: src/facts/data/pixel-risk.json. */
export const risk = JSON.parse(readFileSync(new URL('../../src/facts/data/pixel-risk.json', import.meta.url), 'utf8'));
