import { describe, expect, it } from 'vitest';
import { print } from '../../../src/compiler/format/print.js';
import { parse } from '../../../src/compiler/parse/parse.js';

function formatted(text: string): string {
  const { tree, diagnostics } = parse(text, 'input.anon');
  expect(diagnostics).toEqual([]);
  return print(tree);
}

describe('print', () => {
  it('writes one statement a line and one space between words', () => {
    expect(formatted('remove   PatientName,PatientID keep\n  Rows')).toBe('remove PatientName, PatientID\nkeep Rows\n');
  });

  it('puts clauses in their order, the reason last and on a line of its own', () => {
    expect(formatted('override shift dates because "why" when Modality is MR by 1..2 days back per PatientID')).toBe(
      'override shift dates per PatientID by 1..2 days back when Modality is MR\n  because "why"\n',
    );
  });

  it('puts the options of what is extended or claimed on a line of their own', () => {
    expect(formatted('extends a with b, c claims d claims a with b')).toBe('extends a\n  with b, c\nclaims d\nclaims a\n  with b\n');
  });

  it('breaks long lists after commas and gives each clause a line then', () => {
    const names = Array.from({ length: 12 }, (_, index) => `AttributeNumber${index}`);
    const result = formatted(`replace ${names.join(', ')} with dummy when Modality is MR`);
    expect(result.split('\n').every((line) => line.length <= 110)).toBe(true);
    expect(result).toMatch(/,\n {2}AttributeNumber\d+.*\n {2}with dummy\n {2}when Modality is MR\n$/);
  });

  it('keeps comments before, behind, inside and after statements', () => {
    const result = formatted(
      '# licence\n\n## doc\nprofile "a" version "1" # behind\n\n\n\nremove PatientName, # inside\n  PatientID\nwhen Modality is MR { # in the block\n  remove Rows\n  # at its end\n}\n# after\n',
    );
    expect(result).toBe(
      '# licence\n\n## doc\nprofile "a" version "1"  # behind\n\n# inside\nremove PatientName, PatientID\nwhen Modality is MR {\n  # in the block\n  remove Rows\n  # at its end\n}\n# after\n',
    );
  });

  it('writes parentheses only where the meaning needs them', () => {
    expect(formatted('remove Rows when ((A is B) and (C is D)) or (not (E present))')).toBe('remove Rows when A is B and C is D or not E present\n');
    expect(formatted('remove Rows when (A is B or C is D) and not (E present or F absent)')).toBe('remove Rows when (A is B or C is D) and not (E present or F absent)\n');
  });

  it('writes digits of tags in capitals and wildcards in small letters', () => {
    expect(formatted('remove (50XX,EEEE), (50xx,eeee), (0010,002e), (0019,XXee), group 0x40ab')).toBe('remove (50xx,EEEE), (50xx,eeee), (0010,002E), (0019,xxee), group 0x40AB\n');
  });

  it('writes what cannot be seen as an escape', () => {
    expect(formatted('replace PatientName with "a\\u{202e}\\n\\t\\"\\\\{{}}{Modality}"')).toBe('replace PatientName with "a\\u{202E}\\n\\t\\"\\\\{{}}{Modality}"\n');
  });

  it('reads lines that end with CR LF and a byte order mark', () => {
    expect(formatted('\uFEFFremove Rows # x\r\n\r\nkeep Columns\r\n')).toBe('remove Rows  # x\n\nkeep Columns\n');
  });

  it('writes an empty file as an empty file', () => {
    expect(formatted('\n\n')).toBe('');
  });
});
