import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reservedWords } from '../../grammar/tokens.js';
import { check, compile, findMessage, parse, print, type Library } from '../../src/compiler/index.js';
import { runTests } from '../../src/cli/test-bench/run-tests.js';
import { analyses } from '../../src/facts/analyses.js';
import { riskMetrics } from '../../src/facts/risk-metrics.js';
import { libraryWithFiles } from '../compiler/library.js';

/** The reference of the language: each of its examples is compiled, and gives the diagnostic that stands above it or none. */
const text = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');

interface Block {
  readonly kind: string;
  /** what stands behind the kind: a file's name, codes, or `with OPTIONS` */
  readonly info: string;
  readonly body: string;
  readonly line: number;
}

const blocks: readonly Block[] = Array.from(text.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm), ([, kind = '', info = '', body = ''], index) => ({ kind, info, body, line: index })).map((block) => ({
  ...block,
  line: text.slice(0, text.indexOf(block.body)).split('\n').length,
}));
const examples = blocks.filter(({ kind }) => kind === 'anon');
const files = new Map(blocks.filter(({ kind }) => kind === 'csv' || kind === 'text').map(({ info, body }) => [info, body]));

const shipped = libraryWithFiles('/nowhere');
const library: Library = { ...shipped, file: (path, beside) => files.get(path) ?? shipped.file?.(path, beside) };

/** An example without a header stands in a profile over the Basic Profile, with the options that are written above it. */
function whole({ body, info }: Block): string {
  if (body.includes('profile "')) return body;
  return `profile "example" version "1.0"\nextends ps3.15-basic ${info.startsWith('with ') ? info : ''}\n${body}`;
}

describe('the reference of the language', () => {
  it('has examples, and some of mistakes', () => {
    expect(examples.length).toBeGreaterThanOrEqual(25);
    expect(examples.filter(({ info }) => info.startsWith('ANC')).length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples)('has an example in line $line that gives what it says: $info', (block) => {
    const { diagnostics } = check({ name: 'example.anon', text: whole(block) }, library);
    const wanted = block.info.startsWith('ANC') ? block.info.split(' ') : [];
    expect([...new Set(diagnostics.map(({ code }) => code))].toSorted()).toEqual(wanted.toSorted());
  });

  it.each(examples)('has an example in line $line in the canonical layout', ({ body }) => {
    expect(print(parse(body, 'example.anon').tree)).toBe(body);
  });

  it.each(examples.filter(({ body, info }) => body.includes('test "') && !info.startsWith('ANC')))('has tests in line $line that pass', (block) => {
    const { plan, tests } = compile({ name: 'example.anon', text: whole(block) }, library);
    if (plan === null) throw new Error('the example does not compile');
    expect(runTests(plan, tests, { tables: new Map(), digests: {} }).results.flatMap(({ failures }) => failures)).toEqual([]);
  });

  it('names every reserved word and no other', () => {
    const listed = /cannot name a table or secret: ([^.]*)\./.exec(text)?.[1]?.split(/\s+/) ?? [];
    expect(listed.toSorted()).toEqual(reservedWords.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' ? [PATTERN] : [])).sort());
  });

  it('names every analysis, every metric of risk, and only codes that there are', () => {
    for (const { name } of [...analyses(), ...riskMetrics()]) expect(text).toContain(name);
    for (const [code] of text.matchAll(/ANC\d{4}/g)) expect(findMessage(code)).not.toBeNull();
  });
});
