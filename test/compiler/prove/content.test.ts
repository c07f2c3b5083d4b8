import { describe, expect, it } from 'vitest';
import { check, compile } from '../../../src/compiler/index.js';
import { recheckProofs } from '../../../src/compiler/prove/recheck.js';
import { shippedLibrary } from '../library.js';

const of = (rules: string) => ({ name: 'input.anon', text: `profile "t" version "1"\n${rules}\n` });
const codesOf = (rules: string): readonly string[] => check(of(rules), shippedLibrary()).diagnostics.map(({ code }) => code);
const messagesOf = (rules: string): string => check(of(rules), shippedLibrary()).diagnostics.map(({ message }) => message).join('\n');

describe('claims over content items', () => {
  it('do not hold where a rule keeps the text of an item in a cleaned report', () => {
    expect(codesOf('extends ps3.15-basic with clean-structured-content\nkeep content TEXT "Notes" (1, 99TEST)')).toEqual(['ANC4008']);
  });

  it('hold where the same rule reaches no item, and that is told', () => {
    expect(codesOf('extends ps3.15-basic\nkeep content TEXT "Notes" (1, 99TEST)')).toEqual(['ANC3022']);
  });

  it('do not hold in the files alone in which the report is kept', () => {
    const messages = messagesOf('extends ps3.15-basic\noverride keep ContentSequence when Modality is SR because "measured"\nkeep content PNAME "Reader" (1, 99TEST)');
    expect(messages).toContain('PersonName of an item (1, 99TEST) stays as it is');
  });

  it('do not hold for a report that is cleaned where the table wants it replaced, for codes and numbers stay', () => {
    expect(messagesOf('extends ps3.15-basic\noverride clean ContentSequence because "measured"\nclaims ps3.15-basic')).not.toBe('');
    expect(codesOf('extends ps3.15-basic\nclean ContentSequence\nclaims ps3.15-basic')).toContain('ANC4008');
  });

  it('hold for the shipped option beside every other one that touches items, and the proofs can be checked again', () => {
    for (const option of ['retain-full-dates', 'retain-modified-dates', 'retain-uids', 'clean-descriptors', 'retain-device-identity']) {
      const options = `with clean-structured-content, ${option}`;
      const { plan, diagnostics } = compile(of(`extends ps3.15-basic ${options}\nclaims ps3.15-basic ${options}`), shippedLibrary());
      expect(diagnostics).toEqual([]);
      if (plan === null) throw new Error('no plan');
      expect(recheckProofs(plan)).toEqual([]);
    }
  });

  it('are found untrue by the second check when a table of the plan keeps an item after all', () => {
    const { plan } = compile(of('extends ps3.15-basic with clean-structured-content\nclaims ps3.15-basic with clean-structured-content'), shippedLibrary());
    if (plan === null) throw new Error('no plan');
    const keeps = plan.tables.actions.findIndex(({ action }) => action.kind === 'keep');
    const content = plan.tables.content.map((entry) => (entry.code === '121106' ? { ...entry, decision: [{ when: -1, action: keeps }] } : entry));
    expect(recheckProofs({ ...plan, tables: { ...plan.tables, content } })).not.toEqual([]);
  });
});
