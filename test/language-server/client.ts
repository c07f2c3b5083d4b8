import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node.js';
import type { Diagnostic, InitializeResult, Position, PublishDiagnosticsParams, TextEdit } from 'vscode-languageserver-protocol';

/** The built product. `npm test` builds it first. */
const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** An editor that talks to `anonc lsp` as a process of its own, over standard input and output, with a folder of files. */
export class Client {
  readonly folder = mkdtempSync(join(tmpdir(), 'anonc-test-'));
  /** what the server answered to `initialize` */
  initialized: InitializeResult = { capabilities: {} };
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: MessageConnection;
  private readonly listeners: ((params: PublishDiagnosticsParams) => void)[] = [];
  private readonly waiting: { readonly uri: string; readonly version: number; readonly tell: (diagnostics: readonly Diagnostic[]) => void }[] = [];
  private readonly versions = new Map<string, number>();
  private readonly ended: Promise<number | null>;

  constructor() {
    this.process = spawn(process.execPath, [main, 'lsp', '--stdio'], { cwd: this.folder });
    this.ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.connection = createMessageConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => this.receive(params));
    this.connection.listen();
  }

  static async started(): Promise<Client> {
    const client = new Client();
    await client.initialize();
    return client;
  }

  async initialize(): Promise<void> {
    this.initialized = await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(this.folder).href, capabilities: {} });
    await this.connection.sendNotification('initialized', {});
  }

  /** Writes a file into the folder, as another program would. */
  write(name: string, text: string): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return this.uri(name);
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  /** Opens a document and waits for what the server says of it. */
  open(name: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = this.uri(name);
    this.versions.set(uri, 1);
    const told = this.told(uri, 1);
    void this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'anon', version: 1, text } });
    return told;
  }

  /** Changes a document, the whole text or a range of it. */
  change(name: string, text: string, range?: { readonly start: Position; readonly end: Position }): Promise<readonly Diagnostic[]> {
    const uri = this.uri(name);
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const told = this.told(uri, version);
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [range === undefined ? { text } : { range, text }] });
    return told;
  }

  /** Whatever the server says; the function it gives ends that. */
  onPublished(listener: (params: PublishDiagnosticsParams) => void): () => void {
    this.listeners.push(listener);
    return () => void this.listeners.splice(this.listeners.indexOf(listener), 1);
  }

  /** What the server says of a document next, without a change of it. */
  next(name: string): Promise<readonly Diagnostic[]> {
    return new Promise((tell) => this.waiting.push({ uri: this.uri(name), version: -1, tell }));
  }

  request<R>(method: string, name: string, params: object = {}): Promise<R> {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: this.uri(name) }, ...params });
  }

  /** Takes leave in order; the exit code. */
  async leave(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exitCode();
  }

  exitCode(): Promise<number | null> {
    return this.ended;
  }

  dispose(): void {
    this.connection.dispose();
    this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private told(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return new Promise((tell) => this.waiting.push({ uri, version, tell }));
  }

  private receive(params: PublishDiagnosticsParams): void {
    for (const listener of [...this.listeners]) listener(params);
    for (const each of this.waiting.filter(({ uri, version }) => uri === params.uri && (version === -1 || version === params.version))) {
      this.waiting.splice(this.waiting.indexOf(each), 1);
      each.tell(params.diagnostics);
    }
  }
}

/** A text with one `|` in it: the text without it, and where it stood. */
export function marked(text: string): { readonly text: string; readonly position: Position } {
  const at = text.indexOf('|');
  const lines = text.slice(0, at).split('\n');
  return { text: text.slice(0, at) + text.slice(at + 1), position: { line: lines.length - 1, character: (lines.at(-1) ?? '').length } };
}

/** A text after edits that do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)).reduce((before, { range, newText }) => before.slice(0, offset(range.start)) + newText + before.slice(offset(range.end)), text);
}
