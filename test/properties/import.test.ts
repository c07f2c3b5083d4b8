import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, explain, importScript, parse, print } from '../../src/compiler/index.js';
import { headerScripts, inXml, pixelScripts, recipes } from '../arbitraries/scripts.js';
import { shippedLibrary } from '../compiler/library.js';

const library = shippedLibrary();

/** Whatever a script says, what is made of it parses, is canonical and compiles; what cannot be read is refused with a reason. */
function imports(dialect: 'ctp' | 'deid', text: string): string | null {
  const imported = importScript(dialect, { name: 'script.txt', text }, library);
  if (!imported.ok) {
    expect(imported.error.message).not.toBe('');
    return null;
  }
  const { tree, diagnostics } = parse(imported.value.text, 'imported.anon');
  expect(diagnostics).toEqual([]);
  expect(print(tree)).toBe(imported.value.text);
  expect(check({ name: 'imported.anon', text: imported.value.text }, library).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return imported.value.text;
}

describe('an imported rule file compiles', () => {
  it('from any header script', { timeout: 120_000 }, () => {
    fc.assert(fc.property(headerScripts, (text) => {
        expect(imports('ctp', text)).not.toBeNull();
      }), { numRuns: 40 });
  });

  it('from any pixel script', { timeout: 120_000 }, () => {
    fc.assert(fc.property(pixelScripts, (text) => void imports('ctp', text)), { numRuns: 30 });
  });

  it('from any recipe', { timeout: 240_000 }, () => {
    fc.assert(fc.property(recipes, (text) => void imports('deid', text)), { numRuns: 30 });
  });
});

describe('hostile input', () => {
  it('never crashes an importer, whatever the characters', { timeout: 120_000 }, () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 }), fc.string().map((inner) => `<script>${inner}</script>`), fc.string().map((inner) => `FORMAT dicom\n%header\n${inner}`), fc.string().map((inner) => `{ ${inner} } (0,0,1,1)`));
    fc.assert(fc.property(text, fc.constantFrom('ctp' as const, 'deid' as const), (script, dialect) => void imports(dialect, script)), { numRuns: 80 });
  });

  it.each([
    ['entities that stand for others', `<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(50)}">]><script><e en="T" t="00100010">&b;</e></script>`],
    ['an entity of another file', '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]><script><e en="T" t="00100010">&a;</e></script>'],
    ['elements in elements in elements', `<script>${'<e>'.repeat(50_000)}${'</e>'.repeat(50_000)}</script>`],
    ['an element that is not closed', `<script>${'<e>'.repeat(5000)}`],
    ['attributes of a prototype', '<script><e __proto__="x" constructor="y" t="00100010">@keep()</e></script>'],
    ['a script of ten million characters', `<script>${' '.repeat(10_000_000)}</script>`],
    ['another document', '<html><body/></html>'],
    ['nothing', ''],
  ])('is refused or read: %s', (_, text) => {
    const imported = importScript('ctp', { name: 'x', text }, library);
    if (!imported.ok) expect(imported.error.message).not.toBe('');
    else expect(imported.value.text).not.toMatch(/hostname|xxxx/);
  });

  it('braces in braces in braces are read to a depth and no further', () => {
    const deep = `<script><e en="T" t="00100010">${'@if(Modality,exists){'.repeat(5000)}@keep()${'}'.repeat(5000)}</e></script>`;
    expect(imports('ctp', deep)).toContain('\nremove PatientName\n');
    const signature = `{ ${'('.repeat(20_000)}Modality.equals("US")${')'.repeat(20_000)} } (0,0,1,1)`;
    expect(imports('ctp', signature)).toContain('its signature cannot be read');
  });
});

describe('a value never stays because its rule could not be said', () => {
  /** functions of which none leaves a value as it is */
  const changing = fc.constantFrom('remove', 'empty', 'hash', 'hashname', 'hashptid', 'hashuid', 'initials', 'lookup', 'integer', 'encrypt', 'date', 'time', 'dateinterval', 'uppercase', 'append', 'nonsense', 'blank', 'param', 'incrementdate', 'hashdate');
  const given = fc.array(fc.constantFrom('this', 'PatientID', 'Nothing', '4', '0', '"a,b"', '@X', '@NOWHERE', ''), { maxLength: 4 });
  const script = fc.tuple(changing, given).map(([name, list]) => `@${name}(${list.join(',')})`);
  const attribute = fc.constantFrom(['00100010', 'PatientName'] as const, ['00080020', 'StudyDate'] as const, ['00280010', 'Rows'] as const, ['00081155', 'ReferencedSOPInstanceUID'] as const, ['00101010', 'PatientAge'] as const, ['00081030', 'StudyDescription'] as const, ['00081140', 'ReferencedImageSequence'] as const);
  const verbsOf = (text: string, asked: string): readonly string[] => {
    const { model } = check({ name: 'imported.anon', text }, library);
    const explained = model === null ? null : explain(model, asked);
    if (explained === null || !explained.ok) throw new Error('the imported file does not compile');
    return explained.value.places.flatMap(({ cases }) => cases.map(({ action }) => action.kind));
  };

  it('whatever a header script does with it but keeping it, though everything else stays', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(attribute, script, ([tag, keyword], value) => {
        const imported = importScript('ctp', { name: 'x.xml', text: `<script><p t="X">7</p><e en="T" t="${tag}" n="">${inXml(value)}</e></script>` }, library);
        if (!imported.ok) throw new Error(imported.error.message);
        expect(imported.value.text).toContain('\nkeep unlisted\n');
        expect(verbsOf(imported.value.text, keyword), value).not.toContain('keep');
      }),
      { numRuns: 40 },
    );
  });

  it('whatever a recipe does with it but keeping it, though everything else stays', { timeout: 120_000 }, () => {
    const action = fc.tuple(fc.constantFrom('REMOVE', 'BLANK', 'REPLACE', 'ADD', 'JITTER'), attribute, fc.constantFrom('', 'func:f', 'var:v', 'text', '31', '20240101', 'a"b\\c'));
    fc.assert(
      fc.property(action, ([verb, [, keyword], value]) => {
        const imported = importScript('deid', { name: 'x', text: `FORMAT dicom\n%header\nKEEP ALL\n${verb} ${keyword} ${value}` }, library);
        if (!imported.ok) throw new Error(imported.error.message);
        expect(verbsOf(imported.value.text, keyword), `${verb} ${value}`).not.toContain('keep');
      }),
      { numRuns: 40 },
    );
  });
});
