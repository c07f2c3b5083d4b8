interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The compressed stream of each frame. `fragments` begin with the offset table; `extended` holds the values of (7FE0,0001), or null. Null:
 * the tables contradict the fragments, or nothing tells where frames begin.
 */
export function frameStreams(data: Uint8Array, fragments: readonly Range[], extended: Uint8Array | null, frames: number): readonly Uint8Array[] | null {
  const [table, ...parts] = fragments;
  if (table === undefined || parts.length < frames) return null;
  const groups = extended !== null && extended.length > 0 ? byOffsets(parts, wide(extended), frames) : table.end > table.start ? byOffsets(parts, narrow(data.subarray(table.start, table.end)), frames) : withoutTable(data, parts, frames);
  if (groups?.length !== frames) return null;
  return groups.map((group) => joined(group.map(({ start, end }) => data.subarray(start, end))));
}

function narrow(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true));
}

function wide(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, at) => Number(view.getBigUint64(at * 8, true)));
}

function byOffsets(parts: readonly Range[], offsets: readonly number[], frames: number): readonly (readonly Range[])[] | null {
  if (offsets.length !== frames) return null;
  const base = (parts[0]?.start ?? 0) - 8;
  const begins = offsets.map((offset) => parts.findIndex(({ start }) => start - 8 - base === offset));
  if (begins.some((begin, frame) => begin === -1 || (frame === 0 ? begin !== 0 : begin <= (begins[frame - 1] ?? 0)))) return null;
  return begins.map((begin, frame) => parts.slice(begin, begins[frame + 1] ?? parts.length));
}

/** One fragment a frame, one frame, or streams that begin with FF D8 or FF 4F. */
function withoutTable(data: Uint8Array, parts: readonly Range[], frames: number): readonly (readonly Range[])[] {
  if (parts.length === frames) return parts.map((part) => [part]);
  if (frames === 1) return [parts];
  const groups: Range[][] = [];
  for (const part of parts) {
    const isBegin = data[part.start] === 0xff && (data[part.start + 1] === 0xd8 || data[part.start + 1] === 0x4f);
    if (isBegin) groups.push([part]);
    else groups.at(-1)?.push(part);
  }
  return groups;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
