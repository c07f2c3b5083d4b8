import fc from 'fast-check';

const tags = fc.constantFrom('00100010', '00100020', '00080018', '00080020', '00080060', '00280010', '60003000', '0019[SIEMENS MR HEADER]0C', '00291010', '00020010', 'zzz', '', '50xx0010', '7FE00010', '00120062');
const names = fc.constantFrom('this', 'PatientID', 'Modality', '[0008,0060]', 'RefImageSeq', '0019[X]01', 'Nothing', '@SITEID', '@NOWHERE');
const words = fc.constantFrom('4', '99', '*', '1', 'equals', 'contains', 'matches', 'exists', 'isblank', 'greaterthan', '"M"', '"[A-Z]+("', '"a*b?"', '""', '@DATEINC', '-31', 'é', 'ptid');
const functions = fc.constantFrom(
  ...['remove', 'empty', 'keep', 'require', 'always', 'param', 'hash', 'hashname', 'hashuid', 'hashptid', 'hashdate', 'incrementdate', 'modifydate', 'initials', 'round', 'truncate', 'contents', 'value', 'date', 'lookup', 'integer', 'append', 'process', 'select', 'blank', 'encrypt', 'quarantine', 'nonsense'],
);

/** What may stand in an element of a header script, well formed or nearly so. */
const { value } = fc.letrec<{ value: string; block: string }>((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(functions, fc.array(fc.oneof(names, words), { maxLength: 4 })).map(([name, given]) => `@${name}(${given.join(',')})`) },
    { weight: 2, arbitrary: fc.tuple(names, words, words, tie('block'), tie('block')).map(([name, test, argument, one, other]) => `@if(${name},${test},${argument})${one}${other}`) },
    { weight: 1, arbitrary: fc.tuple(tie('value'), tie('value')).map(([one, other]) => one + other) },
    { weight: 1, arbitrary: fc.constantFrom('YES', 'text "with" {braces}', '@', '@if(', '}{', '\\', '113100/113105', '\u202E', '\u0000', '42-') },
  ),
  block: fc.oneof({ weight: 5, arbitrary: tie('value').map((inner) => `{${inner}}`) }, { weight: 1, arbitrary: fc.constantFrom('', '{', '{}') }),
}));

export const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\u0000', '');

const element = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(tags, value, fc.constantFrom('T', 'T', 'T', 'F')).map(([tag, text, on]) => `<e en="${on}" t="${inXml(tag)}" n="X">${inXml(text)}</e>`) },
  { weight: 1, arbitrary: fc.constantFrom('<p t="DATEINC">-31</p>', '<p t="SITEID">4"2</p>', '<p t="SITEID"></p>') },
  { weight: 1, arbitrary: fc.constantFrom('<k en="T" t="0018">k</k>', '<k en="T" t="0019">k</k>', '<k en="T" t="safeprivateelements">k</k>', '<k en="T" t="odd">k</k>') },
  { weight: 2, arbitrary: fc.constantFrom('curves', 'overlays', 'privategroups', 'unspecifiedelements', 'more').map((what) => `<r en="T" t="${what}">r</r>`) },
  { weight: 1, arbitrary: fc.constantFrom('<q/>', '<!-- c -->', '<![CDATA[ x ]]>', '<e/>', '<e en="T"/>', '<e en="T" t="00100010"><e>@keep()</e></e>') },
);

export const headerScripts: fc.Arbitrary<string> = fc.array(element, { maxLength: 12 }).map((elements) => `<script>\n${elements.join('\n')}\n</script>`);

const signature = fc
  .array(fc.constantFrom('Modality.equals("US")', '[0028,0010].contains("512")', 'Manufacturer.containsIgnoreCase("GE")', '!', '*', '+', '(', ')', 'true.', 'false.', 'X.equals("a")', '[0018,6011]::[0018,601A].equals("1")', 'Rows.equals("480")', 'ManufacturerModelName.matches("a+(")', 'Columns.isLessThan("9")', '"}"'), { maxLength: 9 })
  .map((parts) => parts.join(' '));
const region = fc.oneof(
  fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -700, max: 1200 }))).map((numbers) => `(${numbers.join(',')})`),
  fc.constantFrom('(0,0,10)', '(a,b,c,d)', '()', '(0,0,999999,10)'),
);

export const pixelScripts: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom('GE', ' US \n', '****', 'a "name" \\ of it', ''), signature, fc.array(region, { maxLength: 3 })), { maxLength: 5 })
  .map((sections) => `Library\n${sections.map(([comment, test, regions]) => `${comment}\n { ${test} } ${regions.join(' ')}`).join('\n')}`);

const fields = fc.constantFrom('PatientName', 'PatientID', 'SOPInstanceUID', 'StudyDate', 'PatientSex', 'Rows', 'PixelData', 'ALL', 'contains:Name', 'startswith:Patient', 'endswith:Date', 'except:StudyDate', 'contains:0019', 'contains:(a+)+$', 'fields:g', 'values:v', '(0019,1001)', '(0019,"SIEMENS MR HEADER",0C)', 'Nothing', 'PatientIdentityRemoved');
const header = fc.tuple(fc.constantFrom('ADD', 'BLANK', 'JITTER', 'KEEP', 'REPLACE', 'REMOVE', 'LABEL', 'NONSENSE'), fields, fc.constantFrom('', 'func:f', 'var:v', '31', '0', 'text {x} "y"', '19000101', 'YES')).map((parts) => parts.join(' '));
const filter = fc.oneof(
  fc.constantFrom('LABEL one', 'LABEL', 'LABEL two # c'),
  fc.tuple(fc.constantFrom('', '+ ', '|| '), fc.constantFrom('contains', 'notcontains', 'equals', 'notequals', 'present', 'missing', 'empty', 'odd'), fc.constantFrom('Modality', 'Manfacturer', 'Rows', 'SequenceOfUltrasoundRegions', '(0019,1001)'), fc.constantFrom('US', 'CT|MR', '512', '(a+)+', 'A || equals Rows 3', '')).map(([sign, word, name, text]) => `${sign}${word} ${name} ${text}`),
  fc.constantFrom('coordinates 0,0,10,10', 'coordinates 10,10,0,0 5,5,6,6', 'coordinates all', 'ctpcoordinates 0,0,5,5', 'keepcoordinates 1,1,2,2', 'keepcoordinates from:SequenceOfUltrasoundRegions', 'coordinates from:X', 'coordinates'),
);
const section = fc.oneof(
  fc.array(header, { maxLength: 8 }).map((lines) => ['%header', ...lines]),
  fc.tuple(fc.constantFrom('graylist', 'whitelist', 'blacklist', ''), fc.array(filter, { maxLength: 8 })).map(([name, lines]) => [`%filter ${name}`, ...lines]),
  fc.constantFrom(['%fields g', 'FIELD PatientName', 'FIELD fields:g'], ['%values v', 'SPLIT PatientID'], ['%labels', 'Maintainer x'], ['%odd']),
);

export const recipes: fc.Arbitrary<string> = fc.array(section, { maxLength: 4 }).map((sections) => ['FORMAT dicom', ...sections.flat()].join('\n'));
