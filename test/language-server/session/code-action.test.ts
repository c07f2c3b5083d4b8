import { describe, expect, it } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver-protocol';
import { edited } from '../client.js';
import { client, codes, errors, file, head } from './editor.js';

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
