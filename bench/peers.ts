import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clear } from './product.js';
import { cost, onPath, type Contestant } from './measure.js';

/** A peer, or the reason it is not in the race. */
export type Peer = Contestant | { readonly name: string; readonly absent: string };

/** Other programs on the same files. All write to `folder`, which is emptied before each round. */
export function peers(input: string, folder: string): readonly Peer[] {
  return [{ name: 'cp -r', before: () => clear(folder), run: () => cost(['cp', '-r', input, join(folder, 'copy')]) }, gdcmanon(input, folder), dcmodify(input, folder)];
}

/**
 * gdcmanon's basic profile (PS3.15 E.1.1 as of its edition) keeps the originals encrypted in the file, for which it wants a
 * certificate: `gdcmanon -e -c CERT -r -i IN -o OUT`. The certificate is made for this run.
 */
function gdcmanon(input: string, folder: string): Peer {
  const name = 'gdcmanon -e';
  if (!onPath('gdcmanon')) return { name, absent: 'gdcmanon is not on PATH' };
  if (!onPath('openssl')) return { name, absent: 'openssl, which makes its certificate, is not on PATH' };
  const certificate = join(folder, '..', 'gdcmanon-cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, '..', 'gdcmanon-key.pem'), '-out', certificate, '-days', '1', '-subj', '/CN=bench'], { stdio: 'pipe' });
  return { name, before: () => clear(folder), run: () => cost(['gdcmanon', '-e', '-c', certificate, '-r', '-i', input, '-o', join(folder, 'gdcmanon')]) };
}

const SIX_ATTRIBUTES = ['PatientName=X', 'PatientID=X', 'PatientBirthDate=19000101', 'StudyDate=19000101', 'AccessionNumber=X', 'InstitutionName=X'];

/** dcmodify changes files in place: the copy it works on is made outside the measurement. */
function dcmodify(input: string, folder: string): Peer {
  const name = 'dcmodify, six attributes, in place';
  if (!onPath('dcmodify')) return { name, absent: 'dcmodify is not on PATH' };
  const copy = join(folder, 'dcmodify');
  return {
    name,
    before: () => {
      clear(folder);
      cpSync(input, copy, { recursive: true });
    },
    run: () => {
      const files = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      return cost(['dcmodify', '--no-backup', '--ignore-errors', ...SIX_ATTRIBUTES.flatMap((change) => ['--modify', change]), ...files]);
    },
  };
}
