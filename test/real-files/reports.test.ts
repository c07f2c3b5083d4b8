import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentItemRow } from '../../src/facts/content-items.js';
import { openProbe } from '../../src/verifier/index.js';
import { readInstance, type Instance } from '../../src/verifier/read/instance.js';
import { firstOf, type Dataset } from '../../src/verifier/read/element.js';
import { textValues } from '../../src/verifier/read/values.js';
import { describeBuiltProduct, workplace, type Workplace } from '../end-to-end/product.js';
import { dciodvfyErrors, dciodvfyGaveUp, newErrors } from '../judges/dciodvfy.js';
import { runTool } from '../judges/tool.js';
import { describeWithTools } from '../judges/describe-with-tools.js';
import { describeWithRealFiles } from '../real-files.js';

const RULES = `profile "reports" version "1.0.0"

extends ps3.15-basic
  with clean-structured-content, retain-modified-dates
claims ps3.15-basic
  with clean-structured-content, retain-modified-dates
`;

const STRUCTURED_REPORTS = '1.2.840.10008.5.1.4.1.1.88.';
const CONTENT_SEQUENCE = 0x0040a730;
const CONCEPT_CODE = 0x0040a168;
const CODE_MEANING = 0x00080104;

/** Names planted in texts and names of items, byte for byte as long as what stood there. */
const planted: readonly (readonly [string, string])[] = [
  ['was detected.', 'Zwicky, Anna.'],
  ['A mass of', 'by Zwicky'],
  ['Planar ROI Measurements', 'Zwicky^Annamarie was in'],
  ['unknown^unknown', 'Zwicky^Annamari'],
];

interface Report {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isPlanted: boolean;
}

function reportsIn(dir: string): readonly Report[] {
  const paths = readFileSync(`${dir}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t')[0] ?? '');
  return paths.flatMap((path, index): readonly Report[] => {
    const bytes = readFileSync(join(dir, path));
    if (openProbe(bytes)?.lookup('00080016')[0]?.startsWith(STRUCTURED_REPORTS) !== true) return [];
    const name = `${index}-${basename(path)}`;
    const changed = planted.reduce((text, [old, made]) => text.replaceAll(old, made), bytes.toString('latin1'));
    const again = Buffer.from(changed, 'latin1');
    return [{ name, bytes, isPlanted: false }, ...(again.equals(bytes) ? [] : [{ name: `planted-${name}`, bytes: again, isPlanted: true }])];
  });
}

/** Codes with their meanings, numbers, value types and relationships, in the order of the tree, without the items that Table E.3.4-1 takes away and the meanings of local codes. */
function codesAndNumbers(instance: Instance): readonly string[] {
  const found: string[] = [];
  const read = (dataset: Dataset, tag: number): string => {
    const element = firstOf(dataset, tag);
    return element === undefined ? '' : textValues(instance.data, element, dataset).join('\\');
  };
  const visit = (dataset: Dataset, isValue = false): void => {
    const name = firstOf(dataset, 0x0040a043)?.items?.[0];
    const row = name === undefined ? undefined : contentItemRow({ code: read(name, 0x00080100), scheme: read(name, 0x00080102), valueType: read(dataset, 0x0040a040) });
    if (row?.basic === 'X' && row.options['retain-modified-dates'] === undefined) return;
    for (const element of dataset.elements) {
      if (element.tag === CODE_MEANING && isValue && /^(99|L$)/.test(read(dataset, 0x00080102))) continue;
      if ([0x00080100, 0x00080102, 0x00080104, 0x0040a30a, 0x0040a010, 0x0040a040].includes(element.tag)) found.push(read(dataset, element.tag));
      element.items?.forEach((item) => visit(item, element.tag === CONCEPT_CODE));
    }
  };
  firstOf(instance.dataset, CONTENT_SEQUENCE)?.items?.forEach((item) => visit(item));
  return found;
}

function opened(path: string): Instance {
  const read = readInstance(readFileSync(path), { partial: false });
  if (!read.ok) throw new Error(`${path} cannot be read`);
  return read.value;
}

describeWithRealFiles('all real structured reports, cleaned item by item, with modified dates', (dir) => {
  describeBuiltProduct('run by the built product', () => {
    const reports = dir === '' ? [] : reportsIn(dir);
    let place: Workplace;
    let released: readonly { readonly name: string; readonly input: string; readonly output: string }[];

    beforeAll(() => {
      place = workplace(RULES, reports.map(({ name, bytes }) => ({ path: name, bytes })));
      released = [...place.run().records.values()].flatMap((record) => (record.outcome === 'released' && record.output !== null ? [{ name: record.input, input: join(place.input, record.input), output: join(place.out, record.output) }] : []));
      console.log(`${released.length} of ${reports.length} reports released, ${reports.filter(({ isPlanted }) => isPlanted).length} of them with planted names`);
    });
    afterAll(() => place.remove());

    it('releases each', () => {
      expect(released.map(({ name }) => name).sort()).toEqual(reports.map(({ name }) => name).sort());
      expect(reports.length).toBeGreaterThan(5);
    });

    it('leaves nothing that the verifier finds, originals in hand', () => {
      const { exitCode, stdout, stderr } = place.verify();
      expect(exitCode, `${stdout}${stderr}`.slice(0, 4000)).toBe(0);
    });

    it('keeps codes, their meanings, measurements and the tree', () => {
      let compared = 0;
      for (const { name, input, output } of released) {
        const before = codesAndNumbers(opened(input));
        expect(codesAndNumbers(opened(output)), name).toEqual(before);
        compared += before.length;
      }
      expect(compared).toBeGreaterThan(100);
    });

    it('leaves nothing of names planted in texts and names', () => {
      const plants = released.filter(({ name }) => name.startsWith('planted-'));
      expect(plants.length).toBeGreaterThan(2);
      for (const { name, output } of plants) {
        expect(readFileSync(output).toString('latin1'), name).not.toMatch(/zwicky|annamari/i);
      }
    });

    describeWithTools('judged by dciodvfy and dsrdump', ['dciodvfy', 'dsrdump'], () => {
      it('adds no error that its input did not have', () => {
        const worse = released.flatMap(({ name, input, output }) => {
          const [before, after] = [dciodvfyErrors(input), dciodvfyErrors(output)];
          if (before === 'absent' || after === 'absent') throw new Error('dciodvfy went away');
          return dciodvfyGaveUp(before) ? [] : newErrors(before, after).map((error) => `${name}: ${error}`);
        });
        expect(worse).toEqual([]);
      });

      it('writes what dsrdump reads where it reads the input', () => {
        const read = (path: string): boolean => {
          const run = runTool('dsrdump', [path]);
          return run !== 'absent' && run.exitCode === 0;
        };
        const readable = released.filter(({ input }) => read(input));
        expect(readable.filter(({ output }) => !read(output)).map(({ name }) => name)).toEqual([]);
        expect(readable.length).toBeGreaterThan(3);
      });
    });
  });
});
