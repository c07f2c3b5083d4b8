/**
 * The entries of one segmented channel (0028,1221) – (0028,1223): PS3.3 C.7.9.2. Null where the segments are damaged, or do not give as
 * many entries as the descriptor says.
 *
 * @param fields the data as it is read: words for 16-bit entries, bytes for 8-bit ones
 */
export function unfolded(fields: ArrayLike<number>, entries: number): Uint16Array | null {
  const out = new Uint16Array(entries);
  let count = 0;
  // segments that an indirect one points at: it may not point at another indirect one
  const copy = (start: number, segments: number, isIndirect: boolean): number | null => {
    let at = start;
    for (let done = 0; done < segments && at < fields.length && count < entries; done += 1) {
      const [kind, length] = [fields[at] ?? -1, fields[at + 1] ?? 0];
      at += 2;
      if (kind === 0) {
        if (at + length > fields.length || count + length > entries) return null;
        for (let index = 0; index < length; index += 1) out[count + index] = fields[at + index] ?? 0;
        count += length;
        at += length;
      } else if (kind === 1) {
        const [from, to] = [out[count - 1], fields[at]];
        if (from === undefined || to === undefined || count + length > entries) return null;
        for (let index = 0; index < length; index += 1) out[count + index] = Math.round(from + ((to - from) * (index + 1)) / length);
        count += length;
        at += 1;
      } else if (kind === 2 && !isIndirect) {
        const [low, high] = [fields[at], fields[at + 1]];
        const bytesAField = fields instanceof Uint8Array ? 1 : 2;
        if (low === undefined || high === undefined || bytesAField === 1) return null;
        if (copy((low + high * 65536) / bytesAField, length, true) === null) return null;
        at += 2;
      } else return null;
    }
    return at;
  };
  return copy(0, Infinity, false) !== null && count === entries ? out : null;
}
