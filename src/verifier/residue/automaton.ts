import { assert } from '../../base/assert.js';

/**
 * Aho–Corasick over bytes, ASCII letters folded to lower case, for a million needles and more: states stand in breadth-first order, so
 * the children of a state are neighbours and an edge is one byte; about 19 bytes a state. Rows for the root and its children are dense,
 * because nearly every byte of an image is read there.
 */
export interface Automaton {
  readonly states: number;
  /** Calls `hit` for every occurrence: which needle, and the offset behind its last byte. */
  scan(bytes: Uint8Array, start: number, end: number, hit: (needle: number, endOffset: number) => void): void;
}

const NONE = -1;

export function fold(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Folds bytes that stand as the signs of Latin-1; other capitals than those of ASCII stay. */
export function foldText(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

/** Builds the automaton of needles (`Needle.form`) that are folded, of two bytes or more and all different; a needle is known by its index. */
export function buildAutomaton(needles: readonly string[]): Automaton {
  assert(
    needles.every((needle) => needle.length >= 2),
    'a needle has fewer than two bytes',
  );
  const order = inOrder(needles);
  const table = trie(needles, order);
  link(table);
  return { states: table.count, scan: scannerOf(table) };
}

/** Indices of the needles in the order of their bytes. */
function inOrder(needles: readonly string[]): Uint32Array {
  return Uint32Array.from(needles.keys()).sort((a, b) => {
    const left = needles[a] ?? '';
    const right = needles[b] ?? '';
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

interface Table {
  count: number;
  /** the byte of the edge that leads to a state */
  readonly label: Uint8Array;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly children: Uint16Array;
  readonly fail: Int32Array;
  /** needle that ends in a state, or NONE */
  readonly needle: Int32Array;
  /** the nearest state on the fail chain where a needle ends, or NONE */
  readonly output: Int32Array;
}

/** One state for each different beginning of a needle, the empty one too. */
function statesOf(needles: readonly string[], order: Uint32Array): number {
  let states = 1;
  let before = '';
  for (const index of order) {
    const needle = needles[index] ?? '';
    let shared = 0;
    while (shared < needle.length && needle.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
    states += needle.length - shared;
    before = needle;
  }
  return states;
}

/** Level by level over the sorted needles: a state is a range of needles with a common prefix. */
function trie(needles: readonly string[], order: Uint32Array): Table {
  const bound = statesOf(needles, order);
  const table: Table = {
    count: 1,
    label: new Uint8Array(bound),
    parent: new Int32Array(bound),
    firstChild: new Int32Array(bound).fill(NONE),
    children: new Uint16Array(bound),
    fail: new Int32Array(bound),
    needle: new Int32Array(bound).fill(NONE),
    output: new Int32Array(bound).fill(NONE),
  };
  let level: { state: number; from: number; to: number }[] = [{ state: 0, from: 0, to: order.length }];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { state, from, to } of level) {
      let at = from;
      while (at < to) {
        const index = order[at] ?? 0;
        const byte = codeAt(needles, index, depth);
        if (byte === NONE) {
          table.needle[state] = index;
          at += 1;
          continue;
        }
        let stop = at + 1;
        while (stop < to && codeAt(needles, order[stop] ?? 0, depth) === byte) stop += 1;
        const child = table.count;
        table.count += 1;
        table.label[child] = byte;
        table.parent[child] = state;
        if (table.firstChild[state] === NONE) table.firstChild[state] = child;
        table.children[state] = (table.children[state] ?? 0) + 1;
        next.push({ state: child, from: at, to: stop });
        at = stop;
      }
    }
    level = next;
  }
  return table;
}

/** NONE behind the end of a needle. */
function codeAt(needles: readonly string[], index: number, depth: number): number {
  const needle = needles[index] ?? '';
  return depth < needle.length ? needle.charCodeAt(depth) : NONE;
}

function childOf(table: Table, state: number, byte: number): number {
  const first = table.firstChild[state] ?? NONE;
  if (first === NONE) return NONE;
  let low = first;
  let high = first + (table.children[state] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const label = table.label[middle] ?? 0;
    if (label === byte) return middle;
    if (label < byte) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

/** Breadth-first order means that the fail state of a parent is known before its children are reached. */
function link(table: Table): void {
  for (let state = 1; state < table.count; state += 1) {
    const parent = table.parent[state] ?? 0;
    const byte = table.label[state] ?? 0;
    let fail = 0;
    if (parent !== 0) {
      let candidate = table.fail[parent] ?? 0;
      while (candidate !== 0 && childOf(table, candidate, byte) === NONE) candidate = table.fail[candidate] ?? 0;
      const child = childOf(table, candidate, byte);
      fail = child === NONE ? 0 : child;
    }
    table.fail[state] = fail;
    table.output[state] = table.needle[fail] === NONE ? (table.output[fail] ?? NONE) : fail;
  }
}

/** Full transition rows, folding included, for states 0 to `dense` - 1. */
function denseRows(table: Table, dense: number): Int32Array {
  const rows = new Int32Array(dense * 256);
  for (let state = 0; state < dense; state += 1) {
    for (let raw = 0; raw < 256; raw += 1) {
      const byte = fold(raw);
      let from = state;
      let child = childOf(table, from, byte);
      while (child === NONE && from !== 0) {
        from = table.fail[from] ?? 0;
        child = childOf(table, from, byte);
      }
      rows[state * 256 + raw] = child === NONE ? 0 : child;
    }
  }
  return rows;
}

function scannerOf(table: Table): Automaton['scan'] {
  const dense = Math.min(table.count, 1 + (table.children[0] ?? 0));
  const rows = denseRows(table, dense);
  const { fail, needle, output } = table;
  return (bytes, start, end, hit) => {
    let state = 0;
    for (let at = start; at < end; at += 1) {
      // INVARIANT: every index is in range; the casts keep the check for undefined out of the hottest loop of the verifier
      const raw = bytes[at] as number;
      if (state >= dense) {
        const byte = fold(raw);
        let child = childOf(table, state, byte);
        while (child === NONE && state >= dense) {
          state = fail[state] as number;
          if (state >= dense) child = childOf(table, state, byte);
        }
        state = child === NONE ? (rows[state * 256 + raw] as number) : child;
      } else state = rows[state * 256 + raw] as number;
      // INVARIANT: no needle has a single byte, so none ends in the root or a child of it
      if (state < dense) continue;
      for (let found = needle[state] === NONE ? (output[state] as number) : state; found !== NONE; found = output[found] as number) hit(needle[found] as number, at + 1);
    }
  };
}
