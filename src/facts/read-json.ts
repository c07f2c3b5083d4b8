import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** One fact file of `facts/data`, parsed once. The files ship with the product; nothing is fetched. */
export function readFacts(file: `${string}.json`): unknown {
  return require(`./data/${file}`) as unknown;
}
