'use strict';
const { existsSync } = require('node:fs');
const vscode = require('vscode');
const { findServer } = require('./find-server.js');

/** The client that runs, or null. */
let client = null;

/** Starts the language server when the first rule file is opened, and tells why where it cannot. */
async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('anonc.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration('anonc.path') ? restart() : undefined)),
    vscode.workspace.onDidGrantWorkspaceTrust(start),
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = null;
  await running?.stop();
}

async function restart() {
  await deactivate();
  await start();
}

async function start() {
  if (client !== null || !vscode.workspace.isTrusted) return;
  const found = findServer({
    configured: vscode.workspace.getConfiguration('anonc').get('path', ''),
    folders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
    searchPath: process.env.PATH ?? '',
    platform: process.platform,
    exists: existsSync,
  });
  if (found.problem !== undefined) {
    const open = 'Open the setting';
    const chosen = await vscode.window.showErrorMessage(found.problem, open);
    if (chosen === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'anonc.path');
    return;
  }
  // Loaded here alone: without a server there is nothing for it to do.
  const { LanguageClient, TransportKind } = require('vscode-languageclient/node');
  client = new LanguageClient(
    'anonc',
    'anonc',
    // Windows starts a .cmd through its shell alone.
    { command: quoted(found.command), args: ['lsp'], transport: TransportKind.stdio, options: { shell: process.platform === 'win32' } },
    { documentSelector: [{ language: 'anon', scheme: 'file' }, { language: 'anon', scheme: 'untitled' }], synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{anon,csv,txt}') } },
  );
  try {
    await client.start();
  } catch {
    client = null;
    void vscode.window.showErrorMessage(`\`${found.command} lsp\` did not start. The output channel “anonc” says more.`);
  }
}

function quoted(command) {
  return process.platform === 'win32' ? `"${command}"` : command;
}

module.exports = { activate, deactivate };
