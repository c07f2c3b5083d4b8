import { facts } from './facts.mjs';

/** What each kind of defect means, and what was done. */
const reasons = [
  ['misspelt attribute', 'repaired', 'As written no image meets it.'],
  ['misspelt value', 'repaired', 'Another source has it right.'],
  ['no Modality of DICOM', 'repaired', 'Modality has defined terms (PS3.3 C.7.3.1.1.1); this is none of them, and as written no image meets it.'],
  ['corners written as a size', 'repaired', 'The second pair of numbers reaches beyond the image as a size and fits it as a corner.'],
  ['region beyond the image, cut', 'repaired', 'Pixels outside the image cannot be made black; what is inside is.'],
  ['size compared by its digits', 'repaired', '"contains 512" is met by 1512 and 5120 as well; the number itself is meant.'],
  ['duplicate', 'joined', 'Two rows for the same images are one template with the regions of both.'],
  ['region said twice', 'joined', 'One of them is enough.'],
  ['region that cannot be read', 'refused', 'Four numbers without all their commas: whether they are corners or a size nobody can tell.'],
  ['region of no size', 'refused', 'Nothing would become black.'],
  ['region outside the image', 'refused', 'Nothing would become black.'],
  ['template without a region, left out', 'refused', 'No region of it is left.'],
  ['condition that no image meets', 'refused', 'It demands two values of one attribute.'],
  ['hidden in its source', 'kept', 'Where the first match wins, an earlier and wider template hides it. Here all that match act.'],
  ['other regions elsewhere', 'kept', 'Sources disagree on the regions of one device. All of them become black.'],
  ['written as corners', 'kept', 'Converted to a corner and a size.'],
  ['aims at an overlay', 'kept', 'The condition is an overlay: its text lies in group 60xx, which rules on the header take; the pixels become black all the same.'],
  ['rows without columns', 'kept', 'The template does not say how wide its images are.'],
  ['no size', 'kept', 'The template holds for images of any size, so that its region may miss the text of some.'],
];

/** docs/pixel-templates.md */
export function reportPage(templates, files, defects) {
  const unknown = defects.filter(({ reason }) => !reasons.some(([name]) => name === reason));
  if (unknown.length > 0) throw new Error(`a defect without a reason: ${unknown[0].reason}`);
  const regions = templates.reduce((sum, template) => sum + template.regions.length, 0);
  const count = (reason) => defects.filter((defect) => defect.reason === reason).length;
  return [
    '# Pixel templates',
    '',
    '`rules/pixels` holds templates for text that devices burn into their images, gathered from public template libraries. A profile takes',
    'all of them with the option `clean-pixel-data`, or those of some makers:',
    '',
    '```anon',
    'profile "my-study" version "1.0"',
    'extends ps3.15-basic with clean-pixel-data',
    '```',
    '',
    '```anon',
    'profile "my-study" version "1.0"',
    'extends ps3.15-basic with pixels-ge, pixels-philips',
    '```',
    '',
    '`anonc explain PROFILE PixelData FILE.dcm` lists the templates that a file matches, and their regions.',
    '',
    `The table \`src/facts/data/pixel-templates.json\` has ${facts.templates.length} templates with ${facts.counts.regions} regions and ${facts.rules.length} rules. The library has ${templates.length} templates with`,
    `${regions} regions: a row whose condition has alternatives becomes several templates, and rows for the same images become one.`,
    '',
    '| file | option | templates |',
    '|---|---|---|',
    ...files.map(([file, number]) => `| \`rules/pixels/${file}.anon\` | \`${file === 'clean-pixel-data' ? file : `pixels-${file}`}\` | ${number} |`),
    '',
    '## Sources',
    '',
    ...facts.source.map((source) => `- ${source}`),
    '',
    'Each template names its rows and the repositories they come from. Conditions and coordinates are facts about devices; no text of the',
    'sources is in the library.',
    '',
    '## Rules without regions',
    '',
    `Of the ${facts.rules.length} rules that have no regions, those that flag (${facts.rules.filter(({ kind }) => kind === 'flag').length}) or reject (${facts.rules.filter(({ kind }) => kind === 'reject').length}) images are statements of \`rules/pixels/doubtful-images.anon\`, which looks`,
    `for text; where one of them says that an attribute of secondary captures is empty, it is read as present, which is what tells a capture. Those that allow images without a look (${facts.rules.filter(({ kind }) => kind === 'allow').length}) are refused: that a file says of itself that it has no burned-in text is no reason to`,
    'believe it.',
    '',
    '## Defects of the sources',
    '',
    '| what is wrong | number | what was done |',
    '|---|---|---|',
    ...reasons.map(([reason, done]) => `| ${reason} | ${count(reason)} | ${done} |`),
    '',
    ...reasons.filter(([reason]) => count(reason) > 0).flatMap(([reason, done, why]) => [`### ${reason[0].toUpperCase()}${reason.slice(1)}: ${done}`, '', why, '', ...listOf(defects.filter((defect) => defect.reason === reason)), '']),
  ].join('\n').replace(/\n+$/, '\n');
}

/** Rows that share a detail stand in one line. */
function listOf(defects) {
  const byDetail = new Map();
  for (const { id, detail } of defects) byDetail.set(detail, [...new Set([...(byDetail.get(detail) ?? []), id])]);
  return [...byDetail].map(([detail, ids]) => `- ${ids.join(', ')}: ${detail}`);
}
