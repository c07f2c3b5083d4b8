import { casesOf, sizeOf } from './cases.mjs';
import { facts } from './facts.mjs';
import { placed } from './regions.mjs';
import { repaired } from './repairs.mjs';
import { vendorOf } from './vendors.mjs';

/** Every template of the table, repaired, one for each case, those of one condition joined; and every defect that was found. */
export function allTemplates() {
  const defects = [];
  const byCondition = new Map();
  for (const raw of facts.templates) {
    const row = repaired(raw, defects);
    const cases = casesOf(row.when);
    if (cases.length === 0) defects.push({ id: row.id, reason: 'condition that no image meets', detail: JSON.stringify(row.when) });
    for (const tests of cases) {
      const regions = placed(row.id, row.regions, sizeOf(tests), defects);
      if (regions.length === 0) {
        defects.push({ id: row.id, reason: 'template without a region, left out', detail: devicesOf(tests) });
        continue;
      }
      add(byCondition, row, tests, regions, defects);
    }
  }
  return { templates: named([...byCondition.values()]), defects };
}

/** Templates that act on the same images are one, with the regions of all. */
function add(byCondition, row, tests, regions, defects) {
  const devices = devicesOf(tests);
  const other = byCondition.get(devices);
  if (other === undefined) {
    byCondition.set(devices, { ids: [row.id], tests, devices, regions: [...regions], sources: new Set(row.sources.map(repositoryOf)), contributors: new Set(row.contributor === undefined ? [] : [row.contributor]), vendor: vendorOf(tests) });
    return;
  }
  const fresh = regions.filter((region) => !other.regions.includes(region));
  defects.push({ id: row.id, reason: 'duplicate', detail: fresh.length === 0 ? `of ${other.ids[0]}, with the same regions` : `of ${other.ids[0]}, whose template has its regions as well` });
  if (!other.ids.includes(row.id)) other.ids.push(row.id);
  other.regions.push(...fresh);
  for (const source of row.sources) other.sources.add(repositoryOf(source));
  if (row.contributor !== undefined) other.contributors.add(row.contributor);
}

function repositoryOf(source) {
  return source.slice(0, source.indexOf(':'));
}

/** As they stand behind `for`. */
export function devicesOf(tests) {
  return tests.map(deviceOf).join(', ');
}

function deviceOf({ attribute, kind, values }) {
  const [value] = values;
  switch (kind) {
    case 'is':
      return `${attribute} ${valueOf(value)}`;
    case 'in':
      return `${attribute} in {${values.map(valueOf).join(', ')}}`;
    case 'equals':
      return `${attribute} like ${quoted(value)}`;
    case 'starts':
      return `${attribute} like ${quoted(`${value}*`)}`;
    case 'contains':
      return `${attribute} like ${quoted(`*${value}*`)}`;
    case 'starts-with-one':
      return `${attribute} matches /^(${values.map(inAnyCase).join('|')})/`;
    default:
      throw new Error(`no words for ${kind}`);
  }
}

function valueOf(value) {
  return /^[A-Z][A-Z0-9_]*$/.test(value) || /^[1-9]\d*$/.test(value) ? value : quoted(value);
}

export function quoted(text) {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function inAnyCase(text) {
  return [...text].map((sign) => (/[A-Za-z]/.test(sign) ? `[${sign.toUpperCase()}${sign.toLowerCase()}]` : /[\w ]/.test(sign) ? sign : `\\${sign}`)).join('');
}

/** Names in the words of the condition; where two are alike, with the row, and where they are of one row, with their number in it. */
function named(templates) {
  const names = templates.map(nameOf);
  const withRows = names.map((name, index) => (names.filter((other) => other === name).length === 1 ? name : `${name}, ${templates[index].ids[0]}`));
  return templates.map((template, index) => {
    const earlier = withRows.slice(0, index).filter((name) => name === withRows[index]).length;
    return { ...template, name: earlier === 0 ? withRows[index] : `${withRows[index]} (${earlier + 1})` };
  });
}

function nameOf({ tests }) {
  const value = (attribute) => tests.find((test) => test.attribute === attribute)?.values.join(' or ') ?? null;
  const [maker, model, modality] = ['Manufacturer', 'ManufacturerModelName', 'Modality'].map(value);
  const device = [maker, model].filter((part) => part !== null && part !== '');
  const isNamed = model !== null && maker !== null && model.toLowerCase().startsWith(maker.toLowerCase()) ? [model] : device;
  const what = ['SeriesDescription', 'ImageType', 'ProtocolName', 'CodeMeaning', 'CommentsOnRadiationDose', '(6000,0022)', 'SecondaryCaptureDeviceManufacturerModelName', 'SoftwareVersions', 'ImplementationVersionName'].map(value).filter((part) => part !== null);
  const { columns, rows } = sizeOf(tests);
  const size = columns !== null && rows !== null ? `${columns} x ${rows}` : rows !== null ? `${rows} rows` : columns !== null ? `${columns} columns` : null;
  const parts = [[...(isNamed.length === 0 && modality !== null ? [modality] : []), ...isNamed].join(' '), ...what, size].filter((part) => part !== null && part !== '');
  return parts.join(', ');
}
