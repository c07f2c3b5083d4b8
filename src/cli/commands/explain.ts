import { explain as explainAttribute, explainPixels, type Plan, explanationText, findMessage, inCaseOf, pixelExplanationText } from '../../compiler/index.js';
import { lookupOf } from '../../verifier/index.js';
import { command, complain } from '../command.js';
import { compileFile } from '../compile-file.js';
import { diagnosticPage } from '../diagnostic-page.js';
import { drawPixels } from '../draw-pixels.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';

/** `anonc explain PROFILE ATTRIBUTE [FILE.dcm]`, `anonc explain ANC3002`: what happens to an attribute, or what a diagnostic means. */
export const explain = command({
  usage: 'explain <subject> [attribute] [file]',
  describe: 'what happens to an attribute, by which rule; or what a diagnostic means',
  positionals: {
    subject: { type: 'string', demandOption: true, describe: 'a rule file, or the code of a diagnostic' },
    attribute: { type: 'string', describe: 'a keyword, a tag, or \'private "CREATOR" (gggg,xxee)\'' },
    file: { type: 'string', describe: 'a DICOM file: what happens in its case alone' },
  },
  options: { pixels: { type: 'string', requiresArg: true, describe: 'for PixelData and a file: draw what would become black to this PNG; it shows the rest of the picture as it is' } },
  examples: [
    ['$0 explain demo-out/demo.anon PatientBirthDate', 'an attribute under the profile of the demo'],
    ['$0 explain ANC1001', 'the page of a diagnostic'],
  ],
  async run({ subject, attribute, file, pixels }, host) {
    if (attribute === undefined) return explainDiagnostic(subject, host);
    const compiled = compileFile(subject, host);
    if (!compiled.ok) return misuse(host, compiled.error);
    const { model, plan } = compiled.value;
    if (model === null || plan === null) return misuse(host, 'the profile has mistakes', `anonc check ${subject}`);
    const explained = explainAttribute(model, attribute);
    if (!explained.ok) return misuse(host, explained.error);
    if (pixels !== undefined && (file === undefined || explained.value.tag !== pixelData)) return misuse(host, '`--pixels` draws a file', `anonc explain ${subject} PixelData FILE.dcm --pixels picture.png`);
    if (file === undefined) {
      host.out(explanationText(explained.value));
      return exitCode.clean;
    }
    const bytes = host.readBytes(file);
    if (!bytes.ok) return misuse(host, bytes.error);
    const lookup = lookupOf(bytes.value);
    if (lookup === null) return misuse(host, `\`${file}\` cannot be read as DICOM`);
    const inCase = inCaseOf(explained.value, lookup);
    host.out(explained.value.tag === pixelData ? `${explanationText({ ...inCase, pixels: [] })}${pixelExplanationText(explainPixels(model, lookup))}` : explanationText(inCase));
    return pixels === undefined ? exitCode.clean : await draw(plan, bytes.value, pixels, host);
  },
});

async function draw(plan: Plan, bytes: Buffer, path: string, host: Host): Promise<ExitCode> {
  const picture = await drawPixels(plan, bytes, host);
  if (!picture.ok) return misuse(host, picture.error);
  if (picture.value === null) {
    host.out('picture: nothing would become black\n');
    return exitCode.clean;
  }
  const written = host.write(path, picture.value);
  if (!written.ok) return misuse(host, written.error);
  host.out(`picture: \`${path}\`, red what becomes black, yellow what a person decides on\n`);
  return exitCode.clean;
}

/** Of PixelData the templates are told that a file matches, with their regions in its image. */
const pixelData = '7FE00010';

function explainDiagnostic(code: string, host: Host): ExitCode {
  const row = findMessage(code);
  if (row === null) return misuse(host, `\`${code}\` is no code of a diagnostic`, 'for an attribute: anonc explain PROFILE ATTRIBUTE');
  host.out(diagnosticPage(code.toUpperCase(), row));
  return exitCode.clean;
}

function misuse(host: Host, message: string, help?: string): ExitCode {
  complain(host, message, help);
  return exitCode.usage;
}
