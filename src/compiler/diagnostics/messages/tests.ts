import { error, warning, type Nothing } from './row.js';

/** ANC6xxx: tests that a profile holds. */
export const testMessages = {
  ANC6001: error<Nothing>({
    title: 'an expectation of nothing',
    message: () => 'nothing is given that this could be expected of',
    help: () => 'write `given { … }` before it',
    page: {
      means: 'An `expect` speaks of the data sets of the `given` before it.',
      matters: 'A test of nothing passes whatever the rules do.',
      wrong: 'test "names go" { expect { PatientName absent } }',
      right: 'test "names go" { given { PatientName = "A^B" } expect { PatientName absent } }',
    },
  }),
  ANC6002: error<Nothing>({
    title: 'a test that expects nothing',
    message: () => 'nothing is expected of what is given here',
    help: () => 'write `expect { … }` behind it',
    page: {
      means: 'After a `given` stands what is expected of it.',
      matters: 'A test that expects nothing passes whatever the rules do.',
      wrong: 'test "names go" { given { PatientName = "A^B" } }',
      right: 'test "names go" { given { PatientName = "A^B" } expect { PatientName absent } }',
    },
  }),
  ANC6003: error<{ element: string; vr: string; reason: string }>({
    title: 'a value that the attribute cannot hold',
    message: ({ element, vr }) => `this is no value of ${element}, which is ${vr}`,
    help: ({ reason }) => reason,
    page: {
      means: 'What is given must be a value of the attribute’s value representation (PS3.5 6.2).',
      matters: 'A test with a file that cannot be says nothing of real ones.',
      wrong: 'test "t" { given { PatientBirthDate = "12 March 1968" } expect { PatientBirthDate absent } }',
      right: 'test "t" { given { PatientBirthDate = "19680312" } expect { PatientBirthDate absent } }',
    },
  }),
  ANC6004: error<{ element: string; isSequence: boolean }>({
    title: 'a value for a sequence, or items for a value',
    message: ({ element, isSequence }) => (isSequence ? `${element} is a sequence and holds items` : `${element} is no sequence and holds values`),
    help: ({ isSequence }) => (isSequence ? 'write its items: `[{ … }]`' : 'write its value: `"…"`'),
    page: {
      means: 'Sequences hold items, which are data sets; all other attributes hold values.',
      matters: 'A test with a file that cannot be says nothing of real ones.',
      wrong: 'test "t" { given { RequestAttributesSequence = "a" } expect { PatientName absent } }',
      right: 'test "t" { given { RequestAttributesSequence = [{ ScheduledProcedureStepID = "a" }] } expect { PatientName absent } }',
    },
  }),
  ANC6005: error<{ reason: string }>({
    title: 'days between nothing',
    message: ({ reason }) => `there are no days to count: ${reason}`,
    page: {
      means: '`days between` counts from a date of one data set to that of the next: it takes two data sets at least, and a date.',
      matters: 'A test of nothing passes whatever the rules do.',
      wrong: 'test "t" { given { StudyDate = "20240301" } expect { days between StudyDate = 14 } }',
      right: 'test "t" { given { StudyDate = "20240301" } and { StudyDate = "20240315" } expect { days between StudyDate = 14 } }',
    },
  }),
  ANC6006: warning<{ name: string }>({
    title: 'two tests of one name',
    message: ({ name }) => `another test is called \`${name}\``,
    page: {
      means: 'Reports name tests by their name.',
      matters: 'It must be beyond doubt which of them failed.',
      wrong: 'test "names go" { given { PatientName = "A" } expect { PatientName absent } }\ntest "names go" { given { PatientName = "B" } expect { PatientName absent } }',
      right: 'test "names go" { given { PatientName = "A" } expect { PatientName absent } }',
    },
  }),
  ANC6007: error<{ element: string; outer: string }>({
    title: 'a path through what is no sequence',
    message: ({ element, outer }) => `${element} cannot be inside ${outer}, which is no sequence`,
    page: {
      means: 'Before `>` stand sequences: what is behind it is in their items.',
      matters: 'What is expected of an element that cannot be says nothing.',
      wrong: 'test "t" { given { PatientName = "A" } expect { PatientName > PatientID absent } }',
      right: 'test "t" { given { PatientName = "A" } expect { RequestAttributesSequence > PatientID absent } }',
    },
  }),
};
