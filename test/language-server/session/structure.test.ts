import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, FoldingRange, Position, SemanticTokens, TextEdit } from 'vscode-languageserver-protocol';
import { parse, print } from '../../../src/compiler/index.js';
import { edited } from '../client.js';
import { client, file, head } from './editor.js';

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

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
