// The package holds a copy of the repository's grammar, which is written from the tokens of the language.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

mkdirSync(fileURLToPath(new URL('syntaxes/', import.meta.url)), { recursive: true });
copyFileSync(fileURLToPath(new URL('../../grammar/anon.tmLanguage.json', import.meta.url)), fileURLToPath(new URL('syntaxes/anon.tmLanguage.json', import.meta.url)));
