import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Condition } from '../../base/condition.js';
import type { DraftTemplate } from '../resolve/layer.js';
import type { Region } from '../resolve/model.js';
import type { Check } from './check.js';
import { byVm } from '../prove/reach.js';
import { not, satisfiable } from '../prove/satisfiable.js';

/** ANC5001, ANC5002, ANC5003, ANC5008: a template meets files and blacks out pixels that they have. */
export const templateRegions: Check = ({ draft }) => {
  const source = draft.profile.source.name;
  return draft.profile.templates.flatMap((template): readonly Diagnostic[] => {
    const { name, condition, nameSpan, regions, regionSpans } = template;
    const found: Diagnostic[] = [];
    if (satisfiable(condition, byVm).kind === 'no') found.push(diagnostic('ANC5002', { template: name }, { source, span: nameSpan }));
    if (regions.length === 0) found.push(diagnostic('ANC5003', { what: 'template', missing: 'region' }, { source, span: nameSpan }));
    for (const [index, region] of regions.entries()) {
      const place = { source, span: regionSpans[index] ?? nameSpan };
      const problem = region.kind === 'rectangle' ? problemOf(region, template) : null;
      if (problem !== null) found.push(diagnostic('ANC5001', { problem, size: sizeInWords(template) }, place));
      if (region.kind === 'outside-regions' && satisfiable({ kind: 'all', of: [condition, not(declaresRegions)] }, byVm).kind !== 'no') found.push(diagnostic('ANC5008', {}, place));
    }
    return found;
  });
};

/** SequenceOfUltrasoundRegions, PS3.3 C.8.5.5 */
const declaresRegions: Condition = { kind: 'test', tag: '00186011', test: { kind: 'present' } };

function sizeInWords({ columns, rows }: DraftTemplate): string {
  return columns === null && rows === null ? 'any size' : `${columns ?? 'any number of'} by ${rows ?? 'any number of'} pixels`;
}

type Rectangle = Extract<Region, { kind: 'rectangle' }>;

function problemOf({ x, right, width, y, bottom, height }: Rectangle, { columns, rows }: DraftTemplate): string | null {
  return alongOf({ near: x, far: right, extent: width, names: ['x', 'right', 'width'], size: columns }) ?? alongOf({ near: y, far: bottom, extent: height, names: ['y', 'bottom', 'height'], size: rows });
}

interface Along {
  readonly near: number | null;
  readonly far: number | null;
  readonly extent: number | null;
  readonly names: readonly [string, string, string];
  readonly size: number | null;
}

/** In one direction: whole pixels, at least one of them, all inside where the size is known. */
function alongOf({ near, far, extent, names: [nearName, farName, extentName], size }: Along): string | null {
  for (const [name, value] of [[nearName, near], [farName, far], [extentName, extent]] as const) {
    if (value !== null && (!Number.isInteger(value) || value < 0)) return `\`${name}\` is a whole number of pixels`;
  }
  if (extent === 0) return `its \`${extentName}\` is 0`;
  if (size === null) return null;
  const edge = near ?? far ?? 0;
  if (extent !== null) return edge + extent > size ? `${edge} and ${extent} pixels are more than ${size}` : null;
  return (near ?? 0) + (far ?? 0) >= size ? `between ${near ?? 0} from one edge and ${far ?? 0} from the other nothing is left of ${size}` : null;
}
