import { describe, expect, it } from 'vitest';
import { ps315Row } from '../../src/facts/ps315.js';
import { readFacts } from '../../src/facts/read-json.js';
import { uncoveredAttribute, uncoveredAttributes } from '../../src/facts/uncovered.js';

const { counts } = readFacts('ps315-e1-uncovered.json') as {
  readonly counts: { readonly rows: number; readonly byClass: Record<string, number>; readonly retired: number; readonly operatorText: number };
};

describe('attributes without a row in Table E.1-1', () => {
  it('are read whole: the rows and classes that the file counts', () => {
    const attributes = uncoveredAttributes();
    expect(attributes).toHaveLength(counts.rows);
    for (const [cls, count] of Object.entries(counts.byClass)) expect(attributes.filter((attribute) => attribute.cls === cls)).toHaveLength(count);
    expect(attributes.filter(({ retired }) => retired)).toHaveLength(counts.retired);
    expect(attributes.filter(({ operatorText }) => operatorText)).toHaveLength(counts.operatorText);
  });

  it('have no row indeed', () => {
    expect(uncoveredAttributes().filter(({ tag }) => ps315Row(tag) !== undefined)).toEqual([]);
  });

  it('are found by tag', () => {
    expect(uncoveredAttribute('00080070')).toEqual({ tag: '00080070', keyword: 'Manufacturer', vr: 'LO', cls: 'text', retired: false, operatorText: false });
    expect(uncoveredAttribute('60xx0022')?.keyword).toBe('OverlayDescription');
    expect(uncoveredAttribute('00100010')).toBeUndefined();
  });
});
