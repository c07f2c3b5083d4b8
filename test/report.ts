import { attribute, element, type ElementSpec } from './dicom-writer.js';

/** Content items of structured reports (PS3.3 C.17.3) for tests, and the rules that the tests clean them by. */
export interface Concept {
  readonly code: string;
  readonly scheme?: string;
  readonly meaning?: string;
}

const valueKeywords: Readonly<Record<string, string>> = { TEXT: 'TextValue', PNAME: 'PersonName', DATE: 'Date', TIME: 'Time', DATETIME: 'DateTime', UIDREF: 'UID' };

export function code({ code: value, scheme = '99TEST', meaning = 'made up' }: Concept): ElementSpec[] {
  return [attribute('CodeValue', value), attribute('CodingSchemeDesignator', scheme), attribute('CodeMeaning', meaning)];
}

/** One item: its value as text, a code of CODE, a number in millimetres of NUM, none of CONTAINER; `more` are elements of any other kind. */
export function reportItem(valueType: string, concept: Concept, value: string, children: readonly (readonly ElementSpec[])[] = [], more: readonly ElementSpec[] = []): ElementSpec[] {
  const keyword = valueKeywords[valueType];
  const own =
    keyword !== undefined
      ? [attribute(keyword, value)]
      : valueType === 'CODE'
        ? [attribute('ConceptCodeSequence', [code({ code: value, scheme: 'SRT' })])]
        : valueType === 'NUM'
          ? [attribute('MeasuredValueSequence', [[attribute('MeasurementUnitsCodeSequence', [code({ code: 'mm', scheme: 'UCUM' })]), attribute('NumericValue', value)]])]
          : [];
  const inside = children.length === 0 ? [] : [attribute('ContentSequence', children)];
  return [attribute('RelationshipType', 'CONTAINS'), attribute('ValueType', valueType), attribute('ConceptNameCodeSequence', [code(concept)]), ...own, ...inside, ...more].sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** A relationship by reference: positions from the root down. */
export function referenceItem(positions: readonly number[]): ElementSpec[] {
  const value = Buffer.alloc(positions.length * 4);
  positions.forEach((position, index) => value.writeUInt32LE(position, index * 4));
  return [attribute('RelationshipType', 'INFERRED FROM'), element('0040DB73', 'UL', value)];
}
