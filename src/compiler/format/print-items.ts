import type { Detect, DetectItem, QuasiIdentifierNode, RegionNode, Risk, RiskItem, Template, Test, TestItem } from '../ast/syntax-tree.js';
import { fill, inPieces, withPrefix, type Pieces } from './fill.js';
import { conditionPieces, testPieces, valueOf } from './print-condition.js';
import { columnOf } from './print-expression.js';
import { patternPieces } from './print-rule.js';
import { attributeOf } from './print-selector.js';
import { testItemLines } from './print-test.js';
import { textOf } from './print-text.js';

/** A sentence in the block of a statement. */
export type Item = RegionNode | DetectItem | RiskItem | TestItem;

/** What stands before the brace: what is never broken but between pieces, and a clause that may begin a line. */
export function blockHead(statement: Template | Detect | Risk | Test): readonly Pieces[] {
  switch (statement.kind) {
    case 'template':
      return [[`template ${textOf(statement.name.text)}`], withPrefix('for ', inPieces(statement.devices.map(devicePieces)))];
    case 'detect':
      return [withPrefix('detect text when ', conditionPieces(statement.condition))];
    case 'risk':
      return [['risk']];
    case 'test':
      return [[`test ${textOf(statement.name.text)}`]];
  }
}

function devicePieces({ attribute, test }: Template['devices'][number]): Pieces {
  return withPrefix(`${attributeOf(attribute)} `, test.kind === 'is' ? [valueOf(test.value)] : testPieces(test));
}

export function itemLines(item: Item, indent: string): readonly string[] {
  return item.kind === 'given' || item.kind === 'expect' ? testItemLines(item, indent) : fill(itemPieces(item), indent);
}

function itemPieces(item: Exclude<Item, TestItem>): Pieces {
  switch (item.kind) {
    case 'region':
      return [item.outside ? 'black outside regions' : `black ${item.sides.map(({ name, value }) => `${name.text} ${value.text}`).join(' ')}`];
    case 'threshold':
      return [`${item.what === 'leave' ? 'leave below' : `${item.what} at`} confidence ${item.confidence.text}`];
    case 'strict':
      return ['strict'];
    case 'allow':
      return withPrefix('allow ', patternPieces(item.patterns));
    case 'quasi-identifiers':
      return withPrefix('quasi-identifiers ', inPieces(item.of.map(quasiIdentifierOf)));
    case 'sensitive':
      return withPrefix('sensitive ', inPieces(item.attributes.map(attributeOf)));
    case 'exclude':
      return [...withPrefix('exclude ', inPieces(item.attributes.map(attributeOf))), `because ${textOf(item.because.text)}`];
    case 'release':
      return [`release ${item.level.text}`];
    case 'population':
      return [`population ${item.size.text}`];
    case 'require':
      return [`require ${item.metric.text} ${item.operator} ${item.bound.text}`];
  }
}

function quasiIdentifierOf({ part, of }: QuasiIdentifierNode): string {
  return `${part === null ? '' : `${part} of `}${of.kind === 'column' ? columnOf(of) : attributeOf(of)}`;
}
