import { code } from '../code.js';
import type { Draft, Hide } from '../hiding-places.js';
import { inventPatient } from '../people/invent-person.js';
import { SCRIPTS, type Script } from '../people/scripts.js';
import type { Spot } from '../planter.js';
import { randomOf } from '../random.js';
import { EXAMPLE_UID_ROOT } from '../write-dicom.js';
import { BASIC, hideText, PRIVATE_CLAUSE, saySecrets, subjectOf } from './hide.js';

/** Items of sequences, private blocks, and attributes that hold something else than what they are for. */
export const IN_STRUCTURES: readonly Hide[] = [
  inCodeMeaning,
  inCodingScheme,
  inEncryptedAttributes,
  inDigitalSignature,
  inGraphics,
  inWaveform,
  inCommandGroup,
  inPrivateCreator,
  inReservedPrivateElement,
  inSafePrivateText,
  inPrivateDescription,
  inWrongVr,
  behindNul,
  inExplanation,
  ...SCRIPTS.map(inItemOfItsOwn),
];

/** A code of the site's own, whose meaning somebody wrote by hand. */
function inCodeMeaning(draft: Draft): boolean {
  if (draft.dataset.has('ProcedureCodeSequence')) return false;
  const { given } = subjectOf(draft).person;
  const item = code(draft.dataset, 'ProcedureCodeSequence', ['P-17', '99LOCAL', `Check of ${given}`]);
  return saySecrets(draft, item, 'CodeMeaning', [given], { hidingPlace: 'code meaning', clause: 'PS3.15 E.1.1' });
}

function inCodingScheme(draft: Draft): boolean {
  const { institution, email } = subjectOf(draft);
  const item = draft.dataset.item('CodingSchemeIdentificationSequence').set('CodingSchemeDesignator', '99LOCAL').set('CodingSchemeName', `Codes of ${institution}`).set('CodingSchemeResponsibleOrganization', `${institution}, ${email}`);
  saySecrets(draft, item, 'CodingSchemeName', [institution], { hidingPlace: 'coding scheme', clause: 'PS3.15 E.1.1' });
  return saySecrets(draft, item, 'CodingSchemeResponsibleOrganization', [institution, email], { hidingPlace: 'coding scheme', clause: 'PS3.15 E.1.1' });
}

/** Bytes that nobody can tell from encrypted ones without trying. */
function inEncryptedAttributes(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const item = draft.dataset.item('EncryptedAttributesSequence').set('EncryptedContentTransferSyntaxUID', '1.2.840.10008.1.2.1');
  item.set('EncryptedContent', Buffer.from(`\x30\x80${given}\0`, 'latin1'));
  return saySecrets(draft, item, 'EncryptedContent', [given], { hidingPlace: 'encrypted attributes', clause: BASIC });
}

function inDigitalSignature(draft: Draft): boolean {
  const { operator } = subjectOf(draft);
  const spot: Spot = { hidingPlace: 'digital signature', clause: BASIC };
  const item = draft.dataset.item('DigitalSignaturesSequence').set('MACIDNumber', [1]).set('DigitalSignatureDateTime', `${draft.place.date}${draft.place.time}`).set('CertificateType', 'X509_1993_SIG');
  draft.plant.uid(item, 'DigitalSignatureUID', `${EXAMPLE_UID_ROOT}.8.${draft.place.date}`, spot);
  item.set('CertificateOfSigner', Buffer.from(`\x30\x82\x01\x0a\x0c\x08CN=${operator.given}`, 'latin1')).set('Signature', Uint8Array.of(1, 2, 3, 4));
  return saySecrets(draft, item, 'CertificateOfSigner', [operator.given], spot);
}

function inGraphics(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const text = draft.dataset.item('GraphicAnnotationSequence').set('GraphicLayer', 'NOTES').item('TextObjectSequence').set('UnformattedTextValue', `arrow: ${given}`);
  return saySecrets(draft, text, 'UnformattedTextValue', [given], { hidingPlace: 'graphics', clause: BASIC });
}

function inWaveform(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const spot: Spot = { hidingPlace: 'waveform', clause: 'PS3.15 E.1.1' };
  const group = draft.dataset.item('WaveformSequence').set('MultiplexGroupLabel', `ECG ${given}`);
  saySecrets(draft, group, 'MultiplexGroupLabel', [given], spot);
  const channel = group.item('ChannelDefinitionSequence').set('ChannelLabel', `I ${given}`);
  return saySecrets(draft, channel, 'ChannelLabel', [given], spot);
}

/** Part of a message that somebody saved with the dataset, PS3.7 E. */
function inCommandGroup(draft: Draft): boolean {
  const title = `AE_${subjectOf(draft).patientId.slice(3)}`;
  draft.dataset.setTag(0x00000600, 'AE', title);
  draft.plant.gone(draft.dataset.pathOf(0x00000600), 'text-removed', title, { hidingPlace: 'command group', clause: 'PS3.10 7.1' });
  return true;
}

function inPrivateCreator(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  draft.dataset.setTag(0x00370010, 'LO', `NOTES ON ${given}`).setTag(0x00371001, 'LO', 'empty');
  draft.plant.gone(draft.dataset.pathOf(0x00370010), 'text-removed', given, { hidingPlace: 'private creator', clause: PRIVATE_CLAUSE });
  return true;
}

/** Between the group length and the creators, where no private element may stand, PS3.5 7.8.1. */
function inReservedPrivateElement(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  draft.dataset.setTag(0x00350005, 'LO', given);
  draft.plant.gone(draft.dataset.pathOf(0x00350005), 'text-removed', given, { hidingPlace: 'private element', clause: 'PS3.5 7.8.1' });
  return true;
}

/** Table E.3.10-1 lists elements as safe in which a program may write any text. */
function inSafePrivateText(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  draft.dataset.setTag(0x00990010, 'LO', 'NQHeader').setTag(0x00991005, 'LT', `Volume of ${given} computed`);
  const short = given.slice(0, 16);
  draft.dataset.setTag(0x00991020, 'SH', short);
  const spot: Spot = { hidingPlace: 'private element', clause: 'PS3.15 Table E.3.10-1, text' };
  draft.plant.gone(draft.dataset.pathOf(0x00991005), 'text-removed', given, spot);
  draft.plant.gone(draft.dataset.pathOf(0x00991020), 'text-removed', short, spot);
  return true;
}

/** What a file says of its own private elements, PS3.3 C.12.1. */
function inPrivateDescription(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const item = draft.dataset.item('PrivateDataElementCharacteristicsSequence').set('PrivateGroupReference', [0x33]).set('PrivateCreatorReference', 'SYNTHETIC NOTES 1.0').set('BlockIdentifyingInformationStatus', 'SAFE');
  const definition = item.item('PrivateDataElementDefinitionSequence').set('PrivateDataElement', [1]).set('PrivateDataElementDescription', `notes of ${given}`);
  return saySecrets(draft, definition, 'PrivateDataElementDescription', [given], { hidingPlace: 'private element', clause: 'PS3.15 E.3.10' });
}

/** A coded attribute that somebody typed a name into. */
function inWrongVr(draft: Draft): boolean {
  if (draft.dataset.has('PatientOrientation') || draft.dataset.has('StationAETitle')) return false;
  const name = subjectOf(draft).person.given.toUpperCase().slice(0, 14);
  draft.plant.text(draft.dataset, 'BodyPartExamined', name, { hidingPlace: 'wrong VR', clause: 'PS3.15 E.3.5' });
  return hideText(draft, 'StationAETitle', name, [name], 'wrong VR');
}

/** A reader that stops at NUL shows "SYN 1.0". */
function behindNul(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  draft.plant.text(draft.dataset, 'SoftwareVersions', `SYN 1.0\0${given}`, { hidingPlace: 'behind NUL', clause: 'PS3.5 6.2' }, [given]);
  return true;
}

/** Technical text attributes that stay, and in which people write nevertheless. */
function inExplanation(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  return hideText(draft, 'WindowCenterWidthExplanation', `as ${given} likes`, [given], 'free text', 'PS3.15 E.1.1');
}

/** An item with a character set of its own, and in it a name that the file's character set cannot write, PS3.5 6.1.2.3. */
function inItemOfItsOwn(script: Script): Hide {
  return (draft) => {
    if (script.characterSet === '') return false;
    const { person } = inventPatient(randomOf(`${subjectOf(draft).patientId}/${script.name}`), script);
    const item = draft.dataset.item('ReferencedPatientSequence').set('SpecificCharacterSet', script.characterSet).set('ReferencedSOPClassUID', '1.2.840.10008.3.1.2.1.1');
    item.set('PatientName', person.name);
    return saySecrets(draft, item, 'PatientName', person.otherGroups, { hidingPlace: 'character set of an item', clause: 'PS3.5 6.1.2.3' });
  };
}
