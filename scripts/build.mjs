// Builds dist/: TypeScript by tsc, then the fact tables beside the code that reads them.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
mkdirSync(`${root}dist/src/facts`, { recursive: true });
cpSync(`${root}src/facts/data`, `${root}dist/src/facts/data`, { recursive: true });
if (existsSync(`${root}src/compiler/lower/plan.schema.json`)) cpSync(`${root}src/compiler/lower/plan.schema.json`, `${root}dist/src/compiler/lower/plan.schema.json`);
