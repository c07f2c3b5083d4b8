// A run of the built product over one folder, in a process of its own, so that its memory can be measured.
import { readFileSync } from 'node:fs';
import { deidentify, deriveKeys, prepare, runBatch } from '../../dist/src/runtime/index.js';

const [, , planFile, folder, name] = process.argv;
const plan = JSON.parse(readFileSync(planFile, 'utf8'));
const request = {
  plan,
  enrolment: { tables: new Map(), digests: {} },
  keys: deriveKeys(Buffer.alloc(32, 5), null),
  keyFile: null,
  inputs: [`${folder}/${name}`],
  out: `${folder}/out-${name}`,
  quarantine: `${folder}/kept-${name}`,
  journal: `${folder}/journal-${name}.jsonl`,
  workers: 1,
  resume: false,
  dryRun: false,
  tool: 'test',
  started: '2026-01-01T00:00:00.000Z',
};
const end = await runBatch(request, { prepare, deidentify }, null);
// kilobytes, of the whole life of the process
console.log(JSON.stringify({ end, peakBytes: process.resourceUsage().maxRSS * 1024 }));
