import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../src/runtime/pixels/detect/decide.js';
import type { Found } from '../../../../src/runtime/pixels/detect/find.js';
import { unreadable, type Reading } from '../../../../src/runtime/pixels/detect/ocr.js';
import type { Looking } from '../../../../src/runtime/pixels/request.js';

const looking = (said: Partial<Looking> = {}): Looking => ({ redact: 0.8, review: 0.3, strict: false, allow: [], ...said });
const found = (confidence: number, seenBy: Found['seenBy'] = 'net', x0 = 0): Found => ({ box: { x0, y0: 0, x1: x0 + 10, y1: 10 }, confidence, seenBy });
const reads = (text: string, confidence = 0.95) => (): Promise<Reading> => Promise.resolve({ text, confidence });
const readsNothing = (): Promise<Reading> => Promise.resolve(unreadable);

describe('what becomes of text that was found', () => {
  it('is redacted from one confidence on, doubtful from another, and left below', async () => {
    const [sure, unsure, none] = [found(0.8), found(0.3, 'net', 20), found(0.29, 'net', 40)];
    expect(await decide([sure, unsure, none], looking(), readsNothing)).toEqual({ redact: [sure.box], doubts: [unsure.box] });
  });

  it('raises no doubt where nothing goes to review', async () => {
    expect(await decide([found(0.5)], looking({ review: null }), readsNothing)).toEqual({ redact: [], doubts: [] });
  });

  it('is doubtful where only the classical way saw it, and redacted by a strict profile or one without review', async () => {
    const seen = found(0.95, 'classical');
    expect(await decide([seen], looking(), readsNothing)).toEqual({ redact: [], doubts: [seen.box] });
    expect(await decide([seen], looking({ strict: true }), readsNothing)).toEqual({ redact: [seen.box], doubts: [] });
    expect(await decide([seen], looking({ review: null }), readsNothing)).toEqual({ redact: [seen.box], doubts: [] });
  });

  it('stays where a pattern of the profile matches what is read as a whole', async () => {
    const allow = ['ZOR \\d+'];
    expect(await decide([found(0.99)], looking({ allow }), reads('ZOR 17'))).toEqual({ redact: [], doubts: [] });
    expect((await decide([found(0.99)], looking({ allow }), reads('ZOR 17 KIMBO'))).redact).toHaveLength(1);
    expect((await decide([found(0.99)], looking({ allow }), reads('ZOR 17', 0.5))).redact).toHaveLength(1);
    expect((await decide([found(0.99)], looking({ allow: ['.*'] }), readsNothing)).redact).toHaveLength(1);
  });

  it('alternatives of a pattern are held against the whole as well', async () => {
    expect((await decide([found(0.99)], looking({ allow: ['L|R'] }), reads('LOMBAR'))).redact).toHaveLength(1);
  });

  it.each(['L', '16cm', '7.5 MHz', 'HFS'])('raises no doubt as the harmless mark %s, and is redacted all the same where it is sure', async (mark) => {
    expect(await decide([found(0.5)], looking(), reads(mark))).toEqual({ redact: [], doubts: [] });
    expect((await decide([found(0.9)], looking(), reads(mark))).redact).toHaveLength(1);
  });

  it.each(['1234', 'LOMBAR', '12.07.1941', 'L 123456'])('stays doubtful as %s, which is no mark', async (text) => {
    expect((await decide([found(0.5)], looking(), reads(text))).doubts).toHaveLength(1);
  });
});

describe('laws of the decision', () => {
  const confidence = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  const anyFound = fc.array(fc.tuple(confidence, fc.constantFrom('net' as const, 'classical' as const, 'both' as const)), { maxLength: 12 }).map((some) => some.map(([sure, seenBy], at) => found(sure, seenBy, at * 20)));
  const anyLooking = fc.record({ redact: confidence, review: fc.option(confidence), strict: fc.boolean(), allow: fc.constantFrom([], ['ZOR']) });
  const anyReading = fc.constantFrom(unreadable, { text: 'ZOR', confidence: 0.9 }, { text: 'L', confidence: 0.9 }, { text: 'KIMBO', confidence: 0.9 });

  it('leaves nothing that is sure and that no pattern allows', async () => {
    await fc.assert(
      fc.asyncProperty(anyFound, anyLooking, anyReading, async (some, said, reading) => {
        const { redact, doubts } = await decide(some, said, () => Promise.resolve(reading));
        for (const { box, confidence: sure, seenBy } of some) {
          const isAllowed = said.allow.length > 0 && reading.text === 'ZOR';
          const isMark = seenBy === 'classical' && reading.text === 'L' && !said.strict && said.review !== null;
          if (sure >= said.redact && !isAllowed && !isMark) expect([...redact, ...doubts]).toContain(box);
          if (sure >= said.redact && seenBy !== 'classical' && !isAllowed) expect(redact).toContain(box);
        }
      }),
    );
  });

  it('redacts no less at lower confidences', async () => {
    await fc.assert(
      fc.asyncProperty(anyFound, anyLooking, confidence, anyReading, async (some, said, other, reading) => {
        const read = (): Promise<Reading> => Promise.resolve(reading);
        const before = await decide(some, said, read);
        const after = await decide(some, { ...said, redact: Math.min(said.redact, other), review: said.review === null ? null : Math.min(said.review, other) }, read);
        for (const box of before.redact) expect(after.redact).toContain(box);
        for (const box of before.doubts) expect([...after.redact, ...after.doubts]).toContain(box);
      }),
    );
  });
});
