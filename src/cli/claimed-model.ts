import { err, ok, type Result } from '../base/result.js';
import { check, hasErrors, type Model } from '../compiler/index.js';
import { complain } from './command.js';
import { exitCode, type ExitCode } from './exit-code.js';
import type { Host } from './host.js';
import { shippedLibrary } from './library.js';

/**
 * The model of a claim, "ps3.15-basic" or "ps3.15-basic with retain-safe-private, retain-modified-dates" (a comma does for the word): what the shipped profile of that
 * name and these options mean. What is wrong has been told when the exit code comes back.
 */
export function claimedModel(claim: string, host: Host): Result<Model, ExitCode> {
  const [, name, , options] = /^\s*([\w.-]+)((?:\s+with\s+|\s*,\s*)([\w.-]+(?:\s*,\s*[\w.-]+)*))?\s*$/.exec(claim) ?? [];
  const chosen = options?.split(',').map((option) => option.trim()) ?? [];
  const library = shippedLibrary(host);
  const help = 'anonc verify OUT --claims "ps3.15-basic with retain-safe-private"';
  if (name === undefined || !library.names().includes(name)) {
    complain(host, `\`${claim}\` is no claim that this program knows`, help);
    return err(exitCode.usage);
  }
  const text = `profile "claimed" version "1.0.0"\n\nextends ${name}${chosen.length === 0 ? '' : `\n  with ${chosen.join(', ')}`}\n`;
  const { model, diagnostics } = check({ name: 'claimed.anon', text }, library);
  if (model !== null && !hasErrors(diagnostics)) return ok({ ...model, profile: { ...model.profile, name: claim.trim().replace(/\s+/g, ' '), version: model.extends?.version ?? '' } });
  for (const { message } of diagnostics) complain(host, message);
  complain(host, `\`${claim}\` cannot be verified against`, help);
  return err(exitCode.usage);
}
