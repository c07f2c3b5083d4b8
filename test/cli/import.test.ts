import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

function script(text: string, name = 'script.xml'): { readonly folder: string; readonly path: string } {
  const folder = freshFolder();
  const path = join(folder, name);
  writeFileSync(path, text);
  return { folder, path };
}

const whole = '<script>\n<e en="T" t="00100010" n="PatientName">@empty()</e>\n<r en="T" t="privategroups">r</r>\n<r en="T" t="unspecifiedelements">r</r>\n</script>';

describe('anonc import', () => {
  it('writes a rule file that checks, and ends with 0 where all was carried over', async () => {
    const { folder, path } = script(whole);
    const out = join(folder, 'out.anon');
    const { exitCode, out: told } = await anonc(['import', 'ctp', path, '-o', out]);
    expect(told).toContain('3 lines carried over, nothing left out');
    expect(exitCode).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('\nempty PatientName\n');
    expect((await anonc(['check', out])).exitCode).toBe(0);
  });

  it('ends with 1 where something was not carried over, and says what, why and what to decide', async () => {
    const { path } = script('<script>\n<e en="T" t="00100010" n="PatientName">@lookup(this,ptid)</e>\n<r en="T" t="privategroups">r</r>\n</script>');
    const { exitCode, out, error } = await anonc(['import', 'ctp', path]);
    expect(exitCode).toBe(1);
    expect(out).toContain('\nremove PatientName\n');
    expect(error).toContain('line 2: 00100010 PatientName @lookup(this,ptid)\n    why: ');
  });

  it('gives a program the same as JSON, with the same exit code', async () => {
    const { path } = script('FORMAT dicom\n%header\nREPLACE PatientID var:id\nJITTER StudyDate 31\n', 'a.deid');
    const { exitCode, out } = await anonc(['import', 'deid', path, '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ losses: [{ line: 3, became: 'remove PatientID' }], faults: expect.arrayContaining([expect.objectContaining({ line: 4, kind: 'constant-shift' })]) as unknown });
  });

  it('ends with 2 where the script cannot be read, and writes nothing over', async () => {
    const { folder, path } = script('<script><e></script>');
    const unreadable = await anonc(['import', 'ctp', path]);
    expect(unreadable).toMatchObject({ exitCode: 2, out: '' });
    expect(unreadable.error).toContain('it is no well-formed XML');
    expect((await anonc(['import', 'ctp', join(folder, 'nothing')])).exitCode).toBe(2);
    const { path: good } = script(whole);
    expect((await anonc(['import', 'ctp', good, '-o', path])).exitCode).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('<script><e></script>');
    expect((await anonc(['import', 'xnat', path])).exitCode).toBe(2);
  });
});
