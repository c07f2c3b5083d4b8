import { describe, expect, it } from 'vitest';
import { check } from '../../../src/compiler/index.js';
import { findMessage, messages } from '../../../src/compiler/diagnostics/messages.js';
import type { Row } from '../../../src/compiler/diagnostics/messages/row.js';
import { parse } from '../../../src/compiler/parse/parse.js';
import { shippedLibrary } from '../library.js';

const table = Object.entries(messages) as unknown as readonly (readonly [string, Row<never>])[];

describe('the table of diagnostics', () => {
  it.each(table)('%s has a well-formed code and a whole page', (code, { title, page }) => {
    expect(code).toMatch(/^ANC[1-8]\d{3}$/);
    for (const part of [title, page.means, page.matters, page.wrong, page.right]) expect(part.trim()).not.toBe('');
    expect(title).not.toMatch(/[.!]$/);
  });

  it('finds a row by its code in either letter case, and nothing under another name', () => {
    expect(findMessage('anc1001')).toBe(messages.ANC1001);
    expect(findMessage('ANC9999')).toBeNull();
    expect(findMessage('toString')).toBeNull();
  });

  // Nesting too deep and mistakes too many have no example that fits a page.
  const withExample = table.filter(([code]) => code.startsWith('ANC1') && code !== 'ANC1021' && code !== 'ANC1025');
  it.each(withExample)('%s shows an example that has the mistake, and one that has none', (code, { page }) => {
    expect(parse(page.wrong, 'wrong').diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(parse(page.right, 'right').diagnostics).toEqual([]);
  });

  // The tables of the examples; what a page shows of a table itself is no rule file.
  const files: Readonly<Record<string, string>> = {
    'subjects.csv': 'PatientID,trial-id\n4711,S-001\n',
    'sites.csv': 'InstitutionName,region\nA,EU\n',
    'a.csv': 'PatientID,x\n1,2\n',
    'b.csv': 'PatientID,x\n1,2\n',
    'vocabularies/clinical.txt': 'knee\n',
  };
  // An option is told by its place, a circle by several files.
  const ofFiles = ['ANC2022', 'ANC2023', 'ANC2028', 'ANC2030', 'ANC2031', 'ANC2035', 'ANC2040'];
  // What lint says is no mistake; its pages are held in test/compiler/lint.
  const ofRules = table.filter(([code]) => !code.startsWith('ANC1') && !code.startsWith('ANC8') && !ofFiles.includes(code));
  it.each(ofRules)('%s shows rules that have the mistake, and rules that do not', (code, { page }) => {
    const library = { ...shippedLibrary(), file: (path: string, beside: string) => files[path] ?? shippedLibrary().file?.(path, beside) };
    const found = (rules: string): readonly string[] => {
      const tables = rules.includes('subjects.') && !rules.includes('table ') && code !== 'ANC2024' ? 'table subjects from "subjects.csv" key PatientID\n' : '';
      const header = rules.startsWith('profile') || code === 'ANC2016' ? '' : `profile "page" version "1"\n${/^extends/m.test(rules) ? '' : 'extends ps3.15-basic\n'}`;
      return check({ name: 'page', text: `${header}${tables}${rules}\n` }, library).diagnostics.map((diagnostic) => diagnostic.code);
    };
    expect(found(page.wrong)).toContain(code);
    expect(found(page.right)).not.toContain(code);
    expect(found(page.right).filter((other) => other.startsWith('ANC1'))).toEqual([]);
  });

  it('stops after fifty mistakes', () => {
    const { diagnostics } = parse('remove > PatientName\n'.repeat(80), 'many');
    expect(diagnostics.filter(({ code }) => code === 'ANC1025')).toHaveLength(1);
    expect(diagnostics).toHaveLength(51);
  });
});
