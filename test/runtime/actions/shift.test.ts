import { describe, expect, it } from 'vitest';
import { gone } from '../../../src/runtime/actions/action.js';
import { shift } from '../../../src/runtime/actions/shift.js';
import { fileOf, valueOf } from './value-of.js';

const shifted = (vr: string, text: string, shiftDays: number) => shift(valueOf(vr, text), fileOf({ shiftDays }));

describe('shifting a date', () => {
  it.each([
    ['20240301', -1, '20240229'],
    ['20230301', -1, '20230228'],
    ['19000301', -1, '19000228'],
    ['20000301', -1, '20000229'],
    ['20240229', 366, '20250301'],
    ['20240101', -1, '20231231'],
    ['00010101', -1, '00001231'],
    ['99991231', -365, '99981231'],
  ])('moves %s by %i days to %s', (text, days, to) => {
    expect(shifted('DA', text, days)).toBe(to);
  });

  it('writes a date in the retired form with dots as the standard has it now', () => {
    expect(shifted('DA', '2024.03.01', -1)).toBe('20240229');
  });

  it('moves every value, and leaves empty ones among them', () => {
    expect(shifted('DA', '20240301\\\\20240315', -1)).toBe('20240229\\\\20240314');
    expect(shifted('DA', '20240301 ', -1)).toBe('20240229');
  });

  it.each(['', '  ', '\\'])('gives no value for none (%j)', (text) => {
    expect(shifted('DA', text, -1)).toBeNull();
  });

  it.each(['2024', '202403', '20240230', '20241301', '20240301-20240315', '3 March 2024', '2024.3.1', '20240301101500', '00000101'])('takes %s away, which is no day or leaves the calendar', (text) => {
    expect(shifted('DA', text, -1)).toBe(gone);
  });

  it('takes the date away where no days are given to move it by, for it would be the original', () => {
    for (const [vr, text] of [['DA', '20240301'], ['DT', '20240301101500']] as const) expect(shifted(vr, text, 0)).toBe(gone);
    expect(shifted('DA', '', 0)).toBeNull();
  });

  it('takes all values away where one is no date', () => {
    expect(shifted('DA', '20240301\\Zwicky', -1)).toBe(gone);
    expect(shifted('DA', '99991231', 1)).toBe(gone);
  });
});

describe('shifting a date and time', () => {
  it('leaves time of day and offset from UTC as they are', () => {
    expect(shifted('DT', '20240301101530.125000+0100', -1)).toBe('20240229101530.125000+0100');
    expect(shifted('DT', '2024030110', -1)).toBe('2024022910');
    expect(shifted('DT', '20240301-0500', -1)).toBe('20240229-0500');
  });

  it('moves a partial one as the middle of what it states, to the precision it has', () => {
    expect(shifted('DT', '202403', -14)).toBe('202403');
    expect(shifted('DT', '202403', -20)).toBe('202402');
    expect(shifted('DT', '2024', -100)).toBe('2024');
    expect(shifted('DT', '2024', -200)).toBe('2023');
    expect(shifted('DT', '202402+0100', 20)).toBe('202403+0100');
    expect(shifted('DT', '2024-0500', -365)).toBe('2023-0500');
  });

  it.each(['202413', '20240301101', '2024030110153', '20240301123456789012', '20240301101530.1234567', '20240301101530Z', '20240301+100', '2024030124', '202403011060', '20240301101561', '20240301101530+1500', '20240301-1201', '20240301+0160'])('takes %s away', (text) => {
    expect(shifted('DT', text, -1)).toBe(gone);
  });
});

describe('shifting a time of day', () => {
  it.each(['10', '1015', '101530', '101530.125', '10:15:30', '235960', '00'])('leaves %s, for only days move', (text) => {
    expect(shifted('TM', text, -40)).toBe(text);
  });

  it.each(['1', '101', 'noon', '101530.', '20240301', '24', '99', '1060', '101561', '10:1530', '10:60'])('takes %s away, which is none', (text) => {
    expect(shifted('TM', text, -40)).toBe(gone);
  });
});
