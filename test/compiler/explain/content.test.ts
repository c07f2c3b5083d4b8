import { describe, expect, it } from 'vitest';
import { check } from '../../../src/compiler/index.js';
import { explain } from '../../../src/compiler/explain/explain.js';
import { explanationText } from '../../../src/compiler/explain/explain-text.js';
import { shippedLibrary } from '../library.js';

function explained(rules: string, asked: string): string {
  const { model } = check({ name: 'input.anon', text: `profile "t" version "1"\n${rules}` }, shippedLibrary());
  if (model === null) throw new Error('no model');
  const explanation = explain(model, asked);
  return explanation.ok ? explanationText(explanation.value) : explanation.error;
}

describe('the explanation of a content item', () => {
  const rule = 'replace content "Person Observer Name" (121008, DCM) with "observer"\n';
  const asked = 'content "Person Observer Name" (121008, DCM)';

  it('says what the rule on it does where the report is cleaned item by item', () => {
    const text = explained(`extends ps3.15-basic with clean-structured-content\n${rule}`, asked);
    expect(text).toContain('always: replace with "observer"   (input.anon:3)');
    expect(text).not.toContain('does not act: replace content');
  });

  it('says that the rule does not act where the report is replaced as a whole', () => {
    const text = explained(`extends ps3.15-basic\n${rule}`, asked);
    expect(text).toMatch(/always: replace with dummy {3}\(rules\/ps3\.15\/basic\.anon:\d+\)/);
    expect(text).toContain('does not act: replace content "Person Observer Name" (121008, DCM) with "observer" (input.anon:3); its ContentSequence goes or is replaced as a whole');
  });

  it('says of a concept that no rule names that it is cleaned with its report, and elsewhere that it stays', () => {
    expect(explained('extends ps3.15-basic with clean-structured-content\n', 'content "Unheard Of" (1, 99TEST)')).toMatch(/always: clean {3}\(rules\/ps3\.15\/clean-structured-content\.anon:\d+\)/);
    expect(explained('keep ContentSequence\n', 'content "Unheard Of" (1, 99TEST)')).toContain('always: keep   (no rule speaks of it)');
  });

  it('tells the files apart in which the report stays', () => {
    const text = explained(`extends ps3.15-basic\noverride keep ContentSequence when Modality is SR because "measured"\n${rule}`, asked);
    expect(text).toContain('when Modality is SR: replace with "observer"');
    expect(text).toContain('otherwise: replace with dummy');
  });
});
