import type { HuffmanTable } from './sequential.js';
import { damaged } from './sequential.js';

/** Symbol and length of every code, looked up by the next 16 bits: `length << 8 | symbol`; 0: no code begins so. */
export function decodingTable({ counts, symbols }: HuffmanTable): Uint16Array {
  const table = new Uint16Array(1 << 16);
  let [code, at] = [0, 0];
  for (let length = 1; length <= 16; length += 1) {
    for (let index = 0; index < (counts[length - 1] ?? 0); index += 1) {
      const from = code << (16 - length);
      if (from >= 1 << 16) throw damaged();
      table.fill((length << 8) | (symbols[at] ?? 0), from, from + (1 << (16 - length)));
      code += 1;
      at += 1;
    }
    code <<= 1;
  }
  return table;
}

/** Code and length of every symbol: `code << 5 | length`; 0: the symbol has none. */
export function encodingTable({ counts, symbols }: HuffmanTable): Int32Array {
  const table = new Int32Array(256);
  let [code, at] = [0, 0];
  for (let length = 1; length <= 16; length += 1) {
    for (let index = 0; index < (counts[length - 1] ?? 0); index += 1) {
      table[symbols[at] ?? 0] = (code << 5) | length;
      code += 1;
      at += 1;
    }
    code <<= 1;
  }
  return table;
}

/**
 * The shortest codes for symbols that occur this often, none longer than 16 bits and none of ones only (ITU-T T.81 K.2).
 *
 * @param frequencies of 256 symbols
 */
export function optimalTable(frequencies: Float64Array): HuffmanTable {
  const perLength = new Uint32Array(512);
  for (const length of codeLengths(frequencies)) if (length > 0) perLength[length] = (perLength[length] ?? 0) + 1;
  // Figure K.3: too long codes are moved up in pairs
  for (let length = perLength.length - 1; length > 16; length -= 1) {
    while ((perLength[length] ?? 0) > 0) {
      let shorter = length - 2;
      while (shorter > 0 && perLength[shorter] === 0) shorter -= 1;
      perLength[length] = (perLength[length] ?? 0) - 2;
      perLength[length - 1] = (perLength[length - 1] ?? 0) + 1;
      perLength[shorter + 1] = (perLength[shorter + 1] ?? 0) + 2;
      perLength[shorter] = (perLength[shorter] ?? 0) - 1;
    }
  }
  // the symbol that stands for the code of ones only has one of the longest codes
  let longest = 16;
  while (longest > 0 && perLength[longest] === 0) longest -= 1;
  perLength[longest] = (perLength[longest] ?? 0) - 1;
  // the most frequent symbols have the shortest codes
  const symbols = Array.from({ length: 256 }, (_, symbol) => symbol).filter((symbol) => (frequencies[symbol] ?? 0) > 0);
  symbols.sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b);
  return { counts: Uint8Array.from(perLength.subarray(1, 17)), symbols: Uint8Array.from(symbols) };
}

/** Lengths by Huffman's procedure (Figure K.1), of the 256 symbols and one more that occurs once. */
function codeLengths(frequencies: Float64Array): Uint16Array {
  const weight = Float64Array.from([...frequencies, 1]);
  const lengths = new Uint16Array(257);
  const next = new Int16Array(257).fill(-1);
  for (;;) {
    const first = least(weight, -1);
    const second = first === -1 ? -1 : least(weight, first);
    if (second === -1) return lengths;
    weight[first] = (weight[first] ?? 0) + (weight[second] ?? 0);
    weight[second] = 0;
    let at = first;
    for (; ; at = next[at] ?? -1) {
      lengths[at] = (lengths[at] ?? 0) + 1;
      if (next[at] === -1) break;
    }
    next[at] = second;
    for (at = second; at !== -1; at = next[at] ?? -1) lengths[at] = (lengths[at] ?? 0) + 1;
  }
}

/** The least weight that is not 0, the last of equal ones, other than `except`; -1: none. */
function least(weight: Float64Array, except: number): number {
  let best = -1;
  for (let at = 0; at < weight.length; at += 1) {
    const value = weight[at] ?? 0;
    if (value > 0 && at !== except && (best === -1 || value <= (weight[best] ?? 0))) best = at;
  }
  return best;
}
