import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { acceptanceDecides } from './acceptance-decides.js';
import { actionFitsVr } from './action-fits-vr.js';
import { attributeFlows } from './attribute-flows.js';
import type { Check, Subject } from './check.js';
import { claimWeakened } from './claim-weakened.js';
import { claimsHold } from './claims-hold.js';
import { claimsProven } from './claims-proven.js';
import { conditionTellsWho } from './condition-tells-who.js';
import { contentActions } from './content-actions.js';
import { contentIsReached } from './content-is-reached.js';
import { derivedFlows } from './derived-flows.js';
import { imagesAreSeen } from './images-are-seen.js';
import { keepWithoutBounds } from './keep-without-bounds.js';
import { namesTwice } from './names-twice.js';
import { oneSecret } from './one-secret.js';
import { optionsExclude } from './options-exclude.js';
import { patternLetsThrough } from './pattern-lets-through.js';
import { restIsDecided } from './rest-is-decided.js';
import { preservedIsKept } from './preserved-is-kept.js';
import { ruleNeverActs } from './rule-never-acts.js';
import { ruleNotAccepted } from './rule-not-accepted.js';
import { ruleTwice } from './rule-twice.js';
import { overridesNothing, ruleWeakens } from './rule-weakens.js';
import { rulesDisagree } from './rules-disagree.js';
import { selectsNothing } from './selects-nothing.js';
import { shiftWindow } from './shift-window.js';
import { columnFitsVr, fallbackIsNeeded } from './table-rules.js';
import { templateRegions } from './template-regions.js';
import { typeOneStays } from './type-one-stays.js';
import { valueFitsVr } from './value-fits-vr.js';

/** Every check, with the clause it rests on; none depends on another. */
const checks: readonly Check[] = [
  actionFitsVr, // PS3.5 6.2, value representations
  valueFitsVr, // PS3.5 6.2, length, characters and form of values
  columnFitsVr, // PS3.5 6.2
  fallbackIsNeeded, // the language, section 6
  contentActions, // PS3.15 E.3.4
  contentIsReached, // the language, section 6
  namesTwice,
  oneSecret, // the language, section 2
  templateRegions, // the language, section 6
  selectsNothing, // PS3.6, the dictionary; PS3.10 7.1, file meta information
  rulesDisagree, // the language, section 5
  ruleNeverActs, // the language, section 6
  ruleNotAccepted, // the language, section 6
  keepWithoutBounds, // the language, section 6
  ruleTwice,
  ruleWeakens, // the language, section 5
  overridesNothing,
  attributeFlows, // the language, section 4
  conditionTellsWho, // the language, section 4
  shiftWindow, // PS3.15 E.3.6
  acceptanceDecides,
  restIsDecided, // the language, section 3
  typeOneStays, // PS3.5 7.4.1
  optionsExclude, // PS3.15 E.3.6
  claimsHold, // PS3.15 E.2, conformance
  claimsProven, // PS3.15 Table E.1-1, 45 CFR 164.514(b)(2)(i); the language, section 6
  imagesAreSeen, // PS3.15 E.3.1
  preservedIsKept, // the design: verification, section 4
  derivedFlows, // the language, section 4
  patternLetsThrough, // PS3.15 E.3.5
  claimWeakened, // PS3.15 E.1.1 and CID 7050
];

/** What all checks find, in the order of the text, the profile's own file first. */
export function runChecks(subject: Subject): readonly Diagnostic[] {
  const own = subject.draft.profile.source.name;
  const found = checks.flatMap((check) => check(subject));
  return found
    .filter((each) => !isMoot(each, found))
    .sort((a, b) => Number(a.source !== own) - Number(b.source !== own) || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || a.span.start - b.span.start);
}

/** What need not be said of a rule of which something else is said: it changes with that. */
const mootBeside: Readonly<Partial<Record<Diagnostic['code'], readonly Diagnostic['code'][]>>> = {
  ANC3005: ['ANC2009'],
  ANC3009: ['ANC2009'],
  ANC3015: ['ANC2009'],
  ANC4005: ['ANC2009', 'ANC3005', 'ANC3015'],
  ANC4008: ['ANC2009', 'ANC4014'],
  ANC4009: ['ANC2009', 'ANC3001'],
  ANC4012: ['ANC3005', 'ANC3015'],
};

function isMoot({ code, source, span }: Diagnostic, found: readonly Diagnostic[]): boolean {
  const others = mootBeside[code] ?? [];
  return found.some((other) => others.includes(other.code) && [other, ...other.related].some((place) => place.source === source && place.span.start === span.start));
}
