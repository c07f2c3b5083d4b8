import type { Model } from '../../compiler/resolve/model.js';
import { analyses } from '../../facts/analyses.js';
import type { Expectations } from '../expected.js';
import { tagPathText } from '../place.js';
import { rootValues } from '../read/values.js';
import type { ReleaseDuty, ReleaseProblem, Seen } from '../release/duty.js';
import type { Analysis } from './analysis.js';
import { asl } from './asl.js';
import { byTable } from './by-table.js';
import { causeOf, causesOf } from './cause.js';
import { ctKernel } from './ct-kernel.js';
import { diffusion } from './diffusion.js';
import { movesAlike, unequalMoves } from './moments.js';
import { multiEcho } from './multi-echo.js';
import { sameValues, type Parameter } from './parameter.js';
import { petSuv } from './pet-suv.js';
import { lossSentence } from './sentence.js';
import { newSeries, noteLoss, type Loss, type Series } from './series.js';
import { sliceTiming } from './slice-timing.js';
import { viewOf, type View } from './view.js';

const SERIES_INSTANCE = 0x0020000e;

const known: Readonly<Record<string, () => Analysis>> = { asl, 'ct-kernel': ctKernel, diffusion, 'multi-echo': multiEcho, 'pet-suv': petSuv, 'slice-timing': sliceTiming };

/** A duty for each analysis that the model promises to preserve: what it needs is in the outputs with the values of the inputs. */
export function fitness(model: Model, expectations: Expectations): readonly ReleaseDuty[] {
  return analyses()
    .filter(({ name }) => model.preserve.includes(name))
    .map((row) => duty(known[row.name]?.() ?? byTable(row), expectations));
}

function duty(analysis: Analysis, expectations: Expectations): ReleaseDuty {
  const all = new Map<string, Series>();

  function compare(series: Series, seen: Seen, original: View, output: View): void {
    const maker = original.root('Manufacturer').toLowerCase();
    for (const parameter of analysis.parameters) {
      const { vendors = [], unless = [] } = parameter;
      const readings = parameter.read(original);
      if (readings.length === 0 || !analysis.needs(parameter.parameter, original, readings)) continue;
      if (vendors.length > 0 && !vendors.some((vendor) => maker.startsWith(vendor.toLowerCase()))) continue;
      if (unless.some((other) => analysis.parameters.some((one) => one.parameter === other && one.read(original).length > 0))) continue;
      const kept = parameter.read(output);
      const held = parameter.kind === 'moment' ? movesAlike(series, parameter.parameter, readings, kept, (found) => causeOf(found, seen, expectations)) : readings.some((reading) => kept.some((one) => one.place === reading.place && sameValues(reading.values, one.values)));
      if (held) series.held.add(parameter.parameter);
      else noteLoss(kept.length > 0 ? series.changed : series.lost, parameter.parameter, readings[0]?.values ?? [], readings.flatMap((reading) => causesOf(reading, seen, expectations)));
    }
  }

  return {
    name: `fitness-${analysis.name}`,
    clause: analysis.clause,
    add(seen) {
      const key = rootValues(seen.output, SERIES_INSTANCE)[0] ?? seen.path.replace(/[^/]*$/, '');
      const series = all.get(key) ?? newSeries(seen.path, seen.input);
      all.set(key, series);
      const output = viewOf(seen.output);
      series.images += 1;
      series.shown ||= analysis.shows(output);
      for (const parameter of analysis.parameters) {
        const readings = parameter.read(output);
        if (readings.length > 0) series.held.add(parameter.parameter);
        if (analysis.needs(parameter.parameter, output, readings)) series.wanted.add(parameter.parameter);
      }
      if (seen.original === null) {
        series.marked ||= analysis.marks(output);
        return;
      }
      const original = viewOf(seen.original);
      series.compared += 1;
      series.marked ||= analysis.marks(original);
      compare(series, seen, original, output);
    },
    finish: () => [...all.values()].flatMap((series) => judge(analysis, series)),
  };
}

function judge(analysis: Analysis, series: Series): readonly ReleaseProblem[] {
  if (!series.marked && !series.shown) return [];
  const problems: ReleaseProblem[] = [];
  for (const parameter of analysis.parameters) {
    const lost = series.lost.get(parameter.parameter);
    const changed = series.changed.get(parameter.parameter) ?? unequalMoves(series, parameter.parameter);
    // one moment alone has no interval
    if (series.marked && lost !== undefined && (parameter.kind !== 'moment' || lost.values.size > 1)) problems.push(problem(parameter, lost, series, 'lost'));
    if (series.marked && changed !== undefined) problems.push(problem(parameter, changed, series, 'changed'));
  }
  return [...problems, ...(series.compared === 0 ? absent(analysis, series) : [])];
}

/** What a series that shows itself must hold, where no original tells what it held. */
function absent(analysis: Analysis, { output, images, held, wanted, shown, marked }: Series): readonly ReleaseProblem[] {
  return analysis.essential.flatMap((anyOf, index): readonly ReleaseProblem[] => {
    if (anyOf.some((parameter) => held.has(parameter)) || !anyOf.some((parameter) => wanted.has(parameter)) || (!shown && !marked)) return [];
    const parameter = analysis.parameters.find((one) => one.parameter === anyOf[0]);
    if (parameter === undefined) return [];
    const message = `no ${parameter.words} stand in any of ${images} images of this series, so that ${parameter.without}; without the originals it cannot be told whether they ever did`;
    return [{ grade: index === 0 ? 'fitness' : 'review', kind: `${parameter.parameter}-absent`, message, output, input: null, rule: null, place: 'series', confidence: index === 0 ? 'high' : 'medium' }];
  });
}

function problem(parameter: Parameter, loss: Loss, series: Series, how: 'lost' | 'changed'): ReleaseProblem {
  const [first] = loss.causes.values();
  const gone = first?.gone[0];
  const rule = first?.demand.rule ?? null;
  return {
    grade: 'fitness',
    kind: `${parameter.parameter}-${how}`,
    message: lossSentence(parameter, loss, series, how),
    ...(gone === undefined ? { place: 'series' } : { tagPath: tagPathText(gone.within.map((tag) => ({ tag, item: 0 })), gone.tag) }),
    output: series.output,
    input: series.input,
    rule: rule === null ? null : `${rule.origin.source}:${rule.origin.line}`,
  };
}
