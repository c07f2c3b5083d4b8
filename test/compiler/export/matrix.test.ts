import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compile, matrixCsv, matrixHtml, matrixOf } from '../../../src/compiler/index.js';
import { ps315Rows } from '../../../src/facts/ps315.js';
import { shippedLibrary } from '../library.js';

const rules = `## A trial of <b>bold</b> reviewers.
profile "trial" version "1.0.0"
extends ps3.15-basic with retain-modified-dates
claims ps3.15-basic with retain-modified-dates
override keep DeviceSerialNumber when Modality is PT
  because "=SUM(1) says <script>"
keep private "ACME, Inc." (0019,xx0C)
  because "b-value"
remove RequestAttributesSequence > StudyDate
`;
const { model } = compile({ name: 'rules.anon', text: rules }, shippedLibrary());
if (model === null) throw new Error('the rules have mistakes');
const matrix = matrixOf(model);
const rowOf = (name: string): (typeof matrix.rows)[number] | undefined => matrix.rows.find((row) => row.name === name);

/** Fields of RFC 4180. */
function fieldsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .split('\r\n')
    .slice(0, -1)
    .map((line) => Array.from(`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g), (match) => (match[1] ?? match[2] ?? '').replaceAll('""', '"')));
}

describe('the matrix', () => {
  it('has every row of Table E.1-1', () => {
    const tags = new Set(matrix.rows.map(({ tag }) => tag));
    expect(ps315Rows().filter(({ tag }) => tag !== 'private' && !tags.has(`(${tag.slice(0, 4)},${tag.slice(4)})`))).toEqual([]);
  });

  it('has every case of an attribute, with its rule, layer and reason', () => {
    expect(rowOf('DeviceSerialNumber')).toMatchObject({
      code: 'X/Z/D',
      options: [{ option: 'retain-device-identity', code: 'K', chosen: false }],
      cases: [
        { when: 'Modality is PT', action: 'keep', leaves: 'everything', rule: 'rules.anon:5', layer: 'profile', override: true },
        { when: 'otherwise', action: 'remove or empty or replace with dummy', leaves: 'nothing', layer: 'base', override: false },
      ],
    });
    expect(rowOf('StudyDate')?.cases.map(({ place, action }) => [place, action])).toEqual([
      ['', 'shift'],
      ['inside RequestAttributesSequence', 'remove'],
    ]);
  });

  it('has private elements and one row for each kind of the rest', () => {
    expect(rowOf('ACME, Inc.')).toMatchObject({ tag: '(0019,xx0C)', code: 'X', cases: [{ action: 'keep', because: 'b-value' }] });
    expect(matrix.rows.slice(-3).map(({ tag, cases }) => [tag, cases[0]?.action])).toEqual([
      [null, 'keep'],
      [null, 'remove'],
      [null, 'remove'],
    ]);
  });

  it('as CSV has one line a case, and nothing that a spreadsheet would run', () => {
    const [header = [], ...lines] = fieldsOf(matrixCsv(matrix));
    expect(lines).toHaveLength(matrix.rows.reduce((sum, { cases }) => sum + cases.length, 0));
    expect(lines.every((line) => line.length === header.length)).toBe(true);
    const line = lines.find((fields) => fields[header.indexOf('when')] === 'Modality is PT') ?? [];
    expect(line[header.indexOf('reason')]).toBe("'=SUM(1) says <script>");
    expect(lines.flat().some((field) => /^[=+\-@]/.test(field))).toBe(false);
  });

  it('as HTML loads nothing, lets only its own script and style in, and shows texts as texts', () => {
    const html = matrixHtml(matrix);
    expect(html).not.toMatch(/(?:src|href)=|url\(|@import/);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    for (const name of ['style', 'script']) {
      const content = new RegExp(`<${name}>([^]*?)</${name}>`).exec(html)?.[1] ?? '';
      expect(policy).toContain(`${name}-src 'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`);
    }
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).toContain('A trial of &#60;b&#62;bold&#60;/b&#62; reviewers.');
    expect(html.match(/<tbody /g)).toHaveLength(matrix.rows.length);
  });

  it('is the same whenever it is made', () => {
    expect(matrixHtml(matrixOf(model))).toBe(matrixHtml(matrix));
  });
});
