import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beside, client, codes, errors, file } from './editor.js';

describe('tables and lists of words', () => {
  const tour = join(import.meta.dirname, '../../compiler/check/fixtures/accepts-the-tour-of-the-language');

  it('are read beside the document, and again when they change', async () => {
    for (const name of ['subjects.csv', 'sites.csv', 'vocabulary/mr-protocol.txt']) client.write(beside(name), readFileSync(join(tour, name), 'utf8'));
    const text = readFileSync(join(tour, 'input.anon'), 'utf8');
    expect(errors(await client.open(file, text))).toEqual([]);
    const again = client.next(file);
    const uri = client.write(beside('subjects.csv'), 'PatientID,number\n1,2\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    expect(codes(errors(await again))).not.toEqual([]);
  });
});
