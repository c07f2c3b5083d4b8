import type { Model } from '../../compiler/resolve/model.js';
import type { ContentDemands } from '../content.js';
import { contextOf } from '../context.js';
import type { Expectations, FileContext } from '../expected.js';
import { ruleText, type Findings } from '../findings.js';
import { subjectOf } from '../judge.js';
import type { Pair, Problem } from '../obligations/obligation.js';
import type { Original, Output } from '../output.js';
import { readInstance } from '../read/instance.js';
import type { TableRows } from '../read/table.js';
import { rootValues } from '../read/values.js';
import { documentName, documentOf } from '../pixels/rescan-document.js';
import { pictureUnread } from './containers/pdf.js';
import { Opener } from './hiding-places.js';
import { leavesOf } from './leaves.js';
import { NeedleStore } from './needles.js';
import { keepsIn } from './own-value.js';
import { PatternSearch } from './pattern-search.js';
import { searchFor, type Search } from './scan.js';

const PATIENT_ID = 0x00100020;

/** What no rule named: needles of the originals, taken first, and patterns, in every byte and path of the outputs. */
export class Residue {
  private readonly needles = new NeedleStore();
  private readonly patterns: PatternSearch;
  private readonly opener = new Opener();
  private search: Search | null = null;

  constructor(
    private readonly model: Model,
    private readonly expectations: Expectations,
    private readonly content: ContentDemands,
    tables: ReadonlyMap<string, TableRows>,
    private readonly findings: Findings,
  ) {
    this.patterns = new PatternSearch(expectations);
    for (const table of model.tables) this.needles.addKeys(table, [...(tables.get(table.name)?.keys() ?? [])], model.shift?.per, expectations);
  }

  /** how many are searched for */
  get needleCount(): number {
    return this.search?.needles ?? this.needles.list().length;
  }

  /** Takes the values of an original as needles; false: it cannot be read at all. @throws when a search has begun: the host's mistake */
  addOriginal({ bytes }: Original): boolean {
    if (this.search !== null) throw new Error('internal error: an original was added after an output');
    const read = readInstance(bytes, { partial: true });
    if (!read.ok) return false;
    this.needles.add(read.value, subjectOf(read.value, this.model.shift?.per) ?? '', this.expectations, this.content, contextOf(read.value, null, this.expectations));
    return true;
  }

  /** From now on no original may be added. */
  begin(): Search {
    this.search ??= searchFor(this.needles.list());
    return this.search;
  }

  /** Needles and patterns in every byte of an output, what its containers hold, and its path. The text that its encapsulated document holds, as far as bytes tell. */
  searchOutput(output: Output, { output: instance, original, subject }: Pair, file: FileContext): string {
    const search = this.begin();
    const leaves = leavesOf(instance.dataset);
    const { hidden, closed } = this.opener.open(instance, leaves);
    for (const problem of [...search.inFile({ instance, leaves, hidden }, subject, keepsIn(this.expectations, file)), ...search.inPath(output.output, subject)]) this.findings.ofOutput('residue', problem, output, null);
    for (const { problem, demand } of [...this.patterns.inFile(instance, leaves, { hidden, closed }, file, original !== null), ...this.patterns.inPath(output.output, rootValues(instance, PATIENT_ID))]) {
      this.findings.ofOutput('patterns', problem, output, ruleText(demand?.rule ?? null));
    }
    // pictures of an encapsulated document are looked at, or told of, elsewhere; those of what is attached to it are not
    const isLookedAt = documentOf(instance) !== null && !hidden.some(({ tagPath, place }) => tagPath === documentName && /PDF.*, (?:PDF|zlib|gzip|ZIP)/.test(place));
    for (const { tagPath, message } of closed) if (!isLookedAt || message !== pictureUnread || tagPath !== documentName) this.findings.ofOutput('patterns', { grade: 'not-examined', kind: 'not-opened', message, ...(tagPath === null ? {} : { tagPath }) }, output, null);
    return hidden.flatMap(({ tagPath, opened }) => (tagPath === documentName && opened.text !== null ? [opened.text] : [])).join('\n');
  }

  /** Patterns in a text that stands nowhere in the bytes as it is read. */
  inLine(line: string, place: string): readonly Problem[] {
    return this.patterns.inLine(line, place).map(({ problem }) => problem);
  }

  /** What can be read of a broken output, and all bytes behind it, are searched like any other. */
  searchBroken(output: Output): void {
    const part = readInstance(output.bytes, { partial: true });
    if (part.ok) this.searchOutput(output, { path: output.output, output: part.value, original: null, subject: null }, contextOf(null, part.value, this.expectations));
  }
}
