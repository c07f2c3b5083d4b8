// Which file a template stands in: by the maker that it names, else by the model.

const vendors = [
  ['ge', 'GE HealthCare', /^(GE\b|GEMS|SENO|Kretztechnik)/i, /^(LOGIQ|Vivid|Voluson|V830|LightSpeed|Discovery|SIGNA|Seno|AW )/i],
  ['philips', 'Philips', /^(Philips|ATL|ADAC|EPIQ|Volcano)/i, /^(iU22|iE33|EPIQ|CX\d|ClearVue|HD1|Sparq|Affiniti|VT)/i],
  ['siemens', 'Siemens Healthineers', /^(SIEMENS|ACUSON)/i, /^(SOMATOM|ACUSON|Antares)/i],
  ['canon', 'Canon Medical and Toshiba', /^(TOSHIBA|Canon)/i, /^(Aplio|Aquilion|Xario)/i],
  ['fujifilm', 'Fujifilm: Hitachi, Aloka, SonoSite', /^(ALOKA|Hitachi|SonoSite)/i, null],
  ['samsung', 'Samsung and Medison', /^(MEDISON|Samsung)/i, null],
  ['mindray', 'Mindray and Zonare', /^(MINDRAY|Zonare)/i, /^(Z_ONE|ZS3)/i],
  ['supersonic', 'SuperSonic Imagine', /^SuperSonic/i, /^Aixplorer/i],
  ['esaote', 'Esaote', /^ESAOTE/i, null],
];

/** Makers with a few templates each, and templates that name none. */
const others = ['others', 'other makers, and of makers that are not named'];

/** @returns {[file: string, title: string]} */
export function vendorOf(tests) {
  const textOf = (attribute) => tests.find((test) => test.attribute === attribute)?.values[0] ?? null;
  const maker = textOf('Manufacturer') ?? textOf('ImplementationVersionName') ?? overlayMaker(textOf('(6000,0022)'));
  const model = textOf('ManufacturerModelName');
  const found = vendors.find(([, , byMaker]) => maker !== null && byMaker.test(maker)) ?? vendors.find(([, , , byModel]) => maker === null && model !== null && byModel !== null && byModel.test(model));
  return found === undefined ? others : [found[0], found[1]];
}

function overlayMaker(description) {
  return description !== null && /siemens/i.test(description) ? 'SIEMENS' : null;
}

export const vendorFiles = [...vendors.map(([file, title]) => [file, title]), others];
