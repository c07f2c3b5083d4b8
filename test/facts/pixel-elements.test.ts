import { expect, it } from 'vitest';
import { attributeOfTag } from '../../src/facts/dictionary.js';
import { pixelElements } from '../../src/facts/pixel-elements.js';
import { readFacts } from '../../src/facts/read-json.js';
import { lossyMethodOf, redactionStatements, soleStatement } from '../../src/facts/redaction-statements.js';

interface Named {
  readonly tag: string;
  readonly keyword: string;
}

interface Files {
  readonly counts: Readonly<Record<string, number>>;
  readonly pixels: readonly Named[];
  readonly offsetTables: readonly Named[];
  readonly copies: readonly Named[];
  readonly statements: readonly (Named & { readonly values?: readonly string[]; readonly pattern?: string })[];
  readonly methods: Readonly<Record<string, string>>;
}

const elements = readFacts('pixel-elements.json') as Files;
const statements = readFacts('redaction-statements.json') as Files;

it('elements of pixels and what redaction states are named as the dictionary names them, and counted', () => {
  for (const { tag, keyword } of [...elements.pixels, ...elements.offsetTables, ...elements.copies, ...statements.statements]) expect(attributeOfTag(Number.parseInt(tag, 16))?.keyword).toBe(keyword);
  expect(elements.counts).toEqual({ pixels: elements.pixels.length, offsetTables: elements.offsetTables.length, copies: elements.copies.length });
  expect(statements.counts).toEqual({ statements: statements.statements.length, methods: Object.keys(statements.methods).length });
});

it('each statement has values or a pattern, and not both', () => {
  for (const { values, pattern } of statements.statements) expect((values === undefined) !== (pattern === undefined)).toBe(true);
});

it('each method that is stated is one that may be', () => {
  for (const family of Object.keys(statements.methods)) expect(redactionStatements().get('LossyImageCompressionMethod')?.values).toContain(lossyMethodOf(family));
  expect(lossyMethodOf('rle')).toBeNull();
});

it('what has one value is known by it, and anything else is no single statement', () => {
  expect(soleStatement('BurnedInAnnotation')).toEqual({ tag: 0x00280301, value: 'NO' });
  expect(() => soleStatement('PhotometricInterpretation')).toThrow();
  expect(() => soleStatement('PatientName')).toThrow();
});

it('floating-point pixels have bits of their own', () => {
  expect([...pixelElements().pixels.values()].map(({ bitsPerSample }) => bitsPerSample)).toEqual([32, 64, null]);
});
