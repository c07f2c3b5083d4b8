import { Dataset } from './dataset.js';
import { DATES, secretsOf, type Place } from './modules.js';
import type { Planter, Spot } from './planter.js';
import { EXAMPLE_UID_ROOT, type TransferSyntaxName } from './write-dicom.js';

/** A file before it is written; what hides something may add to any part of it. */
export interface Draft {
  readonly dataset: Dataset;
  readonly place: Place;
  readonly plant: Planter;
  readonly transferSyntax: TransferSyntaxName;
  /** more elements of group 0002 */
  readonly meta: Dataset;
  preamble?: Uint8Array | undefined;
  trailing?: Uint8Array | undefined;
}

/** Hides identifiers in one way. False: this file has no such place, and nothing was planted. */
export type Hide = (draft: Draft) => boolean;

const BASIC = 'PS3.15 Table E.1-1';
const PRIVATE_CLAUSE = 'PS3.15 E.3.10';

/** All ways, in the order in which files take turns at them. */
export const HIDING_PLACES: readonly Hide[] = [
  inFileMeta,
  inPrivateSequence,
  inOriginalAttributes,
  inPreamble,
  inNestedItem,
  inUnknownSequence,
  inOverlay,
  inSecondValue,
  behindTheData,
  inFreeText,
  inPrivateElementWithoutCreator,
  inUnknownVr,
  inTrailingPadding,
  inPhoneticGroup,
  inCurve,
  inUnlistedElement,
  inContributingEquipment,
];

function inPreamble(draft: Draft): boolean {
  const secrets = [draft.place.subject.person.given, draft.place.subject.patientId];
  const text = Buffer.from(`MM\0*${secrets.join(' ')}`, 'latin1');
  draft.preamble = Buffer.concat([text, new Uint8Array(128 - text.length)]);
  hidden(draft, 'preamble', secrets, { hidingPlace: 'preamble', clause: 'PS3.10 7.1' });
  return true;
}

function inFileMeta(draft: Draft): boolean {
  const { meta, place, plant } = draft;
  const spot: Spot = { hidingPlace: 'file meta', clause: 'PS3.15 E.1.1' };
  plant.text(meta, 'SourceApplicationEntityTitle', `AE_${place.subject.patientId.slice(-7)}`, spot);
  plant.text(meta, 'SendingApplicationEntityTitle', `SND_${place.subject.patientId.slice(-7)}`, spot);
  meta.set('PrivateInformationCreatorUID', `${EXAMPLE_UID_ROOT}.3`).set('PrivateInformation', Buffer.from(place.subject.person.given, 'latin1'));
  hidden(draft, meta.pathOf('PrivateInformation'), [place.subject.person.given], spot);
  return true;
}

/** Behind the last element of plain files, shorter than an element's header; behind the stream of deflated ones. */
function behindTheData(draft: Draft): boolean {
  if (draft.trailing !== undefined) return false;
  const { given } = draft.place.subject.person;
  const deflated = draft.transferSyntax === 'deflated';
  const text = deflated ? `${given} ` : given.slice(0, 6);
  draft.trailing = Buffer.from(text.length % 2 === 0 ? text : `${text} `, 'latin1');
  const spot: Spot = { hidingPlace: deflated ? 'behind the deflate stream' : 'trailing bytes', clause: deflated ? 'PS3.5 A.5' : 'PS3.10 7.2' };
  hidden(draft, 'trailing bytes', [text.trim()], spot);
  return true;
}

function inTrailingPadding(draft: Draft): boolean {
  const { given } = draft.place.subject.person;
  draft.dataset.set('DataSetTrailingPadding', Buffer.from(`\0\0${given}\0\0`, 'latin1'));
  hidden(draft, draft.dataset.pathOf('DataSetTrailingPadding'), [given], { hidingPlace: 'trailing padding', clause: BASIC });
  return true;
}

function inPrivateSequence(draft: Draft): boolean {
  privateSequence(draft, false, { hidingPlace: 'private sequence', clause: PRIVATE_CLAUSE });
  return true;
}

function inUnknownSequence(draft: Draft): boolean {
  if (draft.transferSyntax === 'implicit' || draft.transferSyntax === 'bigEndian') return false;
  privateSequence(draft, true, { hidingPlace: 'unknown VR', clause: 'PS3.5 6.2.2' });
  return true;
}

/** Two levels below a private sequence, whose inner item has a block of its own. */
function privateSequence({ dataset, place, plant }: Draft, asUnknown: boolean, spot: Spot): void {
  const { subject } = place;
  dataset.setTag(0x00290010, 'LO', 'SYNTHETIC ARCHIVE 1.0');
  const outer = dataset.item(0x00291020, asUnknown);
  plant.text(outer, 'PatientID', subject.patientId, spot);
  const inner = outer.item('ReferencedStudySequence').set('ReferencedSOPClassUID', '1.2.840.10008.3.1.2.3.1');
  plant.uid(inner, 'ReferencedSOPInstanceUID', dataset.text('StudyInstanceUID'), spot);
  // Implicit VR tells no reader the VR of a private element, so that bytes of another character set would not be told from others.
  inner.setTag(0x00290030, 'LO', 'SYNTHETIC ARCHIVE 2.0').setTag(0x00293001, 'LO', subject.person.given);
  plant.gone(inner.pathOf(0x00293001), 'text-removed', subject.person.given, spot);
}

function inPrivateElementWithoutCreator(draft: Draft): boolean {
  const { dataset, place } = draft;
  dataset.setTag(0x00311012, 'LO', `${place.subject.person.given} ${place.subject.birthDate}`);
  hidden(draft, dataset.pathOf(0x00311012), [place.subject.person.given, place.subject.birthDate], { hidingPlace: 'private element', clause: 'PS3.5 7.8.1' });
  return true;
}

/** A known attribute that someone wrote as UN. */
function inUnknownVr(draft: Draft): boolean {
  if (draft.transferSyntax === 'implicit' || draft.transferSyntax === 'bigEndian') return false;
  const { dataset, place } = draft;
  dataset.setTag(0x00101005, 'PN', place.subject.person.name, true);
  hidden(draft, dataset.pathOf(0x00101005), secretsOf(place.subject.person), { hidingPlace: 'unknown VR', clause: 'PS3.5 6.2.2' });
  return true;
}

/** An even group, an element of no edition. */
function inUnlistedElement(draft: Draft): boolean {
  const { dataset, place } = draft;
  dataset.setTag(0x0010fff1, 'LO', place.subject.person.given);
  hidden(draft, dataset.pathOf(0x0010fff1), [place.subject.person.given], { hidingPlace: 'attribute', clause: 'PS3.15 E.1.1' });
  return true;
}

/** What the values were before someone corrected them, in full. */
function inOriginalAttributes({ dataset, place, plant }: Draft): boolean {
  const { subject } = place;
  const spot: Spot = { hidingPlace: 'original attributes', clause: BASIC };
  const entry = dataset
    .item('OriginalAttributesSequence')
    .set('AttributeModificationDateTime', `${place.date}${place.time}`)
    .set('ReasonForTheAttributeModification', 'CORRECT')
    .set('SourceOfPreviousValues', '');
  plant.gone(entry.pathOf('AttributeModificationDateTime'), 'date-shifted', place.date, DATES);
  plant.text(entry, 'ModifyingSystem', `RIS ${subject.institution}`, spot, [subject.institution]);
  const old = entry.item('ModifiedAttributesSequence');
  plant.text(old, 'PatientName', subject.person.name, spot, secretsOf(subject.person));
  plant.text(old, 'PatientID', subject.patientId, spot);
  plant.text(old, 'PatientBirthDate', subject.birthDate, spot);
  return true;
}

function inNestedItem({ dataset, place, plant }: Draft): boolean {
  const { subject } = place;
  const spot: Spot = { hidingPlace: 'nested item', clause: BASIC };
  const study = dataset.item('ReferencedStudySequence').set('ReferencedSOPClassUID', '1.2.840.10008.3.1.2.3.1');
  plant.uid(study, 'ReferencedSOPInstanceUID', dataset.text('StudyInstanceUID'), spot);
  plant.text(study, 'PatientName', subject.person.name, spot, secretsOf(subject.person));
  plant.text(study, 'PatientBirthDate', subject.birthDate, spot);
  return true;
}

function inOverlay(draft: Draft): boolean {
  const { dataset, place } = draft;
  if (place.modality === 'SR') return false;
  const { family, given } = place.subject.person;
  dataset
    .setTag(0x60000010, 'US', [16])
    .setTag(0x60000011, 'US', [16])
    .setTag(0x60000022, 'LO', `Marks of ${family}`)
    .setTag(0x60000040, 'CS', 'G')
    .setTag(0x60000050, 'SS', [1, 1])
    .setTag(0x60000100, 'US', [1])
    .setTag(0x60000102, 'US', [0])
    .setTag(0x60003000, 'OW', Buffer.from(given.padEnd(32, '\0'), 'latin1'))
    .setTag(0x60004000, 'LT', `drawn for ${given}`);
  hidden(draft, dataset.pathOf(0x60000022), [family], { hidingPlace: 'overlay', clause: 'PS3.15 E.1.1' });
  hidden(draft, dataset.pathOf(0x60003000), [given], { hidingPlace: 'overlay', clause: BASIC });
  hidden(draft, dataset.pathOf(0x60004000), [given], { hidingPlace: 'overlay', clause: BASIC });
  return true;
}

/** A curve, retired in 2004, with words beside its points. */
function inCurve(draft: Draft): boolean {
  const { dataset, place } = draft;
  dataset.setTag(0x50000020, 'CS', 'ECG').setTag(0x50000022, 'LO', `ECG of ${place.subject.person.given}`);
  hidden(draft, dataset.pathOf(0x50000022), [place.subject.person.given], { hidingPlace: 'curve', clause: BASIC });
  return true;
}

function inSecondValue({ dataset, place, plant }: Draft): boolean {
  if (place.modality === 'SR') return false;
  const { operator, person } = place.subject;
  const spot: Spot = { hidingPlace: 'second value', clause: BASIC };
  plant.text(dataset, 'OperatorsName', `${operator.name}\\${person.family}^${person.given}`, spot, [person.family, person.given]);
  return true;
}

/** A name with nothing in its first group, which is all that many programs look at. */
function inPhoneticGroup({ dataset, place, plant }: Draft): boolean {
  const [first, second] = place.subject.person.otherGroups;
  if (first === undefined || second === undefined) return false;
  plant.text(dataset, 'PatientMotherBirthName', `=${first}^${second}`, { hidingPlace: 'name group', clause: 'PS3.5 6.2.1.2' }, [first, second]);
  return true;
}

function inFreeText({ dataset, place, plant }: Draft): boolean {
  const { person, birthDate, telephone } = place.subject;
  const spot: Spot = { hidingPlace: 'free text', clause: BASIC };
  const born = `${birthDate.slice(6)}.${birthDate.slice(4, 6)}.${birthDate.slice(0, 4)}`;
  plant.text(dataset, 'PatientComments', `${person.given} ${person.family}, born ${born}, tel. ${telephone}`, spot, [person.given, person.family, born, telephone]);
  plant.text(dataset, 'AdditionalPatientHistory', `Mother of ${person.given} reports headache`, spot, [person.given]);
  return true;
}

function inContributingEquipment({ dataset, place, plant }: Draft): boolean {
  const { subject } = place;
  const spot: Spot = { hidingPlace: 'nested item', clause: BASIC };
  const equipment = dataset.item('ContributingEquipmentSequence').set('Manufacturer', 'SYNTHETIC GATEWAYS');
  equipment.item('PurposeOfReferenceCodeSequence').set('CodeValue', '109103').set('CodingSchemeDesignator', 'DCM').set('CodeMeaning', 'Modifying Equipment');
  plant.text(equipment, 'InstitutionName', subject.institution, spot);
  plant.text(equipment, 'StationName', `GW${subject.patientId.slice(-5)}`, spot);
  plant.text(equipment, 'OperatorsName', subject.operator.name, spot, secretsOf(subject.operator));
  return true;
}

function hidden({ plant }: Draft, path: string, secrets: readonly string[], spot: Spot): void {
  for (const secret of secrets) plant.gone(path, 'text-removed', secret, spot);
}
