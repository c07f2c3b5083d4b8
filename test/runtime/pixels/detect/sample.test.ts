import { describe, expect, it } from 'vitest';
import { FrameSample } from '../../../../src/runtime/pixels/detect/sample.js';
import { Drawing } from './tiny-font.js';

const grey = ({ rows, columns, levels }: Drawing) => ({ rows, columns, values: levels });

describe('the frames of a cine that are looked at', () => {
  it('are first, last and some between where nothing changes', () => {
    const sample = new FrameSample(100);
    const still = grey(new Drawing(32, 32, 0.4));
    const looked = Array.from({ length: 100 }, (_, at) => at).filter((at) => sample.wants(at, still));
    expect([looked.length, looked[0], looked.at(-1)]).toEqual([8, 0, 99]);
  });

  it('are all of a few', () => {
    const sample = new FrameSample(3);
    expect([0, 1, 2].map((at) => sample.wants(at, grey(new Drawing(8, 8))))).toEqual([true, true, true]);
  });

  it('are all where a profile is strict', () => {
    const sample = new FrameSample(100, true);
    const still = grey(new Drawing(32, 32, 0.4));
    expect(Array.from({ length: 100 }, (_, at) => at).every((at) => sample.wants(at, still))).toBe(true);
  });

  it('are those in which something bright or dark appears as well', () => {
    const sample = new FrameSample(100);
    const looked = Array.from({ length: 100 }, (_, at) => at).filter((at) => {
      const drawing = new Drawing(64, 64, 0.5);
      if (at === 41) drawing.write('ZOR', 4, 4, { level: 1, dot: 1 });
      if (at === 52) drawing.write('ZOR', 4, 40, { level: 0, dot: 1 });
      return sample.wants(at, grey(drawing));
    });
    expect(looked).toEqual(expect.arrayContaining([41, 52]));
    expect(looked).toHaveLength(10);
  });
});
