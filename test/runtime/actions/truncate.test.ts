import { describe, expect, it } from 'vitest';
import { gone } from '../../../src/runtime/actions/action.js';
import { truncate } from '../../../src/runtime/actions/truncate.js';
import { fileOf, valueOf } from './value-of.js';

const cut = (vr: string, text: string, to: Parameters<typeof truncate>[0]) => truncate(to)(valueOf(vr, text), fileOf());

describe('truncating', () => {
  it.each([
    ['DA', '20240315', 'year', '20240101'],
    ['DA', '20240315', 'month', '20240301'],
    ['DA', '20240315', 'day', '20240315'],
    ['DA', '20240315', 'hour', '20240315'],
    ['DA', '2024.03.15', 'month', '20240301'],
    ['DA', '00010203', 'year', '00010101'],
    ['DA', '99991231', 'year', '99990101'],
    ['DT', '20240315101530.5+0100', 'year', '2024'],
    ['DT', '20240315101530.5+0100', 'month', '202403'],
    ['DT', '20240315101530.5+0100', 'day', '20240315'],
    ['DT', '20240315101530.5+0100', 'hour', '2024031510+0100'],
    ['DT', '2024', 'hour', '2024'],
    ['DT', '202403', 'year', '2024'],
    ['TM', '101530.5', 'hour', '10'],
    ['TM', '10:15:30', 'hour', '10'],
    ['TM', '10', 'hour', '10'],
  ] as const)('%s %s to the %s gives %s', (vr, text, to, expected) => {
    expect(cut(vr, text, to)).toBe(expected);
  });

  it('leaves nothing of a time of day beyond the day', () => {
    for (const to of ['year', 'month', 'day'] as const) expect(cut('TM', '101530', to)).toBe(gone);
  });

  it('cuts every value, and leaves empty ones among them', () => {
    expect(cut('DA', '20240315\\\\20250416', 'year')).toBe('20240101\\\\20250101');
  });

  it('gives no value for none', () => {
    for (const text of ['', ' ', '\\']) expect(cut('DA', text, 'year')).toBeNull();
  });

  it.each([
    ['DA', '20240230'],
    ['DA', '2024'],
    ['DA', 'Zwicky'],
    ['DA', '2024031510'],
    ['DA', '20240315\\Zwicky'],
    ['DT', '202413'],
    ['DT', '20240315 101530'],
    ['TM', '1'],
    ['TM', 'noon'],
    ['TM', '99'],
    ['TM', '1060'],
    ['DT', '2024031599'],
    ['DT', '202403151060'],
    ['DT', '20240315101'],
    ['DT', '20240315101530+9999'],
  ])('takes %s %s away, which is none', (vr, text) => {
    expect(cut(vr, text, 'hour')).toBe(gone);
  });
});
