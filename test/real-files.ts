import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const folder = fileURLToPath(new URL('../../shared/dicom/', import.meta.url));

/** The folder of real files beside the checkout, where there is one. They never enter the product. */
export const realFilesDir: string | undefined = existsSync(`${folder}MANIFEST.tsv`) ? folder : undefined;

/** A suite over real files; where the folder is absent the suite is reported as skipped, never left out. */
export function describeWithRealFiles(name: string, suite: (dir: string) => void): void {
  if (realFilesDir === undefined) describe.skip(`${name} (skipped: no folder of real files beside the checkout)`, () => suite(''));
  else describe(name, () => suite(folder));
}
