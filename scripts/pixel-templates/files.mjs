import { casesOf } from './cases.mjs';
import { facts, risk } from './facts.mjs';
import { devicesOf, quoted } from './templates.mjs';
import { vendorFiles } from './vendors.mjs';

/** of the table: the year and month in which its sources were read */
const version = '2026.03';

const generated = '# Written by scripts/write-pixel-templates.mjs from src/facts/data/pixel-templates.json: change the table, not this file.';

/** Columns a line may have. */
const width = 110;

/** The files of rules/pixels: one for each maker, doubtful images, and the option that brings them all in. */
export function libraryFiles(templates) {
  const vendors = vendorFiles.map(([file, title]) => [file, vendorFile(file, title, templates.filter(({ vendor }) => vendor[0] === file))]);
  return [...vendors, ['doubtful-images', doubtfulImages()], ['clean-pixel-data', cleanPixelData(vendors.map(([file]) => file))]];
}

function vendorFile(file, title, templates) {
  return [
    ...filled(`## Burned-in text of devices of ${title}: ${templates.length} templates. A template is a minimum: what one software version writes elsewhere it does not cover, so that images of modalities at risk are looked at as well.`, '## '),
    `option "pixels-${file}" of ps3.15-basic version "${version}"`,
    '',
    generated,
    ...templates.flatMap((template) => ['', ...templateLines(template)]),
    '',
  ].join('\n');
}

function templateLines({ ids, sources, contributors, name, devices, regions }) {
  const from = `${ids.join(', ')}; ${[...sources].sort().join(', ')}${contributors.size === 0 ? '' : `; contributed by ${[...contributors].sort().join(', ')}`}`;
  return [...filled(`## ${from}`, '## '), ...headLines(`template ${quoted(name)} for ${devices} {`), ...regions.map((region) => `  ${region}`), '}'];
}

/** Broken where the printer breaks it: before `for`, between devices and inside sets. */
function headLines(head) {
  if (head.length <= width) return [head];
  const [, name, devices] = /^(template "(?:[^"\\]|\\.)*") (for .*)$/.exec(head) ?? [];
  return [name, ...fill(devices.split(/(?<=,) /), '  ')];
}

function fill(pieces, indent) {
  const lines = [];
  let line = '';
  for (const piece of pieces) {
    if (line === '') line = indent + piece;
    else if (line.length + 1 + piece.length <= width) line += ` ${piece}`;
    else {
      lines.push(line);
      line = `${indent}  ${piece}`;
    }
  }
  return [...lines, line];
}

function filled(text, prefix) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = lines.length === 0 ? word : prefix + word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = prefix + word;
    }
  }
  return [...lines, line];
}

/** Rows that flag or reject images without saying where text stands: text is looked for in them. */
function doubtfulImages() {
  const doubted = facts.rules.filter(({ kind }) => kind !== 'allow');
  return [
    ...filled('## Images that public libraries flag or reject without saying where their text stands: secondary captures, dose reports, screen saves. Text is looked for in them, and a person reviews what is doubtful.', '## '),
    `option "pixels-doubtful-images" of ps3.15-basic version "${version}"`,
    '',
    generated,
    ...doubted.flatMap(({ kind, when, sources }) => ['', ...filled(`## ${kind === 'flag' ? 'Flagged' : 'Rejected'}: ${sources[0]}`, '## '), ...detectLines(repairedRule(when), kind)]),
    '',
  ].join('\n');
}

/**
 * An attribute of secondary captures that is "empty" is meant to have a value: it is what tells a capture, as the filter says from which the
 * rule was taken. Rules cannot tell an attribute without a value from one that is missing, and it is missing from nearly every file.
 */
function repairedRule(when) {
  const [head, ...parts] = when;
  if (head === 'all' || head === 'any') return [head, ...parts.map(repairedRule)];
  return /^(DateOf)?SecondaryCapture/.test(head) && when[1] === 'empty' ? [head, 'present'] : when;
}

function detectLines(when, kind) {
  const pieces = `detect text when ${conditionOf(when)} {`.split(/ (?=and |or )/);
  return [...fill(pieces, ''), '  redact at confidence 0.80', `  review at confidence ${kind === 'flag' ? '0.30' : '0.10'}`, '}'];
}

function conditionOf(when) {
  const [head, ...parts] = when;
  if (head === 'all' || head === 'any') {
    const joined = uniqueTexts(parts.map((part) => (part[0] === 'all' || part[0] === 'any' ? bracketed(part, head) : conditionOf(part))));
    return joined.join(head === 'all' ? ' and ' : ' or ');
  }
  const [attribute, operator, value] = when;
  // an attribute without a value and one that is missing are the same to rules
  if (operator === 'empty' || operator === 'missing') return `${attribute} absent`;
  if (operator === 'present') return `${attribute} present`;
  return devicesOf(casesOf([attribute, operator, value])[0]).replace(/^(Modality|BurnedInAnnotation) (?=[A-Z])/, '$1 is ');
}

/** The printer brackets alternatives inside what is joined, and what is joined nowhere. */
function bracketed(part, outer) {
  const inner = conditionOf(part);
  const single = !/ (and|or) /.test(inner.replace(/"[^"]*"/g, ''));
  return single || (outer === 'any' && part[0] === 'all') ? inner : `(${inner})`;
}

function uniqueTexts(texts) {
  return [...new Set(texts)];
}

function cleanPixelData(vendors) {
  const options = [...vendors.map((file) => `pixels-${file}`), 'pixels-doubtful-images'];
  return [
    ...filled('## Clean Pixel Data, PS3.15 E.3.1: burned-in text goes from pixels. Templates of known devices say where it stands; ultrasound keeps its declared regions; in modalities at risk text is looked for as well, since no list of templates is complete.', '## '),
    `option "clean-pixel-data" of ps3.15-basic version "2026d"`,
    '',
    generated,
    ...optionLines(options),
    '',
    ...filled('## Whatever lies outside the image regions that an ultrasound declares.', '## '),
    'template "any ultrasound with declared regions" for Modality US, SequenceOfUltrasoundRegions present {',
    '  black outside regions',
    '}',
    '',
    ...filled('## Modalities whose images often carry text, captures of screens, and images that say so themselves.', '## '),
    ...fill(`detect text when Modality in {${risk.modalities.join(', ')}} or BurnedInAnnotation is YES or ImageType in {${risk.imageTypes.join(', ')}} {`.split(/ (?=or )|(?<=,) /), ''),
    '  redact at confidence 0.80',
    '  review at confidence 0.30',
    '}',
    '',
  ].join('\n');
}

function optionLines(options) {
  return ['extends ps3.15-basic', ...fill(`with ${options.join(', ')}`.split(/(?<=,) /), '  ')];
}

