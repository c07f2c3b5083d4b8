// Builds dist/: TypeScript by tsc, then the fact tables beside the code that reads them, chevrotain as one file (grammar/chevrotain.ts says why), and the
// validator of plans (src/compiler/lower/plan-validator.ts).
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
mkdirSync(`${root}dist/src/facts`, { recursive: true });
cpSync(`${root}src/facts/data`, `${root}dist/src/facts/data`, { recursive: true });
copyFileSync(`${root}node_modules/chevrotain/lib/chevrotain.mjs`, `${root}dist/grammar/chevrotain.js`);
const lower = `${root}dist/src/compiler/lower`;
copyFileSync(`${root}src/compiler/lower/plan.schema.json`, `${lower}/plan.schema.json`);
await writePlanValidator();
// the thread that reads lines of text is started as a file, and needs nothing built
cpSync(`${root}src/runtime/pixels/detect/read-lines.cjs`, `${root}dist/src/runtime/pixels/detect/read-lines.cjs`);

async function writePlanValidator() {
  const { validatorOptions } = await import(pathToFileURL(`${lower}/plan-validator.js`).href);
  const ajv = new Ajv({ ...validatorOptions, code: { source: true, optimize: true } });
  const validate = ajv.compile(JSON.parse(readFileSync(`${lower}/plan.schema.json`, 'utf8')));
  writeFileSync(`${lower}/validate-plan.cjs`, standalone.default(ajv, validate));
}
