import { createConnection } from 'vscode-languageserver/lib/common/server.js';
import {
  CodeActionKind,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compilerVersion } from '../compiler/index.js';
import { codeActionsIn } from './code-actions.js';
import { completionAt } from './completion.js';
import { definitionAt } from './definition.js';
import { diagnosticsOf } from './diagnostics.js';
import { formatting } from './formatting.js';
import { hoverAt } from './hover.js';
import type { EditorHost } from './host.js';
import { prepareRename, rename } from './rename.js';
import { legend, semanticTokensOf } from './semantic-tokens.js';
import { foldingRanges, symbolsOf } from './symbols.js';
import { Validator } from './validator.js';
import { Workspace } from './workspace.js';

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: ['(', '"', '{', ' ', ','] },
  hoverProvider: true,
  definitionProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  documentFormattingProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider: { legend, full: true },
};

/**
 * Serves one editor over the Language Server Protocol 3.17 until it says `exit` or hangs up. True where it took leave in order: with
 * `shutdown` before, or without ever having begun.
 */
export function serve(host: EditorHost): Promise<boolean> {
  return new Promise((resolve) => {
    let begun = false;
    const farewell = {
      shutdownReceived: false,
      initialize: () => void (begun = true),
      exit: () => end(),
    };
    const connection = createConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(host.input), new StreamMessageWriter(host.output), logger),
      farewell,
      ProposedFeatures.all,
    ) as Connection;
    const leave = answer(connection, host);
    function end(): void {
      leave();
      connection.dispose();
      resolve(farewell.shutdownReceived || !begun);
    }
    host.input.on('end', end);
    connection.listen();
  });
}

/** Says what each message does. The function it gives ends what is still to be done. */
function answer(connection: Connection, host: EditorHost): () => void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(host, documents);
  const validator = new Validator((uri) => {
    const document = documents.get(uri);
    if (document !== undefined) void connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(document, workspace) });
  });
  const about = <R>({ textDocument }: { readonly textDocument: { readonly uri: string } }, work: (document: TextDocument) => R): R | null => {
    const document = documents.get(textDocument.uri);
    return document === undefined ? null : work(document);
  };

  connection.onInitialize(() => ({ capabilities, serverInfo: { name: 'anonc', version: compilerVersion } }));
  documents.onDidOpen(({ document }) => validator.later(document, 0));
  documents.onDidChangeContent(({ document }) => {
    workspace.changed();
    validator.later(document);
    for (const other of workspace.dependents(document)) validator.later(other);
  });
  documents.onDidClose(({ document }) => {
    workspace.changed();
    validator.forget(document);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    for (const other of workspace.dependents(document)) validator.later(other);
  });
  connection.onDidChangeWatchedFiles(() => {
    workspace.changed();
    for (const document of documents.all()) validator.later(document);
  });

  connection.onCompletion((params) => about(params, (document) => completionAt(document, params.position, workspace)));
  connection.onHover((params) => about(params, (document) => hoverAt(document, params.position, workspace)));
  connection.onDefinition((params) => about(params, (document) => definitionAt(document, params.position, workspace)));
  connection.onPrepareRename((params) => about(params, (document) => prepareRename(document, params.position)));
  connection.onRenameRequest((params) => about(params, (document) => rename(document, params.position, params.newName, workspace)));
  connection.onCodeAction((params) => about(params, (document) => codeActionsIn(document, params.range, workspace)));
  connection.onDocumentFormatting((params) => about(params, formatting));
  connection.onDocumentSymbol((params) => about(params, symbolsOf));
  connection.onFoldingRanges((params) => about(params, foldingRanges));
  connection.languages.semanticTokens.on((params) => about(params, semanticTokensOf) ?? { data: [] });
  documents.listen(connection);
  return () => validator.end();
}

export type { EditorHost, RuleFile } from './host.js';
