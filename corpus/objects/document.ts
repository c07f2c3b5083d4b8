import { writePdf } from '../containers/pdf.js';
import { DATES } from '../modules.js';
import type { Spot } from '../planter.js';
import { corpusModules, type MakeObject } from './object-settings.js';

const TEXT: Spot = { hidingPlace: 'PDF text', clause: 'PS3.15 E.3' };

/** An Encapsulated PDF, PS3.3 A.45.1: a letter about the subject, whose author stands in the metadata too. */
export const pdfDocument: MakeObject = (dataset, place, plant) => {
  corpusModules(dataset, place, plant);
  const { subject } = place;
  const { given } = subject.person;
  plant.date(dataset, 'ContentDate', place.date, DATES);
  dataset.set('ContentTime', place.time).set('AcquisitionDateTime', `${place.date}${place.time}`).set('BurnedInAnnotation', 'YES').set('ConversionType', 'WSD').set('ConceptNameCodeSequence', []);
  plant.gone(dataset.pathOf('AcquisitionDateTime'), 'date-shifted', place.date, DATES);
  plant.text(dataset, 'DocumentTitle', `Letter on ${given}`, { hidingPlace: 'document title', clause: 'PS3.15 Table E.1-1' }, [given]);
  dataset.set('MIMETypeOfEncapsulatedDocument', 'application/pdf');
  const pdf = writePdf({ lines: [`Dear Dr ${subject.referringPhysician.given},`, `${given} (${subject.patientId}) was seen on ${place.date}.`], title: `Letter ${subject.patientId}`, author: subject.operator.given });
  dataset.set('EncapsulatedDocument', pdf);
  const path = dataset.pathOf('EncapsulatedDocument');
  for (const secret of [subject.referringPhysician.given, given, subject.patientId]) plant.gone(path, 'text-removed', secret, TEXT);
  for (const secret of [subject.operator.given, subject.patientId]) plant.gone(path, 'text-removed', secret, { ...TEXT, hidingPlace: 'PDF metadata' });
};
