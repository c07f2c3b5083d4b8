import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Plan } from '../../../src/compiler/lower/plan.js';
import type { Engine } from '../../../src/runtime/batch/engine.js';
import { noEnrolment } from '../../../src/runtime/enrolment/enrolment.js';
import { runBatch, type BatchEnd, type BatchRequest } from '../../../src/runtime/batch/run-batch.js';
import type { Outcome, Prepared } from '../../../src/runtime/index.js';
import { deriveKeys } from '../../../src/runtime/keys.js';

/**
 * Stands in for the runtime, so that the batch is tested alone. An input is text: "DICOM <instance> <body>". What its body begins
 * with decides: "refuse" is refused, "throw" throws with the body in the message, "escape" asks for a path that leads elsewhere.
 */
export const double: Engine = {
  // the double looks at no plan
  prepare: () => null as unknown as Prepared,
  openRedactor: openNoRedactor,
  deidentify(_prepared, source): Outcome {
    const head = Buffer.isBuffer(source) ? source : readHead(source);
    const [magic, instance = '', body = ''] = head.subarray(0, 200).toString('latin1').split(' ');
    if (magic !== 'DICOM') return { kind: 'refused', reason: 'not-dicom', message: 'the file is no DICOM instance', place: null };
    if (body.startsWith('refuse')) return { kind: 'refused', reason: 'truncated', message: 'the file ends early', place: 'offset 12' };
    if (body.startsWith('throw')) throw new Error(body);
    const lengthBytes = Buffer.isBuffer(source) ? source.length : source.lengthBytes;
    const name = body.startsWith('escape') ? '../../escaped' : instance;
    return {
      kind: 'edited',
      pieces: [Buffer.from('DE-ID '), { from: 6, to: lengthBytes }],
      source,
      lengthBytes,
      deflateFrom: body.startsWith('deflate') ? 6 : null,
      identity: { patient: 'p', study: 's', series: 'e', instance: name },
      rules: new Map([[7, 2]]),
    };
  },
};

function openNoRedactor(): never {
  throw new Error('the double has no pixels');
}

function readHead(source: { read(offsetBytes: number, into: Buffer): number }): Buffer {
  const head = Buffer.alloc(200);
  source.read(0, head);
  return head;
}

export const planDouble = { digest: 'a'.repeat(64) } as Plan;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  folders.push(folder);
  return folder;
}

/** A run of the double over `folder`/in, in this thread unless more workers are asked for. */
export function run(folder: string, request: Partial<BatchRequest> = {}, engine = double, script: URL | null = null): Promise<BatchEnd> {
  const usual: BatchRequest = {
    plan: planDouble,
    enrolment: noEnrolment,
    keys: deriveKeys(Buffer.alloc(32, 1), null),
    keyFile: null,
    inputs: [join(folder, 'in')],
    out: join(folder, 'out'),
    quarantine: join(folder, 'kept'),
    journal: join(folder, 'journal.jsonl'),
    workers: 1,
    resume: false,
    dryRun: false,
    tool: 'anonc 0.0.0',
    started: '2026-01-01T00:00:00.000Z',
  };
  return runBatch({ ...usual, ...request }, engine, script);
}

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
