import type { Detection, Region } from '../resolve/model.js';

/** "black x 0 y 0 width 1024 height 72" */
export function regionInWords(region: Region): string {
  if (region.kind === 'outside-regions') return 'black outside regions';
  const sides = (['x', 'right', 'y', 'bottom', 'width', 'height'] as const).flatMap((side) => (region[side] === null ? [] : [`${side} ${region[side]}`]));
  return `black ${sides.join(' ')}`;
}

/** "redact at confidence 0.8, review at confidence 0.3" */
export function detectionInWords({ redact, review, strict, allow }: Pick<Detection, 'redact' | 'review' | 'strict' | 'allow'>): string {
  return [
    `redact at confidence ${redact}`,
    ...(review === null ? [] : [`review at confidence ${review}`]),
    ...(strict ? ['strict'] : []),
    ...(allow.length === 0 ? [] : [`allow patterns ${allow.map((source) => `/${source}/`).join(', ')}`]),
  ].join(', ');
}
