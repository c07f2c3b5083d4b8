// Regions inside the image that a template selects.

/** The regions cut to the image; those of which nothing is left are noted and left out. */
export function placed(id, regions, { columns, rows }, defects) {
  const size = `${columns ?? 'any number of'} columns, ${rows ?? 'any number of'} rows`;
  const kept = [];
  for (const { x, y, w, h } of regions) {
    const written = `(${x}, ${y}, ${w}, ${h})`;
    const across = span(x, w, columns);
    const down = span(y, h, rows);
    if (across === 'empty' || down === 'empty') defects.push({ id, reason: 'region of no size', detail: written });
    else if (across === null || down === null) defects.push({ id, reason: 'region outside the image', detail: `${written}, ${size}` });
    else {
      if (across.length < w || down.length < h) defects.push({ id, reason: 'region beyond the image, cut', detail: `${written}, ${size}` });
      const line = `black ${across.fromEnd ? `right ${across.at}` : `x ${across.at}`} ${down.fromEnd ? `bottom ${down.at}` : `y ${down.at}`} width ${across.length} height ${down.length}`;
      if (kept.includes(line)) defects.push({ id, reason: 'region said twice', detail: written });
      else kept.push(line);
    }
  }
  return kept;
}

function span(at, length, size) {
  if (length <= 0) return 'empty';
  if (at >= 0) {
    if (size === null) return { at, length, fromEnd: false };
    return at >= size ? null : { at, length: Math.min(length, size - at), fromEnd: false };
  }
  const gap = -at - length;
  return gap >= 0 ? { at: gap, length, fromEnd: true } : { at: 0, length: -at, fromEnd: true };
}
