import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Model } from '../../src/compiler/resolve/model.js';
import { judgeFile, PixelsRefused, redactedFile } from '../mutation/pixel-release.js';
import { describeWithRealFiles } from '../real-files.js';

const origin = { source: 'sample.anon', line: 1, column: 1 };
/** covers the first five rows of every image */
const rules: Partial<Model> = {
  templates: [{ name: 'a banner', origin, condition: { kind: 'all', of: [] }, columns: null, rows: null, regions: [{ kind: 'rectangle', x: 0, right: 0, width: null, y: 0, bottom: null, height: 5 }] }],
  detect: [],
  tables: [],
};

describeWithRealFiles('real pixels, redacted and judged', (dir) => {
  const paths = existsSync(join(dir, 'MANIFEST.tsv')) ? readFileSync(join(dir, 'MANIFEST.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[0] ?? '') : [];

  it.each(paths)('%s: what the runtime makes of it, the verifier has nothing against', async (path) => {
    const original = readFileSync(join(dir, path));
    const output = await redactedOrNull(original);
    if (output === null) return;
    const { findings } = await judgeFile(output, original, rules);
    // nobody looks for text here, so that pictures within a document are told of as not looked at
    expect(findings.filter(({ obligation, kind }) => obligation.startsWith('pixels') && kind !== 'document-pictures').map(({ kind, message }) => `${kind}: ${message}`)).toEqual([]);
  });
});

/** Null: the file has no pixels, or the runtime holds it back. */
async function redactedOrNull(original: Buffer): Promise<Buffer | null> {
  try {
    return await redactedFile(original, rules);
  } catch (error) {
    if (error instanceof PixelsRefused) return null;
    throw error;
  }
}
