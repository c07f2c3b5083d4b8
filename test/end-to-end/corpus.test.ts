import { readFileSync } from 'node:fs';
import type { DcmjsDataset } from 'dcmjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlantedItem } from '../../corpus/answer-key.js';
import { generateStudy } from '../../corpus/generate.js';
import { holdsPlanted, relationHolds, stands, withInflated } from '../corpus/scoring.js';
import { dcmjsReads, elementAt, printed } from '../judges/dcmjs.js';
import { describeBuiltProduct, filesIn, TRIAL_RULES, workplace, type JournalRecord, type Workplace } from './product.js';

const study = [...generateStudy('end to end')];
const key = study.flatMap((file) => file.key);

describeBuiltProduct('the generated study, de-identified', () => {
  let place: Workplace;
  let records: ReadonlyMap<string, JournalRecord>;
  /** of each released input: the bytes of its output, and what dcmjs reads in them */
  let bytes: ReadonlyMap<string, Buffer>;
  let datasets: ReadonlyMap<string, DcmjsDataset>;

  beforeAll(() => {
    place = workplace(TRIAL_RULES, study);
    records = place.run().records;
    const released = [...records.values()].flatMap(({ input, output }) => (output === null ? [] : [{ input, file: readFileSync(`${place.out}/${output}`) }]));
    bytes = new Map(released.map(({ input, file }) => [input, withInflated(file)]));
    datasets = new Map(released.map(({ input, file }) => [input, dcmjsReads(file) ?? {}]));
  });
  afterAll(() => place.remove());

  it('is released, every file of it', () => {
    expect([...records.values()].filter((record) => record.outcome !== 'released').map(({ outcome, reason, input }) => ({ outcome, reason, input }))).toEqual([]);
    expect(filesIn(place.out)).toHaveLength(study.length);
  });

  it('holds nothing that the answer key says must be gone', () => {
    const left = key.filter((item) => item.expect === 'gone' && stands(item, bytes.get(item.file) ?? Buffer.alloc(0)));
    expect(left.map(where)).toEqual([]);
  });

  it('holds what the answer key says must stay', () => {
    const lost = key.filter((item) => item.expect === 'stays' && item.kind !== 'pixels-retained' && !holdsPlanted(item, datasets.get(item.file) ?? {}));
    expect(lost.map(where)).toEqual([]);
  });

  it('keeps references, patients and intervals together under new values', () => {
    const planted = key.filter((item) => item.expect === 'follows');
    // X/Z/U* of Table E.1-1: references of Type 3 go, and only those
    const gone = planted.filter((item) => item.path.startsWith('ReferencedImageSequence') && datasets.get(item.file)?.['00081140'] === undefined);
    expect([...new Set(gone.map(({ file }) => printed(datasets.get(file)?.['00080060']?.Value)))]).toEqual(['MR', 'CT']);
    const relations = planted.filter((item) => !gone.includes(item));
    expect(relations.filter((item) => item.hidingPlace === 'reference').length).toBeGreaterThan(0);
    expect(relations.filter((item) => !relationHolds(item, datasets.get(item.file) ?? {}, datasets.get(item.with ?? '') ?? {})).map(where)).toEqual([]);
    expect(relations.filter((item) => printed(elementAt(datasets.get(item.file) ?? {}, item.path)?.Value) === item.value).map(where)).toEqual([]);
  });

  it('keeps no planted value in the name of any output', () => {
    const values = new Set(key.filter((item) => item.expect === 'gone' && item.value.length > 3).map((item) => item.value));
    for (const path of filesIn(place.out)) for (const value of values) expect(path.slice(place.out.length).includes(value)).toBe(false);
  });

  it('is judged clean by the verifier', () => {
    const { exitCode, stdout, stderr } = place.verify();
    expect(exitCode, `${stdout}${stderr}`).toBe(0);
  });
});

function where({ kind, hidingPlace, path, file }: PlantedItem): unknown {
  return { kind, hidingPlace, path, file };
}
