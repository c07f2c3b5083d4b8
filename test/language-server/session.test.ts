import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  Range,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { check, parse, print } from '../../src/compiler/index.js';
import { shippedLibrary } from '../compiler/library.js';
import { Client, edited, marked } from './client.js';

const head = 'profile "my-study" version "1.0"\nextends ps3.15-basic with retain-uids, retain-modified-dates\n';

/** One editor for all; each test works in a folder of its own. */
let client: Client;
let folder = 0;
let file = '';
const beside = (name: string): string => `${folder}/${name}`;

beforeAll(async () => {
  client = await Client.started();
});
beforeEach(() => {
  folder += 1;
  file = beside('profile.anon');
});
afterAll(() => client.dispose());

const errors = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.filter(({ severity }) => severity === 1);
const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);

async function completed(source: string): Promise<{ readonly text: string; readonly items: readonly CompletionItem[] }> {
  const { text, position } = marked(source);
  folder += 1;
  file = beside('profile.anon');
  await client.open(file, text);
  const { items } = await client.request<CompletionList>('completion', file, { position });
  return { text, items };
}

describe('diagnostics', () => {
  it('come when a document is opened, and go when it is put right', async () => {
    const found = await client.open(file, `${head}remove PatientNam\n`);
    expect(codes(found)).toEqual(['ANC2001']);
    expect(found[0]).toMatchObject({ source: 'anonc', severity: 1, range: { start: { line: 2, character: 7 }, end: { line: 2, character: 17 } } });
    expect(found[0]?.message).toContain('PatientName');
    expect(await client.change(file, 'e', { start: { line: 2, character: 17 }, end: { line: 2, character: 17 } })).toEqual([]);
  });

  it('name the places in other files that play a part', async () => {
    const [weakens] = await client.open(file, `${head}keep PatientName because "why"\n`);
    expect(weakens?.code).toBe('ANC3005');
    const [related] = weakens?.relatedInformation ?? [];
    expect(related?.location.uri).toMatch(/^file:.*\/rules\/ps3\.15\/basic\.anon$/);
    const line = readFileSync(new URL(related?.location.uri ?? ''), 'utf8').split('\n')[related?.location.range.start.line ?? 0];
    expect(line).toContain('PatientName');
  });

  it('are kept apart for two documents', async () => {
    const broken = await client.open(beside('one.anon'), `${head}remove PatientNam\n`);
    const right = await client.open(beside('two.anon'), `${head}remove PatientName\n`);
    expect(codes(broken)).toEqual(['ANC2001']);
    expect(right).toEqual([]);
    expect(codes(await client.change(beside('two.anon'), `${head}remov PatientName\n`))).not.toEqual([]);
    expect(await client.change(beside('one.anon'), `${head}remove PatientAge\n`)).toEqual([]);
  });

  it('are of the last of many quick changes', async () => {
    await client.open(file, head);
    const line = 'remove PatientNam';
    for (const [character, letter] of Array.from(line.slice(0, -1)).entries()) void client.change(file, letter, { start: { line: 2, character }, end: { line: 2, character } });
    const end = line.length - 1;
    expect(codes(await client.change(file, 'm', { start: { line: 2, character: end }, end: { line: 2, character: end } }))).toEqual(['ANC2001']);
  });

  it('are what `check` says, mistake for mistake', async () => {
    const text = `${head}remove PatientNam\nkeep private "SIEMENS MR HEADER" (0019,1008)\nshift dates by 5..1 days back\n`;
    const expected = check({ name: 'profile.anon', text }, shippedLibrary()).diagnostics;
    const found = await client.open(file, text);
    expect(expected.length).toBeGreaterThan(2);
    expect(codes(found)).toEqual(expected.map(({ code }) => code));
  });
});

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

describe('tables and lists of words', () => {
  const tour = join(import.meta.dirname, '../compiler/check/fixtures/accepts-the-tour-of-the-language');

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

describe('hover', () => {
  async function hovered(source: string): Promise<string> {
    const { text, position } = marked(source);
    await client.open(file, text);
    const hover = await client.request<Hover | null>('hover', file, { position });
    return hover === null ? '' : (hover.contents as { readonly value: string }).value;
  }

  it('tells name, VR, VM, row and what happens in all cases', async () => {
    const text = await hovered(`${head}override keep Device|SerialNumber when Modality is PT\n  because "harmonisation"\n`);
    for (const part of ['Device Serial Number', 'LO', 'VM 1', 'X/Z/D', 'when Modality is PT: keep', 'profile.anon:3', 'otherwise', 'ps3.15/basic.anon:']) expect(text).toContain(part);
  });

  it('answers while the file has mistakes', async () => {
    expect(await hovered(`${head}keep Patient|Name because "why"\nremove PatientNam\n`)).toContain("Patient's Name");
  });

  it.each([
    ['a tag', `${head}remove (0010,|0010)\n`, "Patient's Name"],
    ['a private element', `${head}keep private "SIEMENS MR HEADER" (0019,|xx0C) because "b-value"\n`, 'SIEMENS MR HEADER'],
    ['a content item', `${head}remove content "Person Observer Name" (121|008, DCM)\n`, 'PS3.15 Table E.3.4-1: Person Observer Name'],
    ['an option', 'profile "x" version "1"\nextends ps3.15-basic with retain-|uids\n', 'option retain-uids 2026d'],
    ['a profile', 'profile "x" version "1"\nextends ps3.|15-basic\n', 'Table E.1-1'],
    ['a table', `${head}table subjects from "subjects.csv" key PatientID\nreplace PatientID with sub|jects.trial-id\n`, 'read from subjects.csv, the row by PatientID'],
    ['a word of the language', `${head}over|ride keep PatientAge because "x"\n`, 'says why'],
    ['an attribute inside a text', `${head}replace StudyDescription with "a {Moda|lity} study"\n`, 'Modality (0008,0060)'],
  ])('knows %s', async (_what, source, expected) => {
    expect(await hovered(source)).toContain(expected);
  });

  it('says nothing where nothing stands', async () => {
    expect(await hovered(`${head}|\n\n`)).toBe('');
  });
});

describe('definition', () => {
  async function defined(source: string): Promise<readonly Location[]> {
    const { text, position } = marked(source);
    file = beside('another.anon') === file ? beside('third.anon') : beside('another.anon');
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

describe('quick fixes', () => {
  const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  async function fixedOnce(text: string): Promise<{ readonly title: string; readonly text: string }> {
    await client.open(file, text);
    const [action] = await client.request<CodeAction[]>('codeAction', file, { range: everywhere, context: { diagnostics: [] } });
    expect(action?.kind).toBe('quickfix');
    expect(action?.diagnostics?.length).toBe(1);
    return { title: action?.title ?? '', text: edited(text, action?.edit?.changes?.[client.uri(file)] ?? []) };
  }

  it.each([
    ['the nearest name', `${head}remove PatientNam\n`],
    ['the nearest option', 'profile "x" version "1"\nextends ps3.15-basic with retain-uid\n'],
    ['`override` before a rule that gives its reason', `${head}keep PatientName because "the pseudonym is set upstream"\n`],
    ['a comma', `${head}remove PatientName PatientAge\n`],
  ])('writes %s, and the file compiles', async (_what, text) => {
    const fixed = await fixedOnce(text);
    expect(errors(await client.change(file, fixed.text))).toEqual([]);
  });

  it.each([
    ['`override`', `${head}override keep DeviceSerialNumber\n`],
    ['a private element that is kept', `${head}keep private "SIEMENS MR HEADER" (0019,xx0C)\n`],
  ])('make room for the reason of %s, which nobody but the author can give', async (_what, text) => {
    const fixed = await fixedOnce(text);
    expect(fixed.text).toBe(`${text.trimEnd()} because ""\n`);
    expect(codes(errors(await client.change(file, fixed.text)))).toEqual(['ANC3060']);
    expect(errors(await client.change(file, fixed.text.replace('""', '"harmonisation needs it"')))).toEqual([]);
  });

  it('stand only where they are asked for', async () => {
    await client.open(file, `${head}remove PatientNam\n\n\nremove PatientAg\n`);
    const asked = { start: { line: 5, character: 8 }, end: { line: 5, character: 8 } };
    const actions = await client.request<CodeAction[]>('codeAction', file, { range: asked, context: { diagnostics: [] } });
    expect(actions.map(({ title }) => title)).toEqual(['write `PatientAge`']);
  });
});

describe('layout and structure', () => {
  const text = `## What it is for.\n## And for whom.\n${head}\n\n\nremove    PatientName,PatientAge   # both\nwhen Modality is MR {\n      keep PatientSize\n  because "needed"\n}\n`;

  it('formats as `print` does', async () => {
    await client.open(file, text);
    const edits = await client.request<TextEdit[]>('formatting', file, { options: { tabSize: 4, insertSpaces: false } });
    const formatted = edited(text, edits);
    expect(formatted).toBe(print(parse(text, file).tree));
    await client.change(file, formatted);
    expect(await client.request<TextEdit[]>('formatting', file, { options: { tabSize: 4, insertSpaces: false } })).toEqual([]);
  });

  it('leaves a file alone that cannot be read whole', async () => {
    await client.open(file, `${head}remov   PatientName\n`);
    expect(await client.request<TextEdit[]>('formatting', file, { options: { tabSize: 4, insertSpaces: true } })).toEqual([]);
  });

  it('lists the statements, blocks with theirs', async () => {
    await client.open(file, text);
    const symbols = await client.request<DocumentSymbol[]>('documentSymbol', file);
    expect(symbols.map(({ name }) => name)).toEqual(['profile "my-study" version "1.0"', 'extends ps3.15-basic with retain-uids, retain-modified-dates', 'remove    PatientName,PatientAge', 'when Modality is MR']);
    expect(symbols[3]?.children?.map(({ name }) => name)).toEqual(['keep PatientSize']);
    for (const { range, selectionRange } of symbols) expect([before(range.start, selectionRange.start), before(selectionRange.end, range.end)]).toEqual([true, true]);
  });

  it('lists what a whole study file says', async () => {
    await client.open(file, `${head}secret study-key\ntable subjects from "s.csv" key PatientID\ntemplate "US" for Modality US {\n  black x 0 y 0 width 9 height 9\n}\ntest "a date never survives" {\n  given { Modality = MR }\n  expect { PatientBirthDate absent }\n}\n`);
    const symbols = await client.request<DocumentSymbol[]>('documentSymbol', file);
    expect(symbols.slice(2).map(({ name }) => name)).toEqual(['secret study-key', 'table subjects from "s.csv" key PatientID', 'template "US" for Modality US', 'test "a date never survives"']);
  });

  it('folds blocks and comments', async () => {
    await client.open(file, text);
    const folds = await client.request<FoldingRange[]>('foldingRange', file);
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([[8, 10], [0, 1]]);
  });

  it('names the parts of a text for colouring', async () => {
    const { capabilities } = client.initialized;
    const types = (capabilities.semanticTokensProvider as { readonly legend: { readonly tokenTypes: readonly string[] } }).legend.tokenTypes;
    await client.open(file, 'extends ps3.15-basic\nremove PatientName when Modality is MR  # why\n');
    const { data } = await client.request<SemanticTokens>('semanticTokens/full', file);
    const named: string[] = [];
    for (let index = 0; index < data.length; index += 5) named.push(`${data[index + 2] ?? 0} ${types[data[index + 3] ?? 0] ?? ''}`);
    expect(named).toEqual(['7 keyword', '12 namespace', '6 function', '11 property', '4 keyword', '8 property', '2 keyword', '2 enumMember', '5 comment']);
  });
});

describe('the session', () => {
  let own: Client;
  beforeEach(async () => {
    own = await Client.started();
  });
  afterEach(() => own.dispose());

  it('ends with 0 after `shutdown`, and with 1 without it', async () => {
    expect(await own.leave()).toBe(0);
    const other = await Client.started();
    await other.connection.sendNotification('exit');
    expect(await other.exitCode()).toBe(1);
    other.dispose();
  });

  it('ends when the editor hangs up', async () => {
    own.process.stdin.end();
    expect(await own.exitCode()).toBe(1);
  });

  it('outlives requests that make no sense', async () => {
    await expect(own.connection.sendRequest('textDocument/hover', {})).rejects.toThrow();
    await expect(own.connection.sendRequest('textDocument/completion', { textDocument: { uri: own.uri(file) }, position: 'here' })).resolves.toBeNull();
    await expect(own.connection.sendRequest('textDocument/nonsense', { textDocument: 5 })).rejects.toThrow();
    await own.connection.sendNotification('textDocument/didOpen', { textDocument: null });
    await own.connection.sendNotification('textDocument/didChange', { textDocument: { uri: 'file:///nowhere', version: 3 }, contentChanges: 'all' });
    await own.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'file://%zz', languageId: 'anon', version: 1, text: 'remove' } });
    own.process.stdin.write('Content-Length: 9\r\n\r\n{"broken}');
    own.process.stdin.write('Content-Length: 4\r\n\r\nnull');
    expect(codes(await own.open(file, `${head}remove PatientNam\n`))).toEqual(['ANC2001']);
    await expect(own.request('hover', file, { position: { line: 999, character: -4 } })).resolves.toBeDefined();
    expect(await own.leave()).toBe(0);
  });

  it('takes documents that are no files yet', async () => {
    const uri = 'untitled:Untitled-1';
    const told = new Promise<readonly Diagnostic[]>((resolve) => own.onPublished((params) => (params.uri === uri ? resolve(params.diagnostics) : undefined)));
    await own.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'anon', version: 1, text: `${head}remove PatientNam\n` } });
    expect(codes(await told)).toEqual(['ANC2001']);
  });
});

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
