import { encodeText } from '../encode-text.js';
import { describe } from '../describe.js';
import type { Draft, Hide } from '../hiding-places.js';
import { secretsOf } from '../modules.js';
import { dateNotations } from '../people/date-notations.js';
import { EXAMPLE_UID_ROOT } from '../write-dicom.js';
import { BASIC, hideText, subjectOf } from './hide.js';

/** Attributes that are made for identifiers, and those that people write into. */
export const IN_ATTRIBUTES: readonly Hide[] = [asPersons, asPlaces, asNumbers, inDescriptions, asEponym, asDates, asNationalNumbers, asAddresses, asUidTail, asUidInText, asCalendar, asTrial];

function asPersons(draft: Draft): boolean {
  const { operator, referringPhysician, person } = subjectOf(draft);
  const names = ['NameOfPhysiciansReadingStudy', 'PhysiciansOfRecord', 'PerformingPhysicianName', 'RequestingPhysician', 'ConsultingPhysicianName'];
  const done = names.map((keyword) => hideText(draft, keyword, operator.name, secretsOf(operator), 'attribute'));
  done.push(hideText(draft, 'PatientBirthName', person.name, secretsOf(person), 'attribute'));
  done.push(hideText(draft, 'ResponsiblePerson', referringPhysician.name, [referringPhysician.given], 'attribute'));
  done.push(hideText(draft, 'OtherPatientNames', `${person.given}^${person.family}`, [person.given, person.family], 'attribute'));
  return done.includes(true);
}

function asPlaces(draft: Draft): boolean {
  const { institution, department, address, telephone } = subjectOf(draft);
  const done = [
    hideText(draft, 'RequestingService', department, [department], 'attribute'),
    hideText(draft, 'CurrentPatientLocation', department, [department], 'attribute'),
    hideText(draft, 'PatientInstitutionResidence', institution, [institution], 'attribute'),
    hideText(draft, 'PersonAddress', address, [address], 'attribute'),
    hideText(draft, 'PersonTelephoneNumbers', telephone, [telephone], 'attribute'),
    hideText(draft, 'ResponsibleOrganization', institution, [institution], 'attribute'),
  ];
  return done.includes(true);
}

function asNumbers(draft: Draft): boolean {
  const number = subjectOf(draft).otherPatientId.slice(3);
  const done = [
    hideText(draft, 'AdmissionID', `A${number}`, [`A${number}`], 'attribute'),
    hideText(draft, 'ServiceEpisodeID', `E${number}`, [`E${number}`], 'attribute'),
    hideText(draft, 'FillerOrderNumberImagingServiceRequest', `F${number}`, [`F${number}`], 'attribute'),
    hideText(draft, 'PlacerOrderNumberImagingServiceRequest', `P${number}`, [`P${number}`], 'attribute'),
    hideText(draft, 'PerformedProcedureStepID', `PP${number}`, [`PP${number}`], 'attribute'),
    hideText(draft, 'GantryID', `G${number}`, [`G${number}`], 'attribute'),
  ];
  return done.includes(true);
}

/** Words that readers of the images need, beside a name. */
const DESCRIBED: readonly (readonly [keyword: string, words: readonly string[]])[] = [
  ['RequestedProcedureDescription', ['MRI', 'brain', 'with', 'contrast']],
  ['PerformedProcedureStepDescription', ['CT', 'abdomen', 'portal', 'venous', 'phase']],
  ['DerivationDescription', ['maximum', 'intensity', 'projection']],
  ['AcquisitionComments', ['breath', 'hold', 'expiration']],
  ['ContrastBolusAgent', ['iodine', 'intravenous']],
  ['AdmittingDiagnosesDescription', ['pneumonia', 'right', 'lower', 'lobe']],
  ['ReasonForTheRequestedProcedure', ['follow-up', 'tumor', 'liver']],
];

function inDescriptions(draft: Draft): boolean {
  const { given } = subjectOf(draft).person;
  const free = DESCRIBED.filter(([keyword]) => !draft.dataset.has(keyword));
  for (const [keyword, words] of free) describe(draft.dataset, draft.plant, keyword, [words, given]);
  return free.length > 0;
}

/** A disease that has a person's name, in files whose subject has another. */
function asEponym({ dataset, plant, place }: Draft): boolean {
  if (dataset.has('ReasonForVisit') || place.subject.person.family === 'Parkinson') return false;
  describe(dataset, plant, 'ReasonForVisit', [['Parkinson', 'disease'], place.subject.person.given], 'eponym');
  return true;
}

/** Two days in every notation, as far as the file's character set can write them. */
function asDates(draft: Draft): boolean {
  const { dataset, plant, place } = draft;
  if (dataset.has('VisitComments')) return false;
  const writable = (text: string): boolean => {
    try {
      return encodeText(text, 'LT', place.subject.characterSet).length > 0;
    } catch {
      return false; // the text is left out where its letters are missing
    }
  };
  const born = dateNotations(place.subject.birthDate, '120000').filter(({ text }) => writable(text));
  const seen = dateNotations(place.date, place.studyTime).filter(({ text }) => writable(text));
  plant.text(dataset, 'VisitComments', `born ${born.map(({ text }) => text).join('; ')}. Seen ${seen.map(({ text }) => text).join('; ')}.`, { hidingPlace: 'date notation', clause: BASIC }, [...born, ...seen].map(({ text }) => text));
  return true;
}

function asNationalNumbers(draft: Draft): boolean {
  const numbers = subjectOf(draft).nationalNumbers;
  const ids = hideText(draft, 'OtherPatientIDs', numbers.map(({ number }) => number).join('\\'), numbers.map(({ number }) => number), 'national number');
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return ids;
  return hideText(draft, 'PatientState', `${first.label} ${first.number}, ${second.label}: ${second.number}`, [first.number, second.number], 'national number') || ids;
}

function asAddresses(draft: Draft): boolean {
  const { email, telephone, person } = subjectOf(draft);
  // Networks and names that are set aside for examples: RFC 5737, RFC 2606.
  const [url, host, share] = [`https://portal.example.org/p/${person.given}`, `192.0.2.${email.length}`, `\\\\files.example.org\\scans\\${person.given}`];
  return hideText(draft, 'ImagingServiceRequestComments', `mail ${email}, call ${telephone}, ${url}, from ${host}, copy at ${share}`, [email, telephone, url, host, share], 'address');
}

/** Identifiers as components of UIDs of other things than instances. */
function asUidTail(draft: Draft): boolean {
  const digits = subjectOf(draft).patientId.slice(3);
  const free = ['InstanceCreatorUID', 'IrradiationEventUID', 'SynchronizationFrameOfReferenceUID'].filter((keyword) => !draft.dataset.has(keyword));
  for (const keyword of free) {
    draft.plant.uid(draft.dataset, keyword, `${EXAMPLE_UID_ROOT}.7.${digits}.${draft.place.date}`, { hidingPlace: 'UID tail', clause: BASIC });
    draft.plant.gone(draft.dataset.pathOf(keyword), 'text-removed', digits, { hidingPlace: 'UID tail', clause: BASIC });
  }
  return free.length > 0;
}

function asUidInText(draft: Draft): boolean {
  const uid = draft.dataset.text('StudyInstanceUID');
  return hideText(draft, 'DischargeDiagnosisDescription', `see ${uid}`.slice(0, 64), [uid.slice(0, 60)], 'UID in text');
}

function asCalendar(draft: Draft): boolean {
  const { birthDate } = subjectOf(draft);
  const text = `${Number(birthDate.slice(0, 4)) + 543}-${birthDate.slice(4, 6)}-${birthDate.slice(6)}`;
  draft.dataset.set('PatientAlternativeCalendar', 'BUDDHIST');
  return hideText(draft, 'PatientBirthDateInAlternativeCalendar', text, [text], 'calendar');
}

function asTrial(draft: Draft): boolean {
  const { institution, patientId } = subjectOf(draft);
  const done = [
    hideText(draft, 'ClinicalTrialSponsorName', `Trials of ${institution}`, [institution], 'clinical trial'),
    hideText(draft, 'ClinicalTrialSiteName', institution, [institution], 'clinical trial'),
    hideText(draft, 'ClinicalTrialSubjectID', `T-${patientId}`, [patientId], 'clinical trial'),
    hideText(draft, 'ClinicalTrialCoordinatingCenterName', `Centre ${institution}`, [institution], 'clinical trial'),
  ];
  return done.includes(true);
}
