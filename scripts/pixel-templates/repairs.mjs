// What is wrong with a row of the table and can be put right without guessing at a device: each repair names its reason.

/** @typedef {{ id: string, reason: string, detail: string }} Defect */

const misspeltKeywords = { Manfacturer: 'Manufacturer', Manufacture: 'Manufacturer', '(1018,1018)': 'SecondaryCaptureDeviceManufacturerModelName' };
const misspeltValues = [
  ['ManufacturerModelName', 'CXD1', 'CXDI'],
  ['SeriesDescription', 'AW electronic field', 'AW electronic film'],
  ['Rows', '786', '768'],
];
const noModality = { MRI: ['MR'], 'PET/CT': ['PT', 'CT'], Other: ['OT'] };

/** The two regions of px058 that are corners where a corner and a size belong, as its note reads them. */
const cornerPairs = {
  px058: {
    '300,60,456,95': { x: 300, y: 60, w: 156, h: 35 },
    '0,425,456,500': { x: 0, y: 425, w: 456, h: 31 },
  },
};

/** A row with its condition and regions put right; every repair is noted. */
export function repaired(row, defects) {
  const note = (reason, detail) => {
    if (!defects.some((each) => each.id === row.id && each.reason === reason && each.detail === detail)) defects.push({ id: row.id, reason, detail });
  };
  const when = repairedCondition(row.when, note);
  const corners = cornerPairs[row.id] ?? {};
  const regions = row.regions.map((region) => {
    const written = [region.x, region.y, region.w, region.h].join(',');
    if (corners[written] === undefined) return region;
    note('corners written as a size', `(${written}) read as two corners`);
    return corners[written];
  });
  for (const text of row.notes ?? []) {
    if (text.startsWith('source wrote corners')) note('written as corners', text.replace(/^source wrote corners \(xmin,ymin,xmax,ymax\): /, ''));
    if (text.startsWith('targets overlay graphics')) note('aims at an overlay', 'the text lies in group 60xx as well, which the rules for overlays take');
    if (text.startsWith('unreachable')) note('hidden in its source', text.replace(/^unreachable in /, '').replace(/ under CTP first-match: /, ', '));
    if (text.startsWith('same condition, other regions')) note('other regions elsewhere', text.replace(/^same condition, other regions in: /, ''));
    if (text.includes('does not parse')) note('region that cannot be read', text.replace(/^region /, '').replace(/ does not parse in the source \(CTP skips it\)$/, ''));
    if (text.startsWith('Rows only')) note('rows without columns', 'holds for any number of columns');
    if (text.startsWith('no Rows/Columns')) note('no size', 'holds for any size');
  }
  return { ...row, when, regions };
}

function repairedCondition(when, note) {
  const [head] = when;
  if (head === 'all' || head === 'any') return [head, ...when.slice(1).map((part) => repairedCondition(part, note))];
  if (head === 'not') return ['not', repairedCondition(when[1], note)];
  let [attribute, operator, value] = when;
  if (misspeltKeywords[attribute] !== undefined) {
    note('misspelt attribute', `${attribute} read as ${misspeltKeywords[attribute]}`);
    attribute = misspeltKeywords[attribute];
  }
  for (const [of, wrong, right] of misspeltValues) {
    if (attribute !== of || !String(value).includes(wrong)) continue;
    note('misspelt value', `${of} ${wrong} read as ${right}`);
    value = value.replace(wrong, right);
  }
  if (attribute === 'Modality' && noModality[value] !== undefined) {
    note('no Modality of DICOM', `${value} read as ${noModality[value].join(' or ')}`);
    const alternatives = noModality[value].map((each) => ['Modality', 'eq', each]);
    return alternatives.length === 1 ? alternatives[0] : ['any', ...alternatives];
  }
  if ((attribute === 'Rows' || attribute === 'Columns') && operator !== 'eq' && operator !== 'ieq') {
    note('size compared by its digits', `${attribute} contains ${value} read as ${value}`);
    operator = 'eq';
  }
  return [attribute, operator, value];
}
