import type { Library } from '../compiler/index.js';
import type { Host } from './host.js';

/** The rules that are shipped, by their name: "ps3.15/basic.anon". */
export function shippedLibrary(host: Host): Library {
  const names = host.filesUnder(host.rulesFolder).filter((name) => name.endsWith('.anon'));
  return {
    names: () => names,
    read(name) {
      if (!names.includes(name)) return null;
      const text = host.readText(`${host.rulesFolder}/${name}`);
      return text.ok ? text.value : null;
    },
  };
}
