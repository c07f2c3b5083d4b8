import { describe, expect, it } from 'vitest';
import { encodingOfTerm, escapeSequences } from '../../src/facts/character-sets.js';
import { unusualSyntax } from '../../src/facts/transfer-syntaxes.js';
import { registeredUidsOf } from '../../src/facts/uids.js';

describe('the table of character sets', () => {
  const terms = ['ISO_IR 6', ...[100, 101, 109, 110, 144, 127, 126, 138, 148, 203, 13, 166, 192].map((number) => `ISO_IR ${number}`), 'GB18030', 'GBK'];

  it('names an encoding that exists for every defined term, with code extensions and without', () => {
    for (const term of terms) {
      const encoding = encodingOfTerm(term);
      expect(() => new TextDecoder(encoding), term).not.toThrow();
      expect(encodingOfTerm(term.replace('ISO_IR', 'ISO 2022 IR'))).toBe(encoding);
    }
    expect(encodingOfTerm('ISO_IR 999')).toBeUndefined();
    expect(encodingOfTerm('')).toBeUndefined();
  });

  it('has no escape sequence that another begins with, and every one of an encoding that exists', () => {
    const sequences = escapeSequences().map(({ bytes, encoding }) => {
      expect(() => new TextDecoder(encoding)).not.toThrow();
      return bytes.join();
    });
    expect(sequences.length).toBeGreaterThan(15);
    for (const [index, one] of sequences.entries()) expect(sequences.some((other, at) => at !== index && `${other},`.startsWith(`${one},`)), one).toBe(false);
  });
});

describe('the table of unusual transfer syntaxes', () => {
  it('has every JPIP syntax that the standard registers, and tells those whose dataset is deflated', () => {
    const jpip = registeredUidsOf('TransferSyntax').filter(({ name }) => name.includes('JPIP'));
    expect(jpip).toHaveLength(4);
    for (const { uid, name } of jpip) expect(unusualSyntax(uid)).toBe(name.includes('Deflate') ? 'referenced-deflated' : 'referenced');
    expect(unusualSyntax('1.2.840.10008.1.2.1')).toBeUndefined();
  });
});
