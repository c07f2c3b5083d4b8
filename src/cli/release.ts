import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { err, ok, type Result } from '../base/result.js';
import { openInputs, readChunks, readJournal, type Input, type InputRecord, type Inputs } from '../runtime/index.js';
import type { Original, Output } from '../verifier/index.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host, ReadMemory } from './host.js';

/**
 * A release with what is at hand of its making, read file by file. Every digest of the journal is held against the files. The bytes of an
 * original stand until the next file is asked for.
 */
export interface Release {
  /** every original; before `outputs` */
  originals(): Iterable<Original>;
  /** every output, with its original where journal and originals are at hand */
  outputs(): Iterable<Output>;
  /** what does not hold together, one sentence each, without a path of an input; after both were read */
  faults(): readonly string[];
}

export interface ReleaseFolders {
  readonly out: string;
  readonly originals: string | undefined;
  readonly journal: string | undefined;
  /** digest of the plan that the outputs are said to be made by */
  readonly plan: string;
  /** texts of the tables that are at hand, by name */
  readonly tables: ReadonlyMap<string, string>;
}

interface Refusal {
  readonly message: string;
  readonly exit: ExitCode;
}

export function openRelease({ out, originals, journal, plan, tables }: ReleaseFolders, host: Host): Result<Release, Refusal> {
  const outputs = openInputs([out]);
  if (!outputs.ok) return err({ message: outputs.error, exit: exitCode.usage });
  const inputs = originals === undefined ? ok(null) : openInputs([originals]);
  if (!inputs.ok) return err({ message: inputs.error, exit: exitCode.usage });
  const records = journal === undefined ? ok(null) : recordsOf(journal, plan, tables, host);
  if (!records.ok) return records;
  return ok(new FolderRelease(outputs.value, inputs.value, records.value, host));
}

/** The last record of each input, once every chain holds, all were made by this plan, and the tables are those of the last run. */
function recordsOf(journal: string, plan: string, tables: ReadonlyMap<string, string>, host: Host): Result<ReadonlyMap<string, InputRecord>, Refusal> {
  const there = host.modeOf(journal);
  if (!there.ok) return err({ message: there.error, exit: exitCode.usage });
  const records = new Map<string, InputRecord>();
  const read = readJournal(readChunks(journal), (record) => void records.set(record.input, record));
  if (!read.ok) return err({ message: `line ${read.error.line} of the journal does not hold: ${read.error.message}`, exit: exitCode.integrity });
  if (read.value.runs.some((run) => run.plan !== plan)) return err({ message: 'the journal belongs to another plan', exit: exitCode.integrity });
  const digests = read.value.runs.at(-1)?.tables ?? {};
  const other = [...tables].find(([name, text]) => digests[name] !== sha256(Buffer.from(text, 'utf8')));
  if (other !== undefined) return err({ message: `the table \`${other[0]}\` is not as the last run of the journal read it; name that one with --table ${other[0]}=FILE`, exit: exitCode.integrity });
  if (!read.value.finished) host.error('anonc: the last run of the journal did not come to its end; go on with `anonc run --resume`\n');
  return ok(records);
}

class FolderRelease implements Release {
  private readonly counts = new Map<string, number>();
  private readonly byOutput = new Map<string, InputRecord>();
  /** of originals alone: dcmjs reads an output without a copy only where it fills its memory */
  private readonly memory: ReadMemory = { bytes: Buffer.alloc(0) };

  constructor(
    private readonly out: Inputs,
    private readonly inputs: Inputs | null,
    private readonly records: ReadonlyMap<string, InputRecord> | null,
    private readonly host: Host,
  ) {
    for (const record of records?.values() ?? []) if (record.output !== null) this.byOutput.set(record.output, record);
  }

  *originals(): Generator<Original> {
    if (this.inputs === null) return;
    const missing = new Set([...(this.records?.values() ?? [])].flatMap(({ input, inputSha256 }) => (inputSha256 === null ? [] : [input])));
    for (const { input, path, fault } of this.inputs.list()) {
      const bytes = fault === null ? this.read(path, this.memory) : null;
      if (bytes === null) continue;
      missing.delete(input);
      const record = this.records?.get(input);
      if (this.records !== null && record === undefined) this.fault('stand in no record of the journal', 'originals');
      // those that an output was made of are read, and held against the journal, once more beside it
      else if (record !== undefined && !this.isPaired(record) && record.inputSha256 !== sha256(bytes)) this.fault('are not what the run read', 'originals');
      yield { input, bytes };
    }
    for (let left = missing.size; left > 0; left -= 1) this.fault('of the journal are not there', 'originals');
  }

  *outputs(): Generator<Output> {
    const missing = new Set(this.byOutput.keys());
    for (const { input: output, path, fault } of this.out.list()) {
      const bytes = fault === null ? this.read(path) : null;
      if (bytes === null) {
        this.fault('are no files, or cannot be read', 'entries of the output folder');
        continue;
      }
      missing.delete(output);
      const record = this.byOutput.get(output);
      if (this.records !== null && record === undefined) this.fault('stand in no record of the journal', 'outputs');
      if (record !== undefined && record.outputSha256 !== sha256(bytes)) this.fault('are not what the run wrote', 'outputs');
      yield { output, bytes, original: record === undefined ? null : this.originalOf(record) };
    }
    for (let left = missing.size; left > 0; left -= 1) this.fault('of the journal are not there', 'outputs');
  }

  faults(): readonly string[] {
    return [...this.counts].map(([what, count]) => `${count} ${what}`);
  }

  /** The original as the run read it, or null when it is not at hand. */
  private originalOf({ input, inputSha256 }: InputRecord): Original | null {
    if (this.inputs === null) return null;
    const bytes = this.host.readBytes(join(this.inputs.base, input), this.memory);
    if (!bytes.ok) return null;
    if (sha256(bytes.value) === inputSha256) return { input, bytes: bytes.value };
    this.fault('are not what the run read', 'originals');
    return null;
  }

  private isPaired(record: InputRecord): boolean {
    return record.output !== null && this.byOutput.get(record.output) === record;
  }

  private read(path: Input['path'], memory?: ReadMemory): Buffer | null {
    const bytes = this.host.readBytes(path, memory);
    return bytes.ok ? bytes.value : null;
  }

  private fault(what: string, of: string): void {
    const key = `${of} ${what}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
