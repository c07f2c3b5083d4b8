import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CompletionItem, CompletionList, Diagnostic } from 'vscode-languageserver-protocol';
import { Client, marked } from '../client.js';

export const head = 'profile "my-study" version "1.0"\nextends ps3.15-basic with retain-uids, retain-modified-dates\n';

/** One editor for all tests of a file; each test works in a folder of its own. */
export let client: Client;
export let folder = 0;
/** the document of the test that runs */
export let file = '';
export const beside = (name: string): string => `${folder}/${name}`;

beforeAll(async () => {
  client = await Client.started();
});
beforeEach(() => openFolder());
afterAll(() => client.dispose());

function openFolder(): void {
  folder += 1;
  file = beside('profile.anon');
}

/** Another document of the folder is the test's own from now on. */
export function turnTo(name: string): void {
  file = beside(name);
}

export const errors = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.filter(({ severity }) => severity === 1);
export const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);

/** What is suggested at the mark of a text, in a new folder. */
export async function completed(source: string): Promise<{ readonly text: string; readonly items: readonly CompletionItem[] }> {
  const { text, position } = marked(source);
  openFolder();
  await client.open(file, text);
  const { items } = await client.request<CompletionList>('completion', file, { position });
  return { text, items };
}
