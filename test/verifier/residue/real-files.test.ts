import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentDemandsOf } from '../../../src/verifier/content.js';
import { expectationsOf, type FileContext } from '../../../src/verifier/expected.js';
import { subjectOf } from '../../../src/verifier/judge.js';
import { creatorText } from '../../../src/verifier/obligations/private-elements.js';
import { creatorTagOf, isCreatorTag, type Dataset } from '../../../src/verifier/read/element.js';
import { readInstance, type Instance } from '../../../src/verifier/read/instance.js';
import { rootValues } from '../../../src/verifier/read/values.js';
import { NeedleStore } from '../../../src/verifier/residue/needles.js';
import { searchFor } from '../../../src/verifier/residue/scan.js';
import { describeWithRealFiles } from '../../real-files.js';
import { e1Model } from '../e1-model.js';

describeWithRealFiles('the search for residue on real files', (dir) => {
  it('finds values that kept texts share and nothing by chance: originals with all that must go blanked out', () => {
    const expectations = expectationsOf(e1Model());
    const content = contentDemandsOf(e1Model());
    const store = new NeedleStore();
    const files: { readonly instance: Instance; readonly subject: string; readonly context: FileContext }[] = [];
    for (const row of readFileSync(`${dir}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1)) {
      const read = readInstance(readFileSync(`${dir}${row.split('\t')[0] ?? ''}`), { partial: false });
      if (!read.ok) continue;
      const instance = read.value;
      const values = new Map<string, readonly string[]>();
      const lookup = (tag: string): readonly string[] => values.get(tag) ?? rootValues(instance, Number.parseInt(tag, 16));
      const one = { instance, subject: subjectOf(instance, '00100020') ?? '', context: { lookup, typeOf: () => undefined } };
      store.add(instance, one.subject, expectations, content, one.context);
      files.push(one);
    }
    const search = searchFor(store.list());
    expect(search.needles).toBeGreaterThan(3000);
    const places = new Map<string, number>();
    for (const { instance, subject, context } of files) {
      blank(instance, expectations, context);
      for (const problem of search.inFile(instance, subject, () => false)) {
        const place = problem.tagPath ?? problem.place ?? '';
        places.set(place, (places.get(place) ?? 0) + 1);
      }
    }
    // a serial number in a description: true. A set whose every text is one word (name, number, study) has a placeholder there.
    expect([...places.keys()].sort()).toEqual(['DetectorDescription']);
  });
});

function blank(instance: Instance, expectations: ReturnType<typeof expectationsOf>, context: FileContext): void {
  const visit = (dataset: Dataset, within: readonly number[], gone: boolean): void => {
    for (const element of dataset.elements) {
      if (isCreatorTag(element.tag)) continue;
      const creatorTag = creatorTagOf(element.tag);
      const creator = creatorTag === undefined ? null : creatorText(instance.data, dataset, creatorTag);
      const kinds = expectations.demandsOf({ tag: element.tag, vr: element.vr, within, creator }, context).map((demand) => demand.action.kind);
      if (element.items === null) {
        if (gone || !kinds.includes('keep')) instance.data.fill(0, element.valueOffset, element.valueEndOffset);
        continue;
      }
      const allGone = gone || !kinds.some((kind) => kind === 'keep' || kind === 'remap');
      for (const item of element.items) visit(item, [...within, element.tag], allGone);
    }
  };
  visit(instance.dataset, [], false);
  for (const element of instance.meta?.elements ?? []) instance.file.fill(0, element.valueOffset, element.valueEndOffset);
  if (instance.hasPreamble) instance.file.fill(0, 0, 128);
}
