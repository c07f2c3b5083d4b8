import type { TokenType } from 'chevrotain';
import * as t from '../../../grammar/tokens.js';
import { analyses } from '../../facts/analyses.js';
import { riskMetrics } from '../../facts/risk-metrics.js';
import { allVrs } from '../../facts/vr.js';
import { vrInWords } from '../resolve/vr-in-words.js';
import { Source } from '../parse/source.js';
import type { Library, SourceText } from '../resolve/layer.js';
import { releases } from '../resolve/resolve-risk.js';
import { beginsStatement, expectedAt, type Expected, type Next } from './expected-at.js';
import { suggestAttributes, suggestTags } from './suggest-attributes.js';
import { suggestConcepts } from './suggest-content.js';
import { suggestClaims, suggestOptions, suggestProfiles } from './suggest-layers.js';
import { suggestCreators, suggestPrivateElements } from './suggest-private.js';
import { suggestColumns } from './suggest-columns.js';
import { suggestValues } from './suggest-values.js';
import { fits, type Suggestion } from './suggestion.js';
import { keywordHelp } from './keyword-help.js';
import { clauseFits } from './clause-fits.js';

/** What may be written at an offset, the likeliest first; the text need not be right, before the offset or behind it. */
export function complete(source: SourceText, offset: number, library: Library): readonly Suggestion[] {
  return expectedAt(source.text, offset).flatMap((expected) => completeAs(expected, source, library));
}

function completeAs(expected: Expected, source: SourceText, library: Library): readonly Suggestion[] {
  const isFirst = new Source(source.text, '').isFirstOnLine(expected.span.start);
  const next = expected.next.filter((each) => isMeant(each, expected, isFirst));
  const offered = new Map<string, Suggestion>();
  for (const each of next) {
    for (const suggestion of suggestionsFor(each, expected, source, library)) {
      const key = `${suggestion.kind} ${suggestion.label}`;
      if (!offered.has(key)) offered.set(key, suggestion);
    }
  }
  return [...offered.values()].sort((a, b) => rank(a, expected) - rank(b, expected));
}

/** Keywords that begin with what is written, what else there is, other keywords. */
function rank({ label, kind }: Suggestion, { written }: Expected): number {
  if (kind !== 'keyword') return 1;
  return written !== '' && label.startsWith(written) ? 0 : 2;
}

/** The grammar takes another statement and every clause behind each selector; who writes on in the line, or has written another verb, means fewer. */
function isMeant(next: Next, { before, within }: Expected, isFirstOnLine: boolean): boolean {
  if (within === 'word' && before.length > 0 && !isFirstOnLine && beginsStatement(next, before)) return false;
  return clauseFits(next.token, next.rules, before);
}

function suggestionsFor({ token, rules }: Next, expected: Expected, source: SourceText, library: Library): readonly Suggestion[] {
  const rule = rules.at(-1) ?? '';
  if (expected.within === 'hole') return !rules.includes('hole') ? [] : token === t.Word ? words('hole', rules, expected, source, library) : keyword(token, expected);
  if (token === t.Text) return rule === 'privateSelector' || rule === 'element' ? suggestCreators(expected) : rule === 'value' && expected.within === 'text' ? suggestValues(expected, source.text) : rule === 'contentSelector' ? suggestConcepts(expected) : [];
  if (expected.within === 'text') return [];
  if (token === t.PrivateTag) return suggestPrivateElements(expected);
  if (token === t.AnyTag) return expected.within === 'tag' ? suggestTags(expected) : [];
  if (expected.within === 'tag') return [];
  return token === t.Word ? words(rule, rules, expected, source, library) : keyword(token, expected);
}

function words(rule: string, rules: readonly string[], expected: Expected, { name: own, text }: SourceText, library: Library): readonly Suggestion[] {
  switch (rule) {
    case 'extends':
    case 'header':
      return suggestProfiles(expected, library);
    case 'claims':
      return suggestClaims(expected, library);
    case 'options':
      return suggestOptions(expected, library);
    case 'toClause':
      return plain(['year', 'month', 'day', 'hour'], 'keyword', expected);
    case 'familySelector':
      return allVrs().flatMap((vr) => plain([vr], 'term', expected, vrInWords(vr)));
    case 'value':
      return suggestValues(expected, text);
    case 'hole':
      return [...suggestColumns(expected, text, own, library), ...suggestAttributes(expected)];
    case 'quasiIdentifier':
    case 'attribute':
      return [...(rules.includes('quasiIdentifier') ? suggestColumns(expected, text, own, library) : []), ...suggestAttributes(expected)];
    case 'perClause':
    case 'ageAt':
      return suggestAttributes(expected);
    case 'preserve':
      return analyses().flatMap(({ name, meaning }) => plain([name], 'term', expected, meaning));
    case 'riskItem':
      return expected.before.at(-1)?.tokenType === t.Release ? plain(releases, 'term', expected) : riskMetrics().flatMap(({ name, meaning }) => plain([name], 'term', expected, meaning));
    case 'side':
      return plain(['x', 'y', 'right', 'bottom', 'width', 'height'], 'keyword', expected);
    default:
      return rules.includes('selector') ? suggestAttributes(expected) : [];
  }
}

function keyword(token: TokenType, expected: Expected): readonly Suggestion[] {
  if (!t.reservedWords.includes(token)) return [];
  const word = token.LABEL?.replaceAll('`', '') ?? '';
  return plain([word], 'keyword', expected, keywordHelp[word] ?? '');
}

function plain(names: readonly string[], kind: Suggestion['kind'], { span, written }: Expected, detail = ''): readonly Suggestion[] {
  return names.filter((name) => fits(written, name)).map((name) => ({ label: name, kind, insert: name, span, filter: name, detail }));
}
