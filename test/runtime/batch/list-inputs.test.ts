import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openInputs } from '../../../src/runtime/batch/list-inputs.js';
import { freshFolder } from './double.js';

function listed(...given: readonly string[]): readonly string[] {
  const inputs = openInputs(given);
  if (!inputs.ok) throw new Error(inputs.error);
  return [...inputs.value.list()].map(({ input, fault }) => (fault === null ? input : `${input}: ${fault}`));
}

describe('the list of inputs', () => {
  it('names files relative to the folder that was given, in order, at any depth', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'b/c'), { recursive: true });
    for (const name of ['z', 'b/c/d', 'b/a']) writeFileSync(join(folder, name), '');
    expect(listed(folder)).toEqual(['b/a', 'b/c/d', 'z']);
  });

  it('names several inputs relative to the nearest folder that holds them all', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'one'));
    mkdirSync(join(folder, 'two'));
    for (const name of ['one/a', 'two/a', 'c']) writeFileSync(join(folder, name), '');
    expect(listed(join(folder, 'one'), join(folder, 'two'))).toEqual(['one/a', 'two/a']);
    expect(listed(join(folder, 'two'), join(folder, 'c'))).toEqual(['two/a', 'c']);
    expect(listed(join(folder, 'c'))).toEqual(['c']);
  });

  it('follows a link that was named, and none that it finds', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real/a'), '');
    symlinkSync(join(folder, 'real'), join(folder, 'named'));
    symlinkSync(join(folder, 'real'), join(folder, 'real/loop'));
    expect(listed(join(folder, 'named'))).toEqual(['a', 'loop: link']);
  });

  it('keeps two names apart that are no UTF-8', () => {
    const folder = freshFolder();
    for (const byte of [0xe4, 0xf6]) writeFileSync(Buffer.concat([Buffer.from(`${folder}/x`), Buffer.of(byte)]), '');
    expect(listed(folder)).toEqual(['x\\xe4', 'x\\xf6']);
  });
});
