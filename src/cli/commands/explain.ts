import { explainAttribute, explainCode } from '../../compiler/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';

/** `anonc explain PROFILE ATTRIBUTE`, `anonc explain ANC3002`: what happens to an attribute, or what a diagnostic means. */
export const explain = command({
  usage: 'explain <subject> [attribute]',
  describe: 'what happens to an attribute, by which rule; or what a diagnostic means',
  positionals: {
    subject: { type: 'string', demandOption: true, describe: 'a rule file, or the code of a diagnostic' },
    attribute: { type: 'string', describe: 'keyword or tag' },
  },
  options: {},
  examples: [
    ['$0 explain demo-out/demo.anon PatientBirthDate', 'an attribute under the profile of the demo'],
    ['$0 explain ANC1001', 'the page of a diagnostic'],
  ],
  run({ subject, attribute }, host) {
    if (attribute === undefined) return explainDiagnostic(subject, host);
    const compiled = compileFile(subject, host);
    if (!compiled.ok) return misuse(host, compiled.error);
    const { model } = compiled.value;
    if (model === null) return misuse(host, 'the profile has mistakes', `anonc check ${subject}`);
    const explanation = explainAttribute(model, attribute);
    if (!explanation.ok) return misuse(host, explanation.error);
    host.out(explanation.value);
    return exitCode.clean;
  },
});

function explainDiagnostic(code: string, host: Host): ExitCode {
  const page = explainCode(code);
  if (page === null) return misuse(host, `\`${code}\` is no code of a diagnostic`, 'for an attribute: anonc explain PROFILE ATTRIBUTE');
  host.out(page);
  return exitCode.clean;
}

function misuse(host: Host, message: string, help?: string): ExitCode {
  complain(host, message, help);
  return exitCode.usage;
}
