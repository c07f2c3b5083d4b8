import { describe, expect, it } from 'vitest';
import { hipaaIdentifiers } from '../../src/facts/hipaa.js';
import { parse } from '../../src/compiler/parse/parse.js';
import { outcomes } from './outcome.js';
import { readLayer, sourceOf } from './read-layers.js';

const file = 'hipaa/safe-harbor.anon';
const rules = [...readLayer('ps3.15/basic.anon', 0), ...readLayer(file, 2)];

/** Attributes of the table that stay, and what is done instead. */
const stays: Readonly<Record<string, string>> = {
  WaveformData: 'P: files of recorded voices are quarantined',
  WaveformSequence: 'P: files of recorded voices are quarantined',
  PixelData: 'Q: files of photographs, of recognisable faces and of burned-in text are quarantined',
  RecognizableVisualFeatures: 'Q: says that a face can be recognised; such files are quarantined',
  BurnedInAnnotation: 'says that text is burned in; such files are quarantined',
};
/** File Meta is written anew by the runtime, whatever the rules say. */
const rewritten = (tag: string): boolean => tag.startsWith('0002');

describe('Safe Harbor', () => {
  it.each(hipaaIdentifiers().map((identifier) => [identifier.letter, identifier] as const))('keeps no attribute of %s', (_, { attributes }) => {
    const kept = attributes.filter(({ tag, keyword }) => {
      const actions = outcomes(rules, { tag });
      expect(actions, keyword).toHaveLength(1);
      return actions[0]?.kind === 'keep' && stays[keyword] === undefined && !rewritten(tag);
    });
    expect(kept.map(({ keyword }) => keyword)).toEqual([]);
  });

  it('keeps no URL, no person and no age', () => {
    for (const tag of ['0008010E', '00081190', '0040A067', '00101010']) {
      expect(outcomes(rules, { tag }).map(({ kind }) => kind), tag).not.toContain('keep');
    }
  });

  it('speaks of all eighteen letters', () => {
    const { tree } = parse(sourceOf(file), file);
    const comments = [...tree.statements.flatMap(({ trivia }) => trivia.leading), ...tree.closing].map(({ text }) => /^([A-R](?:, [A-R])*) /.exec(text)?.[1] ?? '');
    expect(comments.flatMap((letters) => letters.split(', ')).filter((letter) => letter !== '').join('')).toBe('ABCDEFGHIJKLMNOPQR');
  });

  it('quarantines what says that it shows or records a person', () => {
    const { tree } = parse(sourceOf(file), file);
    expect(tree.statements.filter(({ kind }) => kind === 'accept')).toHaveLength(4);
  });
});
