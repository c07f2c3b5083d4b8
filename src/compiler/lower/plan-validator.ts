import { createRequire } from 'node:module';
import type { Options } from 'ajv';

/** Says whether a value is as `plan.schema.json` wants a plan, and if not, where not. */
export interface PlanValidator {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

const require = createRequire(import.meta.url);

/** For Ajv. To tidy the code that it makes takes longer than running it once. */
export const validatorOptions: Options = { strict: true, strictRequired: false, allowUnionTypes: true, inlineRefs: false, code: { optimize: false } };

let made: PlanValidator | undefined;

/** The build makes the validator of the schema once (scripts/build.mjs), because Ajv takes a tenth of a second for it; where nothing was built, it is made here. */
export function planValidator(): PlanValidator {
  return (made ??= builtValidator() ?? validatorBySchema());
}

function builtValidator(): PlanValidator | null {
  try {
    return require('./validate-plan.cjs') as PlanValidator;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** The same, by Ajv and the schema. */
export function validatorBySchema(): PlanValidator {
  const { Ajv } = require('ajv') as typeof import('ajv');
  return new Ajv(validatorOptions).compile(require('./plan.schema.json') as Record<string, unknown>);
}
