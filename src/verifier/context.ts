import type { Expectations, FileContext } from './expected.js';
import type { Instance } from './read/instance.js';
import { rootValues } from './read/values.js';

/**
 * What conditions see: the root of the original. Without it the output tells only of attributes that the model keeps in every case; of
 * all others it may hold a replacement.
 */
export function contextOf(original: Instance | null, output: Instance | null, expectations: Expectations): FileContext {
  const values = new Map<string, readonly string[] | undefined>();
  function read(tag: string): readonly string[] | undefined {
    const number = Number.parseInt(tag, 16);
    if (original !== null) return rootValues(original, number);
    return output !== null && expectations.keepsAlways(number) ? rootValues(output, number) : undefined;
  }
  return {
    lookup(tag) {
      if (!values.has(tag)) values.set(tag, read(tag));
      return values.get(tag);
    },
    // whichever alternative of a compound code was taken, nothing identifies: whether the object is valid is for its own judge to say
    typeOf: () => undefined,
  };
}
