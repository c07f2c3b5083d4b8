import { describe, expect, it } from 'vitest';
import { diagnostic, hasErrors } from '../../../src/compiler/diagnostics/diagnostic.js';
import { excerpt } from '../../../src/compiler/diagnostics/excerpt.js';
import { lineStarts, positionAt } from '../../../src/compiler/diagnostics/position.js';
import { renderGithub } from '../../../src/compiler/diagnostics/render-github.js';
import { renderJson } from '../../../src/compiler/diagnostics/render-json.js';
import { renderTerminal } from '../../../src/compiler/diagnostics/render-terminal.js';

const text = 'remove PatientName\r\n\tkeep PatientID\nkeep 100% PatientName,\n  Rows\n';
const sources = new Map([['a,b.anon', text]]);
const place = (part: string): { start: number; end: number } => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
const found = diagnostic(
  'ANC1015',
  { word: 'keep' },
  { source: 'a,b.anon', span: place('keep PatientID') },
  {
    related: [
      { source: 'a,b.anon', span: place('100% PatientName,\n  Rows'), message: 'this says otherwise' },
      { source: 'unknown.anon', span: { start: 3, end: 4 }, message: 'and this' },
    ],
    fix: { span: place('keep'), replacement: 'remove', title: 'write `remove`' },
    witness: ['Modality = MR', 'Rows = 512'],
  },
);

describe('a rendered diagnostic', () => {
  it('shows a person message, place, way out, other places and the dataset', () => {
    expect(renderTerminal([found], sources, { color: false })).toBe(
      [
        'error[ANC1015]: a rule says `keep` only once',
        '  --> a,b.anon:2:2',
        ' 2 |     keep PatientID',
        '   |     ^^^^^^^^^^^^^^',
        '  help: keep one of the two, or write two rules',
        '  see also: this says otherwise',
        '  --> a,b.anon:3:6',
        ' 3 | keep 100% PatientName,',
        '   |      ^^^^^^^^^^^^^^^^^',
        ' 4 |   Rows',
        '   |   ^^^^',
        '  see also: and this',
        '  --> unknown.anon',
        '  a dataset that shows it:',
        '      Modality = MR',
        '      Rows = 512',
        '',
      ].join('\n'),
    );
  });

  it('says the same in colour', () => {
    const coloured = renderTerminal([found], sources, { color: true });
    expect(coloured).toContain('\u001B[1;31merror[ANC1015]\u001B[0m');
    expect(coloured.replace(/\u001B\[[\d;]*m/g, '')).toBe(renderTerminal([found], sources, { color: false }));
  });

  it('gives programs places as offsets, lines and columns', () => {
    const parsed: unknown = JSON.parse(renderJson([found], sources));
    expect(parsed).toMatchObject({
      format: 'anonc-diagnostics',
      diagnostics: [
        {
          code: 'ANC1015',
          severity: 'error',
          place: { source: 'a,b.anon', start: { offset: 21, line: 2, column: 2 }, end: { offset: 35, line: 2, column: 16 } },
          fix: { replacement: 'remove' },
          witness: ['Modality = MR', 'Rows = 512'],
        },
      ],
    });
  });

  it('gives GitHub one escaped line each', () => {
    const percent = diagnostic('ANC1009', { found: '`100%`' }, { source: 'a,b.anon', span: place('100% PatientName,\n  Rows') });
    expect(renderGithub([found, percent], sources)).toBe(
      '::error file=a%2Cb.anon,line=2,endLine=2,col=2,endColumn=15,title=ANC1015::a rule says `keep` only once%0Ahelp: keep one of the two, or write two rules\n' +
        '::error file=a%2Cb.anon,line=3,endLine=4,title=ANC1009::`100%25` must stand in quotation marks here\n',
    );
  });

  it('renders nothing as nothing', () => {
    expect(renderTerminal([], sources, { color: false })).toBe('');
    expect(renderGithub([], sources)).toBe('');
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([found])).toBe(true);
  });
});

describe('an excerpt', () => {
  it('cuts a long line around the place', () => {
    const long = `${'a '.repeat(300)}HERE${' b'.repeat(300)}`;
    const [line] = excerpt(long, { start: 600, end: 604 });
    expect(line?.text.length).toBeLessThanOrEqual(160);
    expect(line?.text.slice(line.indent, line.indent + line.length)).toBe('HERE');
  });

  it('shows control characters as dots and points behind the end of the text', () => {
    expect(excerpt('a\u202Eb', { start: 3, end: 3 })).toEqual([{ line: 1, text: 'a·b', indent: 3, length: 1 }]);
  });
});

describe('a position', () => {
  it('counts lines that end with LF, CR LF and CR', () => {
    const starts = lineStarts('a\nb\r\nc\rd');
    expect(starts).toEqual([0, 2, 5, 7]);
    expect(positionAt(starts, 7)).toEqual({ line: 4, column: 1 });
    expect(positionAt(starts, 99)).toEqual({ line: 4, column: 93 });
  });
});
