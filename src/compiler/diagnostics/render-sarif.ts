import { canonicalJson, type Json } from '../../base/canonical-json.js';
import type { Span } from '../ast/syntax-tree.js';
import { compilerVersion } from '../version.js';
import type { Diagnostic } from './diagnostic.js';
import { messages, type Code } from './messages.js';
import type { Row } from './messages/row.js';
import { lineStarts, positionAt } from './position.js';

/**
 * The diagnostics as one run of a SARIF log, version 2.1.0 (OASIS): what code review and dashboards read. Each code that was found is a
 * rule of the tool, with its manual page. Columns count UTF-16 code units and the end is exclusive, as SARIF has it.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const places = new Places(sources);
  return canonicalJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'anonc', version: compilerVersion, semanticVersion: compilerVersion, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes, places)),
      },
    ],
  });
}

function ruleOf(code: Code): Json {
  const { title, severity, page } = messages[code] as Row<never>;
  const example = (word: string, text: string): string => `**${word}**\n\n\`\`\`\n${text}\n\`\`\``;
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: page.means },
    help: {
      text: [page.means, page.matters, `Wrong:\n${page.wrong}`, `Right:\n${page.right}`].join('\n\n'),
      markdown: [page.means, page.matters, example('Wrong', page.wrong), example('Right', page.right)].join('\n\n'),
    },
    defaultConfiguration: { level: severity },
  };
}

function resultOf({ code, severity, message, help, source, span, related, fix, witness }: Diagnostic, codes: readonly Code[], places: Places): Json {
  const shows = witness === null ? [] : [`a dataset that shows it: ${witness.join('; ')}`];
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: [message, ...(help === null ? [] : [`help: ${help}`]), ...shows].join('\n') },
    locations: [{ physicalLocation: places.physical(source, span) }],
    relatedLocations: related.map((other, id): Json => ({ id, message: { text: other.message }, physicalLocation: places.physical(other.source, other.span) })),
    ...(fix === null ? {} : { fixes: [fixOf(fix, source, places)] }),
  };
}

function fixOf(fix: NonNullable<Diagnostic['fix']>, source: string, places: Places): Json {
  const { artifactLocation, region } = places.physical(source, fix.span);
  return {
    description: { text: fix.title },
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: fix.replacement } }] }],
  };
}

type Physical = { readonly artifactLocation: Json; readonly region: Json };

class Places {
  private readonly starts: ReadonlyMap<string, readonly number[]>;

  constructor(sources: ReadonlyMap<string, string>) {
    this.starts = new Map([...sources].map(([name, text]) => [name, lineStarts(text)]));
  }

  physical(source: string, span: Span): Physical {
    const lines = this.starts.get(source) ?? [0];
    const [start, end] = [positionAt(lines, span.start), positionAt(lines, span.end)];
    return {
      artifactLocation: { uri: uriOf(source) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, charOffset: span.start, charLength: span.end - span.start },
    };
  }
}

/** A relative reference stays one; a reader resolves it where its own files lie. */
function uriOf(source: string): string {
  const path = source.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
