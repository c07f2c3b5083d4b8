import type { Analysis as AnalysisRow } from '../../facts/analyses.js';
import { attributeOfKeyword } from '../../facts/dictionary.js';
import { quantitativeRows } from '../../facts/private-attributes.js';
import type { Analysis } from './analysis.js';
import { parameterOf, type Parameter } from './parameter.js';

const momentVrs = ['DA', 'DT', 'TM'];

/** An analysis that nobody has gone into: every attribute and private element that the tables name for it is a parameter by itself. */
export function byTable({ name, meaning, attributes, purposes }: AnalysisRow): Analysis {
  const without = `${meaning} may no longer be possible`;
  const standard = attributes.map((keyword): Parameter => {
    const isMoment = momentVrs.includes(attributeOfKeyword(keyword)?.vrs[0] ?? '');
    const source = isMoment ? { moment: [keyword] } : { attribute: keyword };
    return parameterOf({ analysis: name, parameter: keyword, words: `values of ${keyword}`, kind: isMoment ? 'moment' : 'text', without, sources: [source] });
  });
  const privates = quantitativeRows()
    .filter(({ purpose, handling }) => handling === 'keep-if' && purposes.includes(purpose))
    .map((row) => parameterOf({ analysis: name, parameter: `${row.creator} ${row.group}${row.element}`, words: `values of ${row.name}`, kind: 'text', without, sources: [row] }));
  const parameters = [...standard, ...privates];
  return {
    name,
    clause: 'the tables of quantitative analyses and of private elements; element by element',
    parameters,
    marks: (view) => parameters.some(({ read }) => read(view).length > 0),
    needs: () => true,
    shows: () => false,
    essential: [],
  };
}
