import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/compiler/diagnostics/nearest.js';

const keywords = ['PatientName', 'PatientID', 'PatientAge', 'StudyDate', 'StudyTime', 'Modality', 'Rows'];

describe('nearest', () => {
  it.each([
    ['PatinetName', 'PatientName'],
    ['patientname', 'PatientName'],
    ['PATIENTID', 'PatientID'],
    ['PatientAeg', 'PatientAge'],
    ['StudyDat', 'StudyDate'],
    ['patient-name', 'PatientName'],
    ['Row', 'Rows'],
  ])('finds for %s the name %s', (written, name) => {
    expect(nearest(written, keywords)).toBe(name);
  });

  it('gives nothing where no name is like what was written', () => {
    expect(nearest('Manufacturer', keywords)).toBeNull();
    expect(nearest('', keywords)).toBeNull();
    expect(nearest('xyz', keywords)).toBeNull();
  });

  it('prefers the name that begins the same', () => {
    expect(nearest('keap', ['heap', 'keep'])).toBe('keep');
  });
});
