import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfLine, lineOf, type InputRecord } from '../../../src/runtime/batch/journal.js';
import { readJournal } from '../../../src/runtime/batch/read-journal.js';
import { sha256 } from './double.js';

const plan = 'a'.repeat(64);

/** A finished journal of one run: chains of so many records each, the chains' records taken in turn. */
function journalOf(lengths: readonly number[], previous: string | null = null): string {
  const root = lineOf({ record: 'run', plan, key: 'k', tool: 'anonc 0', started: '2026-01-01T00:00:00.000Z', previous });
  const lines = [root];
  const chains: Record<string, string> = {};
  for (let index = 0; index < Math.max(0, ...lengths); index += 1) {
    for (const [chain, length] of lengths.entries()) {
      if (index >= length) continue;
      const line = lineOf({ ...record, chain, input: `${chain}/${index}`, previous: chains[chain] ?? hashOfLine(root) });
      chains[chain] = hashOfLine(line);
      lines.push(line);
    }
  }
  const records = lines.length - 1;
  lines.push(lineOf({ record: 'end', chains, counts: records === 0 ? {} : { released: records }, previous: hashOfLine(root) }));
  return `${lines.join('\n')}\n`;
}

const record: Omit<InputRecord, 'chain' | 'input' | 'previous'> = { record: 'input', inputSha256: 'b', output: 'o', outputSha256: 'c', outcome: 'released', reason: null, plan, rules: {} };

function read(text: string, chunkBytes = 1 << 20): ReturnType<typeof readJournal> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) => bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes));
  return readJournal(chunks, () => undefined);
}

const lengths = fc.array(fc.nat(4), { minLength: 1, maxLength: 3 });

describe('a journal', () => {
  it('holds, however its bytes come', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 500 }), (of, chunkBytes) => {
        expect(read(journalOf(of), chunkBytes)).toMatchObject({ ok: true, value: { finished: true } });
      }),
    );
  });

  it('holds over two runs, the second following all of the first', () => {
    const first = journalOf([2, 1]);
    expect(read(first + journalOf([1], sha256(first)))).toMatchObject({ ok: true, value: { finished: true } });
    expect(read(first + journalOf([1], null))).toMatchObject({ ok: false });
    expect(read(first + journalOf([1], sha256(journalOf([2, 2]))))).toMatchObject({ ok: false });
  });

  it('does not hold when any one character of it was changed', () => {
    fc.assert(
      fc.property(lengths, fc.nat(), (of, at) => {
        const text = journalOf(of);
        const place = at % (text.length - 1);
        const changed = `${text.slice(0, place)}${text[place] === '0' ? '1' : '0'}${text.slice(place + 1)}`;
        expect(read(changed).ok).toBe(false);
      }),
    );
  });

  it('does not hold when a line was taken out, added twice or swapped with its neighbour', () => {
    const lines = journalOf([3, 2]).split('\n').slice(0, -1);
    for (const index of lines.keys()) {
      const without = lines.filter((_, place) => place !== index);
      const again = [...lines.slice(0, index), lines[index], ...lines.slice(index)];
      for (const changed of index === lines.length - 1 ? [again] : [without, again]) expect(read(`${changed.join('\n')}\n`).ok, `line ${index + 1}`).toBe(false);
    }
    const [root, , second, , fourth] = lines;
    expect(read(`${[root, fourth, second].join('\n')}\n`).ok).toBe(false);
  });

  it('is not finished without its end, and a line cut in half counts as not written', () => {
    const text = journalOf([2]);
    const cut = text.slice(0, text.lastIndexOf('{') + 10);
    const state = read(cut);
    expect(state).toMatchObject({ ok: true, value: { finished: false, wholeBytes: cut.lastIndexOf('\n') + 1 } });
  });

  it('refuses bytes that are no journal', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readJournal([bytes], () => undefined)));
    for (const line of ['', 'null', '[]', '{}', '{"record":"run"}', '{"record":"other"}', '{"record":"input"}']) expect(read(`${line}\n`)).toMatchObject({ ok: false, error: { line: 1 } });
  });
});
