import type { Model } from '../../../compiler/resolve/model.js';
import { attributeOfTag } from '../../../facts/dictionary.js';
import { faceFacts } from '../../../facts/risk-faces.js';
import { vrRule } from '../../../facts/vr.js';
import type { Expectations } from '../../expected.js';
import { firstOf, type Dataset, type Element } from '../../read/element.js';
import type { Instance } from '../../read/instance.js';
import { rootValues, textValues } from '../../read/values.js';
import { dayNumber } from '../metrics/calendar.js';
import { outcomeOf } from '../quasi/outcome.js';
import type { Derived } from '../quasi/quasi-identifiers.js';
import type { Collected, CollectedPerson, CollectedSeries, CollectedStudy } from './collected.js';
import { subjectReader } from './subject.js';

const STUDY = 0x0020000d;
const SERIES = 0x0020000e;
const MODALITY = 0x00080060;
const BODY_PART = 0x00180015;
const FRAMES = 0x00280008;
const RECOGNISABLE = 0x00280302;
const METHOD_CODES = 0x00120064;
const CODE_VALUE = 0x00080100;
const INSTITUTION = 0x00080080;
const TRIAL_SITE = 0x00120030;
/** StudyDate, SeriesDate, AcquisitionDate, ContentDate, AcquisitionDateTime: the first that an output has is its day */
const DAYS = [0x00080020, 0x00080021, 0x00080022, 0x00080023, 0x0008002a];

interface Person {
  readonly name: string;
  readonly studies: Map<string, CollectedStudy>;
  readonly originalSites: Set<string>;
}

/**
 * Takes what risk is judged by out of one output after another. Nothing else is kept of a file, and equal texts are kept once, so that memory
 * follows the number of studies.
 */
export class Collector {
  private readonly persons = new Map<string, Person>();
  private readonly texts = new Map<string, string>();
  private readonly looked: ReadonlySet<number>;
  private readonly unmoved = new Set<number>();
  private readonly dates = new Map<number, boolean>();
  private readonly subjectOf: ReturnType<typeof subjectReader>;
  private counts = { instances: 0, unlinked: 0, unread: 0 };

  constructor(
    private readonly model: Model,
    private readonly expectations: Expectations,
    { persons, others, excluded }: Derived,
  ) {
    this.looked = new Set([...persons, ...others, ...excluded].map(({ tag }) => tag).concat((model.risk?.sensitive ?? []).map((tag) => Number.parseInt(tag, 16)), MODALITY, BODY_PART));
    this.subjectOf = subjectReader(expectations);
  }

  /** An output that could not be read: nobody knows whose it is. */
  addUnread(): void {
    this.counts.unread += 1;
  }

  /** @param original the file it was made of, where it is at hand: its site is compared with devices */
  add(output: Instance, original: Instance | null): void {
    this.counts.instances += 1;
    const subject = this.subjectOf(output);
    if (subject === null) {
      this.counts.unlinked += 1;
      return;
    }
    let person = this.persons.get(subject.key);
    if (person === undefined) this.persons.set(subject.key, (person = { name: subject.name, studies: new Map(), originalSites: new Set() }));
    const uid = rootValues(output, STUDY)[0] ?? '';
    let study = person.studies.get(uid);
    if (study === undefined) person.studies.set(uid, (study = { uid, day: null, values: new Map(), missing: new Map(), series: new Map() }));
    for (const element of output.dataset.elements) {
      if (this.looked.has(element.tag)) this.take(study, element, output);
      if (this.isUnmovedDate(element) && textValues(output.data, element, output.dataset).some((value) => value !== vrRule(element.vr)?.dummy)) this.unmoved.add(element.tag);
    }
    const day = dayOf(output);
    if (day !== null && (study.day === null || day < study.day)) study.day = day;
    addToSeries(study.series, output);
    if (original !== null) for (const site of [rootValues(original, INSTITUTION)[0] ?? rootValues(original, TRIAL_SITE)[0] ?? '']) if (site !== '') person.originalSites.add(this.once(site));
  }

  finish(): Collected {
    const persons = [...this.persons].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { name, studies, originalSites }]): CollectedPerson => ({ name, studies: [...studies.values()].sort(inTime), originalSites }));
    return { persons, ...this.counts, unmovedDates: this.unmoved };
  }

  private take({ values, missing }: CollectedStudy, element: Element, output: Instance): void {
    const text = textOf(element, output.dataset, output.data);
    const { tag } = element;
    if (text === '' || text === vrRule(element.vr)?.dummy) {
      if (text !== '' || !missing.has(tag)) missing.set(tag, text === '' ? 'empty' : 'dummy');
      return;
    }
    const known = values.get(tag);
    if (known === undefined) values.set(tag, new Set([this.once(text)]));
    else if (!known.has(text)) known.add(this.once(text));
  }

  /** A date that the rules keep while they move others shows by how much. */
  private isUnmovedDate({ tag, vr }: Element): boolean {
    if (this.model.shift === null || (vr !== 'DA' && vr !== 'DT')) return false;
    let kept = this.dates.get(tag);
    if (kept === undefined) this.dates.set(tag, (kept = attributeOfTag(tag) !== undefined && outcomeOf(tag, this.expectations).leaves === 'everything'));
    return kept;
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}

function inTime(a: CollectedStudy, b: CollectedStudy): number {
  return (a.day ?? Number.NEGATIVE_INFINITY) - (b.day ?? Number.NEGATIVE_INFINITY) || (a.uid < b.uid ? -1 : 1);
}

/** Of a sequence the texts in its items, so that coded values count as well. */
function textOf(element: Element, dataset: Dataset, data: Uint8Array): string {
  if (element.items === null) return textValues(data, element, dataset).join('\\');
  return element.items.flatMap((item) => item.elements.map((inner) => textOf(inner, item, data))).filter((text) => text !== '').join('|');
}

function dayOf(output: Instance): number | null {
  for (const tag of DAYS) {
    const text = rootValues(output, tag)[0] ?? '';
    if (text !== '' && !text.startsWith('19000101')) return dayNumber(text) ?? dayNumber(`${text.slice(0, 4)}0101`);
  }
  return null;
}

function addToSeries(series: Map<string, CollectedSeries>, output: Instance): void {
  const uid = rootValues(output, SERIES)[0] ?? '';
  const cleaned = rootValues(output, RECOGNISABLE)[0] === 'NO' || methodsOf(output).includes(faceFacts().methodCode);
  const slices = Math.max(1, Number(rootValues(output, FRAMES)[0] ?? 1) || 1);
  const known = series.get(uid);
  if (known === undefined) {
    series.set(uid, { modality: rootValues(output, MODALITY)[0] ?? '', bodyPart: rootValues(output, BODY_PART)[0] ?? '', slices, cleaned });
    return;
  }
  known.slices += slices;
  known.cleaned &&= cleaned;
}

function methodsOf(output: Instance): readonly string[] {
  return (firstOf(output.dataset, METHOD_CODES)?.items ?? []).flatMap((item) => {
    const code = firstOf(item, CODE_VALUE);
    return code === undefined ? [] : textValues(output.data, code, item);
  });
}
