import { renderGithub, renderJson, renderSarif, renderTerminal, type Diagnostic } from '../compiler/index.js';
import type { Host } from './host.js';

export const diagnosticFormats = ['pretty', 'json', 'sarif', 'github'] as const;

export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Prints diagnostics in the format asked for; `nothing` is what a person reads where there are none. */
export function tellDiagnostics({ diagnostics, sources }: Found, format: (typeof diagnosticFormats)[number], nothing: string, host: Host): void {
  switch (format) {
    case 'json':
      host.out(`${renderJson(diagnostics, sources)}\n`);
      break;
    case 'sarif':
      host.out(`${renderSarif(diagnostics, sources)}\n`);
      break;
    case 'github':
      host.out(renderGithub(diagnostics, sources));
      break;
    case 'pretty':
      host.out(renderTerminal(diagnostics, sources, { color: host.color }));
      host.out(diagnostics.length === 0 ? `${nothing}\n` : `\n${inWords(diagnostics)}\n`);
      break;
  }
}

function inWords(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []), ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : [])].join(', ');
}
