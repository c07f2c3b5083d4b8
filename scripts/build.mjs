// Builds dist/: TypeScript by tsc, then the fact tables beside the code that reads them, and chevrotain as one file (grammar/chevrotain.ts says why).
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
mkdirSync(`${root}dist/src/facts`, { recursive: true });
cpSync(`${root}src/facts/data`, `${root}dist/src/facts/data`, { recursive: true });
copyFileSync(`${root}node_modules/chevrotain/lib/chevrotain.mjs`, `${root}dist/grammar/chevrotain.js`);
if (existsSync(`${root}src/compiler/lower/plan.schema.json`)) cpSync(`${root}src/compiler/lower/plan.schema.json`, `${root}dist/src/compiler/lower/plan.schema.json`);
// the thread that reads lines of text is started as a file, and needs nothing built
cpSync(`${root}src/runtime/pixels/detect/read-lines.cjs`, `${root}dist/src/runtime/pixels/detect/read-lines.cjs`);
