/** Samples of a pixel, 1 or 3, by how long the data of a picture is; null: neither fits. */
export function samplesOf({ bytes, bits, columns, rows, predictor }: { readonly bytes: number; readonly bits: number | null; readonly columns: number; readonly rows: number; readonly predictor: number }): 1 | 3 | null {
  const fits = (samples: number): boolean => {
    const needed = (Math.ceil((columns * samples * (bits ?? 0)) / 8) + (predictor >= 10 ? 1 : 0)) * rows;
    // a line end may stand behind the data
    return bytes >= needed && bytes <= needed + 2;
  };
  return fits(1) ? 1 : fits(3) ? 3 : null;
}

interface Layout {
  readonly predictor: number;
  readonly rowBytes: number;
  readonly rows: number;
  readonly pixelBytes: number;
}

/** Undoes the predictors of PNG (ISO 32000-2 7.4.4.4; W3C PNG 9); null: the predictor is another, or a row names none. */
export function unpredicted(bytes: Uint8Array, { predictor, rowBytes, rows, pixelBytes }: Layout): Uint8Array | null {
  if (predictor === 1) return bytes;
  if (predictor < 10 || predictor > 15) return null;
  const out = new Uint8Array(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (rowBytes + 1)] ?? 0;
    if (kind > 4) return null;
    for (let at = 0; at < rowBytes; at += 1) {
      const here = row * rowBytes + at;
      const left = at >= pixelBytes ? (out[here - pixelBytes] ?? 0) : 0;
      const above = row > 0 ? (out[here - rowBytes] ?? 0) : 0;
      const corner = row > 0 && at >= pixelBytes ? (out[here - rowBytes - pixelBytes] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind] ?? 0;
      out[here] = (bytes[row * (rowBytes + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
