import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anonc, freshFolder } from './console.js';

const head = `## A trial.
profile "trial" version "1.0.0"
extends ps3.15-basic with retain-modified-dates
claims ps3.15-basic with retain-modified-dates
`;

function profile(rules: string): string {
  const path = join(freshFolder(), 'rules.anon');
  writeFileSync(path, head + rules);
  return path;
}

async function failures(given: string, expected: string): Promise<readonly string[]> {
  const path = profile(`test "t" {\n  given ${given}\n  expect { ${expected} }\n}\n`);
  const { exitCode, out, error } = await anonc(['test', path, '--format', 'json']);
  expect(error).toBe('');
  const { files } = JSON.parse(out) as { readonly files: readonly { readonly tests: readonly { readonly failures: readonly { readonly message: string }[] }[] }[] };
  const messages = files.flatMap(({ tests }) => tests.flatMap((test) => test.failures.map(({ message }) => message)));
  expect(exitCode).toBe(messages.length === 0 ? 0 : 1);
  return messages;
}

describe('`anonc test`', () => {
  it('passes the tests of the starter, and says which of its rules they exercise', async () => {
    const folder = freshFolder();
    await anonc(['init', folder]);
    const { exitCode, out } = await anonc(['test', join(folder, 'profile.anon'), '--coverage']);
    expect(exitCode).toBe(0);
    expect(out).toContain('coverage: 1 of 1 rules of the profile, 2 of 2 branches\n\n4 tests, all pass\n');
  });

  it('fails a test of the starter when the rule that it tests is taken out', async () => {
    const folder = freshFolder();
    await anonc(['init', folder]);
    const path = join(folder, 'profile.anon');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^replace AccessionNumber.*$/m, ''));
    expect(await anonc(['test', path])).toMatchObject({ exitCode: 1, out: expect.stringMatching(/FAILED {2}the order number becomes a pseudonym .*\n.*AccessionNumber: expected that it is like "ACC-\*", found it empty/) as string });
  });

  it.each([
    ['{ Modality = MR; PatientName = "A^B" }', 'PatientName absent', 'PatientName: expected it absent, found "P-'],
    ['{ Modality = MR; PatientAge = "034Y" }', 'PatientAge present', 'PatientAge: expected it present, found no such element'],
    ['{ Modality = MR; Rows = 512 }', 'Rows empty', 'Rows: expected it empty, found "512"'],
    ['{ Modality = MR; Rows = 512 }', 'Rows = 5', 'Rows: expected "5", found "512"'],
    ['{ Modality = MR }', 'Modality in {CT, PT}', 'Modality: expected that it is "CT" or "PT", found "MR"'],
    ['{ Modality = MR }', 'Modality is not MR', 'Modality: expected that it is not "MR", found "MR"'],
    ['{ Modality = MR }', 'quarantined', 'expected to be quarantined, and it leaves'],
    ['{ SOPClassUID = "" }', 'PatientName absent', 'the file does not leave: '],
    ['{ Modality = MR }', 'RequestAttributesSequence > PatientName present', 'RequestAttributesSequence > PatientName: the items that should hold it are not there'],
    ['{ StudyDate = "20240301" } and { StudyDate = "20240302" }', 'days between StudyDate = 2', 'days between StudyDate: expected 2, found 1'],
  ])('given %s tells that `%s` does not hold', async (given, expected, message) => {
    expect(await failures(given, expected)).toEqual([expect.stringContaining(message) as string]);
  });

  it.each([
    ['{ Modality = MR; Rows = 512; ImageType = ["ORIGINAL", "PRIMARY"] }', 'Rows = 512; ImageType = ["ORIGINAL", "PRIMARY"]; Rows > 500; Modality is MR'],
    ['{ PatientAge = "034Y" }', 'PatientAge absent; RequestAttributesSequence > PatientName absent'],
    ['{ Modality = MR; StudyDate = "20240301" } and { Modality = MR; StudyDate = "20240229" }', 'days between StudyDate = -1; StudyDate present'],
    ['{ RequestAttributesSequence = [{ RequestedProcedureID = "1" }, { RequestedProcedureID = "2" }] }', 'RequestAttributesSequence > RequestedProcedureID absent'],
  ])('given %s finds that `%s` holds', async (given, expected) => {
    expect(await failures(given, expected)).toEqual([]);
  });

  it('reads the tables that lie beside the profile', async () => {
    const path = profile(`table subjects from "subjects.csv" key PatientID
replace PatientID with subjects.trial-id otherwise quarantine "not on the list"
test "t" {
  given { Modality = MR; PatientID = "4711" } and { Modality = MR; PatientID = "9"; ProtocolName = "x" }
  when ProtocolName absent expect { PatientID = "S-001" }
  when ProtocolName present expect { quarantined }
}
`);
    writeFileSync(join(dirname(path), 'subjects.csv'), 'PatientID,trial-id\n4711,S-001\n');
    expect(await anonc(['test', path])).toMatchObject({ exitCode: 0, error: '' });
  });

  it('says once that a file does not leave, whatever a line expects of it', async () => {
    expect(await failures('{ SOPClassUID = "" }', 'PatientName absent; PatientID present')).toHaveLength(1);
  });

  it('names rules and branches that no test exercises', async () => {
    const path = profile('remove StudyDescription, Rows when Modality is CT\ntest "t" {\n  given { Modality = MR; StudyDescription = "x" }\n  expect { Rows absent }\n}\n');
    expect((await anonc(['test', path, '--coverage'])).out).toContain(
      'coverage: 0 of 2 rules of the profile, 1 of 2 branches\n  no test: remove StudyDescription   (rules.anon:5)\n  no test: remove Rows   (rules.anon:5)\n  no test: Modality is CT: holds   (rules.anon:5)\n',
    );
  });

  it('fails what is expected only of data sets that are not given', async () => {
    const path = profile('test "t" {\n  given { Modality = MR }\n  when Modality is CT expect { PatientName absent }\n}\n');
    expect(await anonc(['test', path])).toMatchObject({ exitCode: 1, out: expect.stringContaining('no data set of the case meets the condition') as string });
  });

  it('speaks to build servers', async () => {
    const path = profile('test "a <b> & \\"c\\"" {\n  given { Modality = MR }\n  expect { Modality absent }\n}\n');
    const { exitCode, out } = await anonc(['test', path, '--format', 'junit']);
    expect(exitCode).toBe(1);
    expect(out).toContain('<testsuites name="anonc test" tests="1" failures="1">');
    expect(out).toContain('name="a &#60;b&#62; &#38; &#34;c&#34;"');
    expect(out.match(/<testcase /g)).toHaveLength(1);
    expect(out).toMatch(/<failure message="Modality: expected it absent, found &#34;MR&#34;">/);
  });

  it('ends with 2 on mistakes, and where there is no test to run', async () => {
    expect(await anonc(['test', profile('')])).toMatchObject({ exitCode: 2, out: '', error: expect.stringContaining('holds no test') as string });
    expect(await anonc(['test', profile('remoove X\n')])).toMatchObject({ exitCode: 2, out: '' });
    expect(await anonc(['test', 'none.anon'])).toMatchObject({ exitCode: 2, out: '' });
  });
});
