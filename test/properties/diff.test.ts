import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.js';
import { holds, type Lookup } from '../../src/base/condition.js';
import { diff, type AttributeDifference } from '../../src/compiler/diff/diff.js';
import { outcome } from '../../src/compiler/explain/outcome.js';
import { insideItems } from '../../src/compiler/resolve/elements-of.js';
import { covers, type Element } from '../../src/compiler/resolve/element.js';
import { leafOf } from '../../src/compiler/resolve/rank.js';
import type { Model, Selector } from '../../src/compiler/resolve/model.js';
import { allContexts, model } from '../arbitraries/model.js';

/** Elements of every kind that the generated rules speak of, and one of which none does. */
const leaves: readonly (Pick<Element, 'tag' | 'creator'> & { readonly vr: string | null; readonly ofVr: string | null })[] = [
  ...['00101010', '00081010', '00080020', '00080030', '0020000D', '00180015', '60xx3000', '60103000', '60100010'].map((tag) => ({ tag, creator: null, vr: null, ofVr: null })),
  { tag: '0019xx0C', creator: 'SIEMENS MR HEADER', vr: 'IS', ofVr: null },
  { tag: '0019xx0C', creator: 'ACME', vr: null, ofVr: null },
  { tag: '0019xx0C', creator: 'ACME', vr: 'UI', ofVr: 'UI' },
];
const places: readonly (readonly string[])[] = [[], insideItems, ['00400275'], ['00540220', '00400275']];

const acceptedBy = ({ acceptance }: Model, lookup: Lookup): boolean => acceptance.every(({ condition }) => holds(condition, lookup));

const endsWith = (within: readonly string[], suffix: readonly string[]): boolean => suffix.join() === within.slice(within.length - suffix.length).join();

/** The element by which the comparison speaks of this one: what no rule tells apart is said once. */
function spokenOf({ tag, creator, vr, ofVr }: (typeof leaves)[number], selectors: readonly Selector[]): Pick<AttributeDifference, 'tag' | 'creator' | 'ofVr'> {
  const named = selectors.map(leafOf);
  const isBounding = (of: string | null): boolean => selectors.some((selector) => selector.kind === 'vr' && of !== null && selector.vrs.includes(of));
  if (creator !== null && !named.some((leaf) => leaf.kind === 'private' && leaf.creator === creator)) return { tag: 'FFF7xxF7', creator: null, ofVr: isBounding(vr) ? vr : null };
  if (creator !== null) return { tag, creator, ofVr: isBounding(ofVr) ? ofVr : null };
  // a tag of a repeating group stands for itself only where some rule tells its group apart
  return { tag: tag.startsWith('6010') && !named.some((leaf) => leaf.kind === 'mask' && leaf.pattern.startsWith('6010')) ? `60xx${tag.slice(4)}` : tag, creator, ofVr };
}

/** What the comparison says of an element at a place: at the longest path that the models know there, else as inside any item. */
function reported(differences: readonly AttributeDifference[], leaf: (typeof leaves)[number], within: readonly string[], models: readonly Model[]): AttributeDifference | undefined {
  const selectors = models.flatMap(({ rules }) => rules.map(({ selector }) => selector));
  const spoken = spokenOf(leaf, selectors);
  const own = differences.filter((one) => one.tag === spoken.tag && one.creator === spoken.creator && one.ofVr === spoken.ofVr);
  const paths = selectors.flatMap((selector) => (selector.kind === 'path' && endsWith(within, selector.within) ? [selector] : []));
  if (paths.some(({ last }) => covers(last, { ...leaf, within }))) {
    const [longest] = paths.map((path) => path.within).sort((one, other) => other.length - one.length);
    return own.find((one) => Array.isArray(one.within) && one.within.join() === longest?.join());
  }
  return own.find((one) => one.within === 'everywhere' || (within.length === 0 ? one.within !== null && one.within.length === 0 : one.within === null));
}

describe('the comparison of two models', () => {
  it('finds no difference between a model and itself', () => {
    fc.assert(
      fc.property(model, (one) => {
        expect(diff(one, one)).toMatchObject({ attributes: [], settings: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('reports an attribute if and only if some file that both accept is treated differently', () => {
    fc.assert(
      fc.property(model, model, (before, after) => {
        const { attributes } = diff(before, after);
        const contexts = allContexts.filter((lookup) => acceptedBy(before, lookup) && acceptedBy(after, lookup));
        for (const leaf of leaves) {
          for (const within of places) {
            const element = { tag: leaf.tag, creator: leaf.creator, within };
            const found = reported(attributes, leaf, within, [before, after]);
            for (const lookup of contexts) {
              const [old, now] = [before, after].map((one) => canonicalJson({ ...outcome(one, element, leaf.vr, lookup).action }));
              const met = found?.cases.filter(({ condition }) => holds(condition, lookup)) ?? [];
              const name = `${leaf.tag} ${leaf.creator ?? ''} ${leaf.vr ?? ''} in ${within.join('>')}`;
              expect(met.length, name).toBe(old === now ? 0 : 1);
              if (met[0] !== undefined) expect([canonicalJson({ ...met[0].before.action }), canonicalJson({ ...met[0].after.action })], name).toEqual([old, now]);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows for every case a file in which the two treat the attribute as it says', () => {
    fc.assert(
      fc.property(model, model, (before, after) => {
        for (const { tag, creator, vr, concept, within, cases } of diff(before, after).attributes.slice(0, 200)) {
          const place = within === 'everywhere' ? [] : (within ?? insideItems);
          const element = concept === undefined ? { tag, creator, within: place } : { tag, creator, within: place, concept };
          for (const one of cases) {
            const lookup: Lookup = (asked) => one.example?.values.get(asked) ?? [];
            expect(one.example).not.toBeNull();
            expect(acceptedBy(before, lookup) && acceptedBy(after, lookup)).toBe(true);
            expect(outcome(before, element, vr, lookup).action).toEqual(one.before.action);
            expect(outcome(after, element, vr, lookup).action).toEqual(one.after.action);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
