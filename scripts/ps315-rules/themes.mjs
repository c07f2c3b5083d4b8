// `title` and `says` head a paragraph of the Basic Profile, `title` alone one of an option.
// The order and the headings under which the rows of Table E.1-1 are read: the first theme that takes a row has it.
const person = /Physician|Operator|Performer|Observer|Author|Review|Recorder|Transcriber|Creator|Interpreter|Responsible|Person|Recipient|Verif|Approve|Participant|EnteredBy|Enterer|CameraOwner|Custodial|VerbalSource|Distribution|OrderCallback/;
const group = ({ tag }, ...groups) => groups.includes(tag.slice(0, 4));
const dated = ({ opt }) => opt.rtnLongFull !== undefined;
const plain = ({ opt }) => Object.keys(opt).length === 0;
const requests = ['0032', '0038', '0040', '0074', '0100', '4008'];

export const themes = [
  { title: 'The birth of the patient', says: '. No option keeps it.', takes: (row) => /^PatientBirth(Date|Time)$/.test(row.keyword) },
  { title: 'Persons', says: ': patients by other names, physicians, operators, observers, authors, and how to reach them.', takes: (row) => plain(row) && !group(row, '0012') && (row.vr === 'PN' || person.test(row.keyword)) },
  { title: 'The patient', says: ': identifiers, address, insurance, language, gender, religion and rank.', takes: (row) => plain(row) && (group(row, '0010') || (group(row, '0038') && /Patient/.test(row.keyword))) },
  { title: 'Characteristics of the patient', says: '. The option retain-patient-characteristics keeps or cleans them.', takes: (row) => row.opt.rtnPatChars !== undefined },
  { title: 'Clinical trials', says: ': protocols, sponsors, subjects and time points.', takes: (row) => plain(row) && group(row, '0012') },
  { title: 'Institutions, departments and sites', says: '. The option retain-institution-identity keeps them.', takes: (row) => row.opt.rtnInstId !== undefined },
  { title: 'Identifiers of studies, requests, visits, procedure steps, specimens and reports', says: '.', takes: (row) => plain(row) && row.vr !== 'UI' && (group(row, ...requests, '0050') || /^(AccessionNumber|StudyID)$/.test(row.keyword)) },
  { title: 'Dates and times of the study, its series and images', says: '. The two date options keep or move all dates from here on.', takes: (row) => dated(row) && group(row, '0008', '0020') },
  { title: 'Dates and times of patients, visits, requests, procedure steps, specimens and reports', says: '.', takes: (row) => dated(row) && group(row, ...requests, '0010', '0012') },
  { title: 'Dates and times of acquisition and equipment', says: '.', takes: (row) => dated(row) && group(row, '0014', '0016', '0018', '0022', '0028', '0034') },
  { title: 'Dates and times of radiotherapy', says: '.', takes: (row) => dated(row) && /^30/.test(row.tag) },
  { title: 'Dates and times of presentations, signatures, substances and whatever else carries one', says: '.', takes: dated },
  { title: 'Instances, entities and devices by UID', says: ': a new one, the same wherever the original stood. The option retain-uids keeps them.', takes: (row) => row.vr === 'UI' },
  { title: 'References to other instances', says: '. Where a sequence stays, the UIDs in it are new. The option retain-uids keeps them.', takes: (row) => row.opt.rtnUIDs !== undefined },
  { title: 'Devices and stations', says: ': serial numbers, names, labels, titles on the network. The option retain-device-identity keeps or cleans them.', takes: (row) => row.opt.rtnDevId !== undefined },
  { title: 'Where a photograph was taken', says: '.', takes: (row) => plain(row) && group(row, '0016') },
  { title: 'What is written about the patient and the visit', says: '. The option clean-descriptors cleans this and all text from here on.', takes: (row) => row.opt.cleanDesc !== undefined && group(row, '0010', '0038') },
  { title: 'Descriptions and comments of studies, series, images and acquisitions', says: '.', takes: (row) => row.opt.cleanDesc !== undefined && group(row, '0008', '0018', '0020', '0028') },
  { title: 'Descriptions and comments of requests, procedure steps, specimens and reports', says: '.', takes: (row) => row.opt.cleanDesc !== undefined && group(row, ...requests) },
  { title: 'Descriptions and comments of radiotherapy', says: '.', takes: (row) => row.opt.cleanDesc !== undefined && /^30/.test(row.tag) },
  { title: 'Descriptions and comments of everything else', says: '.', takes: (row) => row.opt.cleanDesc !== undefined },
  { title: 'Structured content', says: ': reports, acquisition context, preparation of specimens. The option clean-structured-content cleans it.', takes: (row) => row.opt.cleanStruct !== undefined },
  { title: 'Graphics and curves', says: '. The option clean-graphics cleans them.', takes: (row) => row.opt.cleanGraph !== undefined },
  { title: 'Signatures, and attributes that record former values', says: ': they no longer hold, or they hold what was taken away.', takes: (row) => group(row, '0400', 'FFFA') },
  { title: 'Text, documents, small copies of the image and values of selectors that can hold any of the above', says: '.', takes: () => true },
];
