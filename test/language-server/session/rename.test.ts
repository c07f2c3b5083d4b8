import { describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { edited, marked } from '../client.js';
import { beside, client, file, head } from './editor.js';

describe('rename', () => {
  it('changes the name of a profile in every file that uses it', async () => {
    const uri = client.write(beside('study.anon'), 'profile "study" version "1"\nextends site-rules\n');
    const { text, position } = marked('profile "site-|rules" version "1"\nextends ps3.15-basic\n');
    await client.open(beside('site.anon'), text);
    expect(await client.request<{ readonly placeholder: string }>('prepareRename', beside('site.anon'), { position })).toMatchObject({ placeholder: 'site-rules' });
    const { changes = {} } = await client.request<WorkspaceEdit>('rename', beside('site.anon'), { position, newName: 'house-rules' });
    expect(edited(text, changes[client.uri(beside('site.anon'))] ?? [])).toBe('profile "house-rules" version "1"\nextends ps3.15-basic\n');
    expect(edited('profile "study" version "1"\nextends site-rules\n', changes[uri] ?? [])).toBe('profile "study" version "1"\nextends house-rules\n');
  });

  it('changes the name of a table where it is defined and wherever a column is used', async () => {
    const source = `${head}table sub|jects from "subjects.csv" key PatientID\nreplace PatientID, PatientName with subjects.trial-id\nreplace StudyID with "S {subjects.number} of {lower subjects.site}, no subjects.x"\n`;
    const { text, position } = marked(source);
    await client.open(file, text);
    const { changes = {} } = await client.request<WorkspaceEdit>('rename', file, { position, newName: 'enrolment' });
    expect(Object.keys(changes)).toEqual([client.uri(file)]);
    expect(edited(text, changes[client.uri(file)] ?? [])).toBe(
      `${head}table enrolment from "subjects.csv" key PatientID\nreplace PatientID, PatientName with enrolment.trial-id\nreplace StudyID with "S {enrolment.number} of {lower enrolment.site}, no subjects.x"\n`,
    );
  });

  it('changes the name of a secret, and takes no name that another has', async () => {
    const { text, position } = marked(`${head}secret study-|key\nsecret other\n`);
    await client.open(file, text);
    const { changes = {} } = await client.request<WorkspaceEdit>('rename', file, { position, newName: 'site-key' });
    expect(edited(text, changes[client.uri(file)] ?? [])).toBe(`${head}secret site-key\nsecret other\n`);
    await expect(client.request('rename', file, { position, newName: 'other' })).rejects.toThrow('another secret');
  });

  it.each([
    ['a column', `${head}table s from "subjects.csv" key PatientID\nreplace PatientID with s.trial-|id\n`, '`subjects.csv`'],
    ['an attribute', `${head}remove Patient|Name\n`, 'an attribute of DICOM'],
    ['a shipped profile', 'profile "x" version "1"\nextends ps3.|15-basic\n', 'another file'],
    ['a word of the language', `${head}rem|ove PatientName\n`, 'a word of the language'],
    ['nothing', `${head}\n|\n`, 'nothing here'],
  ])('refuses %s and says why', async (_what, source, reason) => {
    const { text, position } = marked(source);
    await client.open(file, text);
    await expect(client.request('prepareRename', file, { position })).rejects.toThrow(reason);
    await expect(client.request('rename', file, { position, newName: 'other' })).rejects.toThrow(reason);
  });

  it.each(['remove', 'two words', '1st', '', 'ps3.15-basic'])('refuses `%s` as a name', async (newName) => {
    const { text, position } = marked('profile "my-|study" version "1"\n');
    await client.open(file, text);
    await expect(client.request('rename', file, { position, newName })).rejects.toThrow();
  });
});
