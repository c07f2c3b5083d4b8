// What is measured of boxes, on masks of whole pixels.

/** A mask of rows × columns in which boxes, each grown by some pixels, are 1. */
export function maskOf(boxes, rows, columns, grow = 0) {
  const mask = new Uint8Array(rows * columns);
  for (const [x0, y0, x1, y1] of boxes) {
    const [left, right] = [Math.max(0, Math.floor(x0) - grow), Math.min(columns, Math.ceil(x1) + grow)];
    for (let y = Math.max(0, Math.floor(y0) - grow); y < Math.min(rows, Math.ceil(y1) + grow); y += 1) if (right > left) mask.fill(1, y * columns + left, y * columns + right);
  }
  return mask;
}

/** The part of a box that a mask covers. */
export function covered(mask, columns, rows, [x0, y0, x1, y1]) {
  let [inside, all] = [0, 0];
  for (let y = Math.max(0, Math.round(y0)); y < Math.min(rows, Math.round(y1)); y += 1) {
    for (let x = Math.max(0, Math.round(x0)); x < Math.min(columns, Math.round(x1)); x += 1) {
      all += 1;
      inside += mask[y * columns + x];
    }
  }
  return all === 0 ? 1 : inside / all;
}

/** The part of a frame that is marked, more than 8 pixels from any text. */
export function falseArea(marked, near) {
  let count = 0;
  for (let at = 0; at < marked.length; at += 1) if (marked[at] === 1 && near[at] === 0) count += 1;
  return count / marked.length;
}

export const boxOf = ({ box: { x0, y0, x1, y1 } }) => [x0, y0, x1, y1];
