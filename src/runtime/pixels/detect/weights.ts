import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Released {
  readonly sha256: string;
}

/** models/ of the package, which is found from the sources and from what is built of them alike. */
function modelsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'models', 'text-detector.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('models/text-detector.json is missing from the package');
    folder = above;
  }
  return join(folder, 'models');
}

/**
 * The weights of the net as ONNX, held against the digest they were released with: damaged ones may still load, and find nothing.
 *
 * @throws Error where they are missing, or not the released ones
 */
export function readWeights(folder = modelsFolder()): Uint8Array {
  const { sha256 } = JSON.parse(readFileSync(join(folder, 'text-detector.json'), 'utf8')) as Released;
  const weights = readFileSync(join(folder, 'text-detector.onnx'));
  if (createHash('sha256').update(weights).digest('hex') !== sha256) throw new Error('the weights of the text detector are damaged: models/text-detector.onnx has another digest than models/text-detector.json says');
  return new Uint8Array(weights);
}
