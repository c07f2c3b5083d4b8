import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readInstance } from '../../../src/verifier/read/instance.js';
import { secondReading } from '../../../src/verifier/read/second-reader.js';
import { describeWithRealFiles } from '../../real-files.js';

describeWithRealFiles('the reader of the verifier on real files', (dir) => {
  it('reads them, and dcmjs sees the same elements wherever it reads them', () => {
    const outcomes: Record<string, string[]> = { agrees: [], declines: [], differs: [], unreadable: [] };
    for (const row of readFileSync(`${dir}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1)) {
      const path = row.split('\t')[0] ?? '';
      const read = readInstance(readFileSync(`${dir}${path}`), { partial: false });
      outcomes[read.ok ? secondReading(read.value).kind : 'unreadable']?.push(path);
    }
    expect(outcomes['differs']).toEqual([]);
    // files without preamble or File Meta, and character sets or UN sequences that dcmjs does not know
    expect(outcomes['declines']?.length).toBeLessThanOrEqual(13);
    // cut off, or with headers that are none
    expect(outcomes['unreadable']?.length).toBeLessThanOrEqual(12);
    expect(outcomes['agrees']?.length).toBeGreaterThanOrEqual(240);
  });
});
