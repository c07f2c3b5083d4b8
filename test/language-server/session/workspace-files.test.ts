import { describe, expect, it } from 'vitest';
import { beside, client, codes, errors, file } from './editor.js';

describe('files of the workspace', () => {
  it('are read where a profile extends them, and open buffers win', async () => {
    client.write(beside('site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\nremove PatientAge\n');
    const text = 'profile "study" version "1"\nextends site-rules\nkeep PatientAge because "needed"\n';
    expect(codes(errors(await client.open(file, text)))).toEqual(['ANC3005']);
    const again = client.next(file);
    await client.open(beside('site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\noverride keep PatientAge because "needed"\n');
    expect(errors(await again)).toEqual([]);
  });

  it('are read again when another program changed them', async () => {
    const text = 'profile "study" version "1"\nextends site-rules\n';
    expect(codes(await client.open(file, text))).toEqual(['ANC2002']);
    const uri = client.write(beside('site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\n');
    const again = client.next(file);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    expect(await again).toEqual([]);
  });

  it('show their mistakes where they are extended, with the place', async () => {
    const uri = client.write(beside('site.anon'), 'profile "site-rules" version "1"\nextends ps3.15-basic\nremove PatientAg\n');
    const [found] = await client.open(file, 'profile "study" version "1"\nextends site-rules\n');
    expect(found).toMatchObject({ message: '`site.anon` has a mistake', range: { start: { line: 1 } }, relatedInformation: [{ location: { uri, range: { start: { line: 2 } } } }] });
  });

  it('tell of profiles that extend each other in a circle', async () => {
    client.write(beside('b.anon'), 'profile "b" version "1"\nextends a\n');
    const found = await client.open(beside('a.anon'), 'profile "a" version "1"\nextends b\n');
    expect(found[0]?.relatedInformation?.[0]?.message).toContain('a');
  });
});
