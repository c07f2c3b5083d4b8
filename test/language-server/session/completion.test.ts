import { describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import { edited } from '../client.js';
import { client, completed, errors, file, folder, head } from './editor.js';

describe('completion', () => {
  const labels = ({ items }: { readonly items: readonly CompletionItem[] }): readonly string[] => items.map(({ label }) => label);

  it.each([
    ['statements', 'rem|', ['remove', 'remap']],
    ['clauses that fit the verb', `${head}truncate StudyDate |`, ['to']],
    ['profiles after `extends`', 'profile "x" version "1"\nextends |', ['ps3.15-basic', 'hipaa-safe-harbor']],
    ['options after `with`', 'profile "x" version "1"\nextends ps3.15-basic with retain-uids, |', ['retain-modified-dates', 'clean-descriptors']],
    ['claims', `${head}claims |`, ['ps3.15-basic']],
    ['attributes', `${head}remove PatientN|`, ['PatientName']],
    ['attributes after a comma', `${head}remove PatientAge,\n  Patient|`, ['PatientName']],
    ['attributes in a condition', `${head}remove PatientAge when Modal|`, ['Modality']],
    ['comparisons', `${head}remove PatientAge when Modality |`, ['is', 'in', 'present']],
    ['defined terms', `${head}remove PatientAge when Modality is |`, ['MR', 'CT', 'US']],
    ['defined terms in a set', `${head}remove PatientAge when Modality in {MR, |}`, ['CT', 'PT']],
    ['tags', `${head}remove (0010,00|`, ['(0010,0010)', '(0010,0020)']],
    ['private creators', `${head}keep private "SIE|`, ['SIEMENS MR HEADER']],
    ['private elements of a creator', `${head}keep private "SIEMENS MR HEADER" (|`, ['(0019,xx0C)', '(0019,xx0E)']],
    ['VRs', `${head}remove all |`, ['PN', 'DA']],
    ['precisions', `${head}truncate StudyDate to |`, ['year', 'month']],
    ['tables where a value is written', `${head}table subjects from "s.csv" key PatientID\nreplace PatientID with sub|`, ['subjects.']],
    ['tables inside a text', `${head}table sites from "s.csv" key InstitutionName\nreplace ClinicalTrialSiteName with "{si|} site"`, ['sites.']],
    ['concepts of content items', `${head}remove content "Person Obs|`, ['Person Observer Name']],
    ['analyses', `${head}preserve quantitative |`, ['diffusion']],
    ['metrics of risk', `${head}risk {\n  require |\n}\n`, ['k', 'largest-risk']],
    ['devices of a template', `${head}template "x" for Modality |`, ['US']],
    ['sides of a region', `${head}template "x" for Modality US {\n  black |\n}\n`, ['outside', 'x', 'width']],
    ['what a detection says', `${head}detect text when Modality is US {\n  |\n}\n`, ['redact', 'review', 'allow']],
    ['what a test says', `${head}test "x" {\n  |\n}\n`, ['given', 'expect']],
    ['values in a test', `${head}test "x" { given { Modality = | } }`, ['MR']],
    ['rules inside a block', `${head}when Modality is MR {\n  |\n}\n`, ['remove', 'keep']],
  ])('offers %s', async (_what, source, expected) => {
    expect(labels(await completed(source))).toEqual(expect.arrayContaining([...expected]));
  });

  it('says name, VR, tag and codes of an attribute', async () => {
    const { items } = await completed(`${head}remove DeviceSerialN|`);
    const item = items.find(({ label }) => label === 'DeviceSerialNumber');
    for (const part of ['Device Serial Number', 'LO', '(0018,1000)', 'PS3.15 X/Z/D', 'retain-device-identity K']) expect(item?.detail).toContain(part);
  });

  it('writes what makes a statement whole', async () => {
    const { text, items } = await completed(`${head}keep private "SIEMENS MR|" (0019,xx0C) because "tensor fitting needs it"\n`);
    const edit = items.find(({ label }) => label === 'SIEMENS MR HEADER')?.textEdit as TextEdit;
    const after = edited(text, [edit]);
    expect(after).toContain('keep private "SIEMENS MR HEADER" (0019,xx0C)');
    expect(errors(await client.change(file, after))).toEqual([]);
  });

  it('leaves out what cannot stand there', async () => {
    expect(labels(await completed(`${head}when Modality is MR {\n  |\n}\n`))).not.toContain('extends');
    expect(labels(await completed(`${head}remove PatientName |`))).not.toContain('with');
    expect(labels(await completed('profile "x" version "1"\nextends ps3.15-basic with retain-uids, |'))).not.toContain('retain-uids');
    expect((await completed(`${head}# remove |`)).items).toEqual([]);
  });

  it('is given in a broken document too', async () => {
    expect(labels(await completed('profile "x\nextends extends (((\nwhen {{ }\n!! ?? "\nremove PatientN|\nreplace with }'))).toContain('PatientName');
    expect(labels(await completed('keep private "unclosed\n}}}\nclai|'))).toContain('claims');
  });

  it('offers the columns of a table that can be read', async () => {
    client.write(`${folder + 1}/subjects.csv`, 'PatientID;trial-id;site\n1;2;3\n');
    const { items } = await completed(`${head}table subjects from "subjects.csv" key PatientID\nreplace PatientID with subjects.|`);
    expect(items.map(({ label }) => label)).toEqual(['subjects.trial-id', 'subjects.site']);
  });

  it('offers profiles of the folder', async () => {
    client.write(`${folder + 1}/site.anon`, '## Rules of the site.\nprofile "site-rules" version "3"\nextends ps3.15-basic\n');
    const { items } = await completed('profile "x" version "1"\nextends |');
    expect(items.find(({ label }) => label === 'site-rules')?.detail).toBe('3 · Rules of the site.');
    expect(items.map(({ label }) => label)).not.toContain('x');
  });
});
