import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { Client } from '../client.js';
import { codes, file, head } from './editor.js';

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
