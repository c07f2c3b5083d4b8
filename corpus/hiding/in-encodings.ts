import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Draft, Hide } from '../hiding-places.js';
import { hidePrivately, hideText, PRIVATE_CLAUSE, subjectOf } from './hide.js';

/** Text that is there and does not read as text: encoded, marked up, compressed, hashed. */
export const IN_ENCODINGS: readonly Hide[] = [inBase64, inHex, inPercents, inEntities, inGzip, inUtf16, inRtf, inXml, asHash];

function sentence(draft: Draft): { readonly text: string; readonly secrets: readonly string[] } {
  const { person, patientId } = subjectOf(draft);
  return { text: `Report on ${person.given}, number ${patientId}`, secrets: [person.given, patientId] };
}

function inBase64(draft: Draft): boolean {
  const { text, secrets } = sentence(draft);
  return hideText(draft, 'StudyComments', `see ${Buffer.from(text).toString('base64')}`, secrets, 'base64');
}

function inHex(draft: Draft): boolean {
  const { text, secrets } = sentence(draft);
  return hideText(draft, 'RequestedProcedureComments', Buffer.from(text).toString('hex'), secrets, 'hex');
}

function inPercents(draft: Draft): boolean {
  const { patientId, person } = subjectOf(draft);
  const query = `name=${[...Buffer.from(person.given)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')}&id=${patientId}`;
  return hideText(draft, 'RetrieveURL', `https://pacs.example.org/wado?${query}`, [person.given, patientId], 'percent-encoding');
}

function inEntities(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const spelled = Array.from(given).map((letter) => `&#${letter.charCodeAt(0)};`).join('');
  return hideText(draft, 'ResultsComments', `<p>Patient <b>${spelled}</b></p>`, [given], 'HTML');
}

function inGzip(draft: Draft): boolean {
  const { text, secrets } = sentence(draft);
  return hidePrivately(draft, 0x01, 'OB', gzipSync(text, { level: 9 }), secrets, { hidingPlace: 'gzip', clause: PRIVATE_CLAUSE });
}

function inUtf16(draft: Draft): boolean {
  const { text, secrets } = sentence(draft);
  return hidePrivately(draft, 0x02, 'OB', Buffer.from(`\uFEFF${text}`, 'utf16le'), secrets, { hidingPlace: 'UTF-16', clause: PRIVATE_CLAUSE });
}

/** Letters with a mark stand as escapes, and a name is broken up by control words. */
function inRtf(draft: Draft): boolean {
  const { given, family } = subjectOf(draft).person;
  const broken = `${given.slice(0, 3)}{\\b ${given.slice(3)}}`;
  return hideText(draft, 'InterpretationText', `{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Patient ${broken} ${family}\\par seen}`, [given, family], 'RTF');
}

function inXml(draft: Draft): boolean {
  const { text, secrets } = sentence(draft);
  return hidePrivately(draft, 0x03, 'LT', `<?xml version="1.0"?><exam><comment>${text}</comment></exam>`, secrets, { hidingPlace: 'XML', clause: PRIVATE_CLAUSE });
}

/** Hashes without a key: whoever can guess the number can recognise it. */
function asHash(draft: Draft): boolean {
  const { patientId } = subjectOf(draft);
  const [md5, sha256] = (['md5', 'sha256'] as const).map((name) => createHash(name).update(patientId).digest('hex')) as [string, string];
  return hideText(draft, 'CommentsOnThePerformedProcedureStep', `subject ${md5} ${sha256}`, [md5, sha256], 'hash');
}
