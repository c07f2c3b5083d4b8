// A condition as cases: lists of tests that must all hold, one template each.

/** more than these are joined by patterns */
const readable = 6;

/** @returns {{ attribute: string, kind: string, values: string[] }[][]} */
export function casesOf(when) {
  const plain = expand(when, false);
  return (plain.length > readable ? expand(when, true) : plain).map(merged).filter((tests) => tests !== null);
}

function expand(when, joins) {
  const [head, ...parts] = when;
  if (head === 'all') return parts.map((part) => expand(part, joins)).reduce((all, list) => all.flatMap((one) => list.map((other) => [...one, ...other])), [[]]);
  if (head === 'any') {
    const joined = joinedTest(parts, joins);
    return joined !== null ? [[joined]] : parts.flatMap((part) => expand(part, joins));
  }
  if (head === 'not') throw new Error('the table has no negations; should it have one, say here what it means');
  return [[testOf(when)]];
}

/** Alternatives of one attribute in one test, where that can be said. */
function joinedTest(parts, joins) {
  if (parts.some(([head]) => head === 'all' || head === 'any' || head === 'not')) return null;
  const tests = parts.map(testOf);
  const [{ attribute }] = tests;
  if (tests.some((test) => test.attribute !== attribute)) return null;
  if (tests.every(({ kind }) => kind === 'is')) return { attribute, kind: 'in', values: [...new Set(tests.flatMap(({ values }) => values))].sort() };
  if (joins && tests.every(({ kind }) => kind === 'starts')) return { attribute, kind: 'starts-with-one', values: tests.flatMap(({ values }) => values) };
  return null;
}

function testOf([attribute, operator, value]) {
  const test = (kind) => ({ attribute: attribute === 'OverlayDescription' ? '(6000,0022)' : attribute, kind, values: [value] });
  // Terms of Modality are written in capitals and never longer than what is looked for.
  if (attribute === 'Modality' || attribute === 'Rows' || attribute === 'Columns') return { ...test('is'), values: [value.toUpperCase()] };
  switch (operator) {
    case 'eq':
      return test('is');
    case 'ieq':
      return test('equals');
    case 'starts':
    case 'istarts':
      return test('starts');
    case 'contains':
    case 'icontains':
      return test('contains');
    default:
      throw new Error(`the table has an operator that is not known here: ${operator}`);
  }
}

/** Each test once; null where two demand different values of one attribute. */
function merged(tests) {
  const unique = tests.filter((test, index) => tests.findIndex((other) => JSON.stringify(other) === JSON.stringify(test)) === index);
  const contradicts = unique.some((one) => one.kind === 'is' && unique.some((other) => other.kind === 'is' && other.attribute === one.attribute && other.values[0] !== one.values[0]));
  return contradicts ? null : [...unique].sort((a, b) => order(a) - order(b));
}

const orderOfAttributes = ['Modality', 'Manufacturer', 'ManufacturerModelName', 'SoftwareVersions', 'SecondaryCaptureDeviceManufacturerModelName', 'ImplementationVersionName', 'SOPClassUID', 'ImageType', 'SeriesDescription', 'ProtocolName'];

function order({ attribute }) {
  if (attribute === 'Columns') return 98;
  if (attribute === 'Rows') return 99;
  const at = orderOfAttributes.indexOf(attribute);
  return at === -1 ? 50 : at;
}

export function sizeOf(tests) {
  const of = (attribute) => {
    const test = tests.find((each) => each.attribute === attribute && each.kind === 'is');
    return test === undefined ? null : Number(test.values[0]);
  };
  return { columns: of('Columns'), rows: of('Rows') };
}
