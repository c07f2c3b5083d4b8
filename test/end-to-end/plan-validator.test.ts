import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile, printPlan } from '../../src/compiler/index.js';
import { validatorBySchema, type PlanValidator } from '../../src/compiler/lower/plan-validator.js';
import { shippedLibrary } from '../compiler/library.js';
import { describeBuiltProduct } from './product.js';

type Members = Record<string, unknown>;

describeBuiltProduct('the validator of plans that the build makes', () => {
  const built = createRequire(import.meta.url)('../../dist/src/compiler/lower/validate-plan.cjs') as PlanValidator;
  const bySchema = validatorBySchema();
  const source = 'profile "small" version "1"\naccept when Modality is MR otherwise quarantine "MR only"\nremove PatientName when Modality is MR\nremove private "ACME" (0019,xx01)\nremove all PN\nremove private\nremove unknown\nkeep unlisted\n';
  const { plan } = compile({ name: 'small.anon', text: source }, shippedLibrary());
  if (plan === null) throw new Error('the sample does not compile');
  const text = printPlan(plan);

  it('lets the plans of the compiler in', () => {
    expect(built(JSON.parse(text))).toBe(true);
  });

  it('says of whatever was changed what Ajv says by the schema', () => {
    const places = [...placesIn(JSON.parse(text))];
    const change = fc.record({ place: fc.constantFrom(...places), put: fc.oneof(fc.constant(undefined), fc.jsonValue()) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const copy: unknown = JSON.parse(text);
        for (const { place, put } of changes) replace(copy, place, put);
        const verdict = built(copy);
        expect(verdict).toBe(bySchema(copy));
        if (!verdict) expect(built.errors?.[0]?.instancePath).toBe(bySchema.errors?.[0]?.instancePath);
      }),
      { numRuns: 300 },
    );
  });
});

function* placesIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (value === null || typeof value !== 'object' || path.length > 5) return;
  for (const key of Object.keys(value).slice(0, 40)) yield* placesIn((value as Members)[key], [...path, key]);
}

function replace(root: unknown, path: readonly string[], put: unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at !== null && typeof at === 'object' ? (at as Members)[key] : undefined), root);
  const last = path.at(-1);
  if (holder === null || typeof holder !== 'object' || last === undefined) return;
  if (put === undefined && !Array.isArray(holder)) Reflect.deleteProperty(holder, last);
  else (holder as Members)[last] = put ?? null;
}
