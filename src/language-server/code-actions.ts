import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';
import type { Workspace } from './workspace.js';

/** The fixes of what is wrong in a range. */
export function codeActionsIn(document: TextDocument, range: Range, workspace: Workspace): CodeAction[] {
  const asked = spanOf(document, range);
  const name = workspace.nameOf(document);
  const shown = diagnosticsOf(document, workspace);
  return workspace.examine(document).diagnostics.flatMap(({ source, span, code, fix }): readonly CodeAction[] => {
    if (fix === null || source !== name || span.end < asked.start || asked.end < span.start) return [];
    const mistake = rangeOf(document, span);
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        diagnostics: shown.filter((each) => each.code === code && each.range.start.line === mistake.start.line && each.range.start.character === mistake.start.character),
        edit: { changes: { [document.uri]: [{ range: rangeOf(document, fix.span), newText: fix.replacement }] } },
      },
    ];
  });
}
