import type { DatasetNode, ElementValueNode, ExpectationNode, OutcomeNode, TestItem } from '../ast/syntax-tree.js';
import { fill, inPieces, lineWidth, withPrefix, withSuffix, type Pieces } from './fill.js';
import { conditionPieces, testPieces, valueOf } from './print-condition.js';
import { attributeOf, elementOf } from './print-selector.js';

/** `given { … } and { … }` or `expect { … }`: on one line where that is wide enough, else a line for each data set, or for each entry. */
export function testItemLines(item: TestItem, indent: string): readonly string[] {
  if (item.kind === 'given') {
    const blocks = item.datasets.map(entriesOf);
    const line = `${indent}given ${blocks.map(inline).join(' and ')}`;
    if (line.length <= lineWidth) return [line];
    const lines = blocks.map((entries, index) => (index === 0 ? `${indent}given ${inline(entries)}` : `${indent}  and ${inline(entries)}`));
    if (lines.length > 1 && lines.every(({ length }) => length <= lineWidth)) return lines;
    return blocks.flatMap((entries, index) => {
      const opening = index === 0 ? 'given {' : '} and {';
      return [indent + opening, ...entries.flatMap((entry) => fill(entry, `${indent}  `)), ...(index === blocks.length - 1 ? [`${indent}}`] : [])];
    });
  }
  const head = item.condition === null ? ['expect'] : [...withPrefix('when ', conditionPieces(item.condition)), 'expect'];
  const entries = item.expectations.map(expectationPieces);
  const line = `${indent}${head.join(' ')} ${inline(entries)}`;
  if (line.length <= lineWidth) return [line];
  return [...fill(withSuffix(head, ' {'), indent), ...entries.flatMap((entry) => fill(entry, `${indent}  `)), `${indent}}`];
}

function inline(entries: readonly Pieces[]): string {
  return entries.length === 0 ? '{ }' : `{ ${entries.map((entry) => entry.join(' ')).join('; ')} }`;
}

function entriesOf({ entries }: DatasetNode): readonly Pieces[] {
  return entries.map(({ element, value }) => withPrefix(`${elementOf(element)} = `, elementValuePieces(value)));
}

function elementValuePieces(value: ElementValueNode): Pieces {
  switch (value.kind) {
    case 'values':
      return withPrefix('[', withSuffix(inPieces(value.values.map(valueOf)), ']'));
    case 'items':
      return value.items.length === 0 ? ['[]'] : withPrefix('[', withSuffix(inPieces(value.items.map(datasetPieces)), ']'));
    default:
      return [valueOf(value)];
  }
}

function datasetPieces(dataset: DatasetNode): Pieces {
  const entries = entriesOf(dataset);
  if (entries.length === 0) return ['{ }'];
  const parts = entries.flatMap((entry, index) => (index === entries.length - 1 ? entry : withSuffix(entry, ';')));
  return withPrefix('{ ', withSuffix(parts, ' }'));
}

function expectationPieces(expectation: ExpectationNode): Pieces {
  switch (expectation.kind) {
    case 'quarantined':
      return ['quarantined'];
    case 'days-between':
      return [`days between ${attributeOf(expectation.attribute)} = ${expectation.days.text}`];
    case 'element': {
      const place = [...expectation.within.map(attributeOf), elementOf(expectation.element)].join(' > ');
      return withPrefix(`${place} `, outcomePieces(expectation.outcome));
    }
  }
}

function outcomePieces(outcome: OutcomeNode): Pieces {
  if (outcome.kind === 'empty') return ['empty'];
  return outcome.kind === 'equals' ? withPrefix('= ', elementValuePieces(outcome.value)) : testPieces(outcome);
}
