import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Location } from 'vscode-languageserver-protocol';
import { marked } from '../client.js';
import { beside, client, file, head, turnTo } from './editor.js';

describe('definition', () => {
  async function defined(source: string): Promise<readonly Location[]> {
    const { text, position } = marked(source);
    turnTo(beside('another.anon') === file ? 'third.anon' : 'another.anon');
    await client.open(file, text);
    return client.request<Location[]>('definition', file, { position });
  }

  it('of a profile and of an option is the shipped file', async () => {
    const [profile] = await defined('profile "x" version "1"\nextends ps3.|15-basic with retain-uids\n');
    expect(profile?.uri).toMatch(/\/rules\/ps3\.15\/basic\.anon$/);
    expect(readFileSync(new URL(profile?.uri ?? ''), 'utf8').split('\n')[profile?.range.start.line ?? -1]).toMatch(/^profile "ps3\.15-basic"/);
    const [option] = await defined('profile "x" version "1"\nextends ps3.15-basic with retain-|uids\n');
    expect(option?.uri).toMatch(/\/rules\/ps3\.15\/retain-uids\.anon$/);
  });

  it('is given as a file that has no mistakes where it is opened', async () => {
    const [profile] = await defined('profile "x" version "1"\nextends ps3.|15-basic with retain-uids\n');
    const [option] = await defined('profile "x" version "1"\nextends ps3.15-basic with retain-|uids\n');
    for (const uri of [profile?.uri ?? '', option?.uri ?? '']) {
      const told = new Promise<readonly Diagnostic[]>((resolve) => {
        const listener = client.onPublished((params) => {
          if (params.uri !== uri) return;
          listener();
          resolve(params.diagnostics);
        });
      });
      await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'anon', version: 1, text: readFileSync(new URL(uri), 'utf8') } });
      expect(await told).toEqual([]);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
  });

  it('of a profile beside it is that file', async () => {
    const uri = client.write(beside('site.anon'), '# rules of the site\nprofile "site-rules" version "1"\nextends ps3.15-basic\n');
    expect(await defined('profile "x" version "1"\nextends site-|rules\n')).toMatchObject([{ uri, range: { start: { line: 1 } } }]);
  });

  it('of a column is the table', async () => {
    const found = await defined(`${head}table subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.trial|-id\n`);
    expect(found).toMatchObject([{ uri: client.uri(file), range: { start: { line: 2, character: 6 } } }]);
  });

  it('of an attribute is the rule that this one overrides', async () => {
    const [rule] = await defined(`${head}override keep Device|SerialNumber because "harmonisation"\n`);
    expect(rule?.uri).toMatch(/\/rules\/ps3\.15\/basic\.anon$/);
    const lines = readFileSync(new URL(rule?.uri ?? ''), 'utf8').split('\n');
    expect((lines[rule?.range.start.line ?? 0] ?? '').slice(rule?.range.start.character)).toMatch(/^DeviceSerialNumber/);
  });
});
