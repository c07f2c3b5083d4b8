import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Box } from '../../src/runtime/pixels/image.js';

/** A line of burned-in text that a person measured. */
export interface BurnedInLine extends Box {
  readonly path: string;
  /** "name", "id", "date", "institution", … */
  readonly kind: string;
}

export function burnedInLines(dir: string): readonly BurnedInLine[] {
  return readFileSync(join(dir, 'BURNED-IN.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map(([path = '', , , , kind = '', , x0, y0, x1, y1]) => ({ path, kind, x0: Number(x0), y0: Number(y0), x1: Number(x1), y1: Number(y1) }));
}
