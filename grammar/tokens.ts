import type { IToken, TokenType } from 'chevrotain';
import { createToken, EOF, Lexer } from './chevrotain.js';

/**
 * The tokens of rule files. The lexer never fails: whatever means nothing becomes a token too (the last group), so that the parser's
 * caller can say what is wrong at its place.
 */

// --- what carries a text of its own

/** an attribute's keyword, a defined term, a library's name: every word the language does not reserve */
export const Word = createToken({ name: 'Word', pattern: /[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*/ });

/**
 * On one line. Behind `with` it is an expression, and `{pseudonym("P", 8)}` inside may hold quotation marks of its own; behind `by` and
 * `to` an expression was surely meant. Elsewhere a brace is a sign like others: `in {"{pseudonym(", ")}"}` holds two texts.
 */
export const Text = createToken({
  name: 'Text',
  pattern: {
    exec: (text: string, offset: number, matched: IToken[]): RegExpExecArray | null => {
      const before = matched.at(-1)?.tokenType;
      const pattern = before === With || before === By || before === To ? textWithValues : plainText;
      pattern.lastIndex = offset;
      return pattern.exec(text);
    },
  },
  start_chars_hint: ['"'],
  line_breaks: false,
});
const plainText = /"(?:[^"\\\n\r]|\\[^\n\r])*"/y;
/** A doubled brace is read before a value: `{{` begins none. */
const textWithValues = /"(?:[^"\\\n\r{]|\\[^\n\r]|\{\{|\{[a-z][a-z0-9 .-]*\([^{}"\\\n\r]*(?:"(?:[^"\\\n\r]|\\[^\n\r])*"[^{}"\\\n\r]*)+\)\}|\{)*"/y;
export const NumberToken = createToken({ name: 'Number', pattern: /-?\d+(?:\.\d+)?/ });
export const HexNumber = createToken({ name: 'HexNumber', pattern: /0[xX][0-9A-Fa-f]{4}(?![0-9A-Za-z_])/ });
export const RegularExpression = createToken({ name: 'RegularExpression', pattern: /\/(?:[^/\\\n\r]|\\[^\n\r])+\// });

/** `(121008, DCM)`, a code and its scheme: such signs mean this only behind `content "…"` and `content PNAME "…"` */
export const ConceptCode = createToken({
  name: 'ConceptCode',
  pattern: {
    exec: (text: string, offset: number, matched: IToken[]): RegExpExecArray | null => {
      const before = matched.at(matched.at(-2)?.tokenType === Word ? -3 : -2);
      if (matched.at(-1)?.tokenType !== Text || before?.image !== 'content') return null;
      conceptCode.lastIndex = offset;
      return conceptCode.exec(text);
    },
  },
  start_chars_hint: ['('],
  line_breaks: false,
});
const conceptCode = /\([ \t]*[A-Za-z0-9][A-Za-z0-9._-]*[ \t]*,[ \t]*[A-Za-z0-9](?:[A-Za-z0-9 ._[\]-]*[A-Za-z0-9._\]-])?[ \t]*\)/y;

/** `(0010,0010)`, wildcards allowed; `PrivateTag` where the group is odd */
export const AnyTag = createToken({ name: 'AnyTag', pattern: Lexer.NA });
export const Tag = createToken({ name: 'Tag', pattern: /\([ \t]*[0-9A-Fa-fxXgG]{4}[ \t]*,[ \t]*[0-9A-Fa-fxX]{4}[ \t]*\)/, categories: [AnyTag] });
export const PrivateTag = createToken({
  name: 'PrivateTag',
  pattern: /\([ \t]*[0-9A-Fa-fxXgG]{3}[13579BbDdFf][ \t]*,[ \t]*[0-9A-Fa-fxX]{4}[ \t]*\)/,
  categories: [AnyTag],
});

// --- words of the language

const reserved: TokenType[] = [];

function word(text: string, name = text.charAt(0).toUpperCase() + text.slice(1)): TokenType {
  const type = createToken({ name, label: `\`${text}\``, pattern: text, longer_alt: Word });
  reserved.push(type);
  return type;
}

/** A word with a meaning of its own where the grammar gives it one, and a name like any other elsewhere. */
function softWord(text: string): TokenType {
  return createToken({ name: text.charAt(0).toUpperCase() + text.slice(1), label: `\`${text}\``, pattern: text, longer_alt: Word, categories: [Word] });
}

export const Profile = word('profile');
export const Option = word('option');
export const Of = word('of');
export const Version = word('version');
export const Extends = word('extends');
export const Claims = word('claims');
export const Accept = word('accept');
export const Otherwise = word('otherwise');
export const Quarantine = word('quarantine');
export const Secret = word('secret');
export const Table = word('table');
export const From = word('from');
export const Key = word('key');
export const When = word('when');
export const Override = word('override');
export const Because = word('because');

export const Remove = word('remove');
export const Empty = word('empty');
export const Keep = word('keep');
export const Replace = word('replace');
export const Remap = word('remap');
export const Shift = word('shift');
export const Truncate = word('truncate');
export const Clean = word('clean');
export const Band = word('band');
export const Round = word('round');

export const With = word('with');
export const To = word('to');
export const Per = word('per');
export const By = word('by');
export const Days = word('days');
export const Back = word('back');
export const Forward = word('forward');
export const Years = word('years');
export const Top = word('top');
export const Keeping = word('keeping');
export const Words = word('words');
export const Patterns = word('patterns');

export const Group = word('group');
export const Content = word('content');
export const Root = word('root');
export const Private = word('private');
export const Unlisted = word('unlisted');
export const Unknown = word('unknown');
export const All = word('all');
export const Dates = word('dates');
export const Uids = word('uids');

export const Dummy = word('dummy');
export const Pseudonym = word('pseudonym');
export const Hash = word('hash');
export const Age = word('age');
export const At = word('at');
export const Lower = word('lower');
export const First = word('first');
export const Year = softWord('year');
export const Month = softWord('month');

export const And = word('and');
export const Or = word('or');
export const Not = word('not');
export const Is = word('is');
export const In = word('in');
export const Like = word('like');
export const Matches = word('matches');
export const Present = word('present');
export const Absent = word('absent');

export const Template = word('template');
export const For = word('for');
export const Black = word('black');
export const Outside = word('outside');
export const Regions = word('regions');

export const Detect = word('detect');
export const TextWord = word('text', 'TextWord');
export const Redact = word('redact');
export const Review = word('review');
export const Leave = word('leave');
export const Below = word('below');
export const Confidence = word('confidence');
export const Strict = word('strict');
export const Allow = word('allow');

export const Preserve = word('preserve');
export const Quantitative = word('quantitative');

export const Risk = word('risk');
export const QuasiIdentifiers = word('quasi-identifiers', 'QuasiIdentifiers');
export const Sensitive = word('sensitive');
export const Exclude = word('exclude');
export const Release = word('release');
export const Population = word('population');
export const Require = word('require');

export const Test = word('test');
export const Given = word('given');
export const Expect = word('expect');
export const Between = word('between');
export const Quarantined = word('quarantined');

// --- signs

export const Comma = createToken({ name: 'Comma', label: '`,`', pattern: ',' });
export const Range = createToken({ name: 'Range', label: '`..`', pattern: '..' });
export const OpenBrace = createToken({ name: 'OpenBrace', label: '`{`', pattern: '{' });
export const CloseBrace = createToken({ name: 'CloseBrace', label: '`}`', pattern: '}' });
export const OpenBracket = createToken({ name: 'OpenBracket', label: '`[`', pattern: '[' });
export const CloseBracket = createToken({ name: 'CloseBracket', label: '`]`', pattern: ']' });
export const OpenParenthesis = createToken({ name: 'OpenParenthesis', label: '`(`', pattern: '(' });
export const CloseParenthesis = createToken({ name: 'CloseParenthesis', label: '`)`', pattern: ')' });
export const LessOrEqual = createToken({ name: 'LessOrEqual', label: '`<=`', pattern: '<=' });
export const GreaterOrEqual = createToken({ name: 'GreaterOrEqual', label: '`>=`', pattern: '>=' });
export const Less = createToken({ name: 'Less', label: '`<`', pattern: '<' });
export const Greater = createToken({ name: 'Greater', label: '`>`', pattern: '>' });

// --- what stands between sentences

export const WhiteSpace = createToken({ name: 'WhiteSpace', pattern: /[ \t\n\r]+/, group: Lexer.SKIPPED, line_breaks: true });
export const DocComment = createToken({ name: 'DocComment', pattern: /##[^\n\r]*/, group: 'comments' });
export const LineComment = createToken({ name: 'LineComment', pattern: /#[^\n\r]*/, group: 'comments' });

// --- what means nothing: no rule of the grammar uses these

export const UnclosedText = createToken({ name: 'UnclosedText', pattern: /"[^\n\r]*/ });
/** begins with any quotation mark, ends with any, at least one of them typographic */
export const TypographicText = createToken({
  name: 'TypographicText',
  pattern: /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033][^"\n\r\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]*["\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/,
});
export const SingleQuotedText = createToken({ name: 'SingleQuotedText', pattern: /['\u2018\u2019\u201A\u201B`][^'\n\r\u2018\u2019\u201A\u201B`]*['\u2018\u2019\u201A\u201B`]/ });
/** What follows `hash` is no tag: `hash(PatientID, 16)`. */
export const MalformedTag = createToken({
  name: 'MalformedTag',
  pattern: {
    exec: (text: string, offset: number, matched: IToken[]): RegExpExecArray | null => {
      if (matched.at(-1)?.tokenType === Hash) return null;
      malformedTag.lastIndex = offset;
      return malformedTag.exec(text);
    },
  },
  start_chars_hint: ['('],
  line_breaks: false,
});
const malformedTag = /\([ \t]*(?:[0-9A-Za-z]+[ \t]*,[ \t]*[0-9A-Za-z]+|[0-9A-Fa-fxX]{8})[ \t]*\)/y;

export const MalformedHexNumber = createToken({ name: 'MalformedHexNumber', pattern: /0[xX][0-9A-Za-z_]*/ });
/** begins like a number and goes on like a word: `2.1.0`, `2026d`, `3T` */
export const LooseText = createToken({ name: 'LooseText', pattern: /\d+(?:\.\d+){2,}|\d+(?:\.\d+)?[A-Za-z_][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*/ });
/** between the entries of a test; elsewhere it means nothing */
export const Semicolon = createToken({ name: 'Semicolon', label: '`;`', pattern: ';' });
export const NotEqualSign = createToken({ name: 'NotEqualSign', pattern: /!=|<>/ });
/** in tests; elsewhere it means nothing */
export const EqualSign = createToken({ name: 'EqualSign', label: '`=`', pattern: /==?/ });
export const AndSign = createToken({ name: 'AndSign', pattern: /&&?/ });
export const OrSign = createToken({ name: 'OrSign', pattern: /\|\|?/ });
/** any other run of signs */
export const Stray = createToken({ name: 'Stray', pattern: /[^\sA-Za-z0-9_"'#(){}[\],;<>=/&|.-]+|\s|./, line_breaks: true });

/** Every token, in the order in which the lexer tries them. */
export const allTokens: readonly TokenType[] = [
  WhiteSpace,
  DocComment,
  LineComment,
  Text,
  UnclosedText,
  TypographicText,
  SingleQuotedText,
  RegularExpression,
  ConceptCode,
  PrivateTag,
  Tag,
  AnyTag,
  MalformedTag,
  HexNumber,
  MalformedHexNumber,
  LooseText,
  NumberToken,
  // A word before those that it begins with: `years` before `year`.
  ...[...reserved, Year, Month].toSorted((a, b) => b.name.length - a.name.length),
  Word,
  NotEqualSign,
  EqualSign,
  AndSign,
  OrSign,
  Comma,
  Range,
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  OpenParenthesis,
  CloseParenthesis,
  LessOrEqual,
  GreaterOrEqual,
  Less,
  Greater,
  Semicolon,
  Stray,
];

export const verbs: readonly TokenType[] = [Remove, Empty, Keep, Replace, Remap, Shift, Truncate, Clean, Band, Round];

/** Statements that end with a block of their own kind of sentences. */
export const bodyStatements: readonly TokenType[] = [Template, Detect, Risk, Test];

/** Tokens with which a statement begins; `when` does so only where a brace follows its condition. */
export const statementStarts: readonly TokenType[] = [Profile, Option, Extends, Claims, Secret, Table, Accept, When, Override, ...verbs, Preserve, ...bodyStatements];

const endsCondition: ReadonlySet<TokenType> = new Set([EOF, CloseBrace, Because, Otherwise, With, To, Per, By, Keeping, Expect, ...statementStarts]);

const endsSet: ReadonlySet<TokenType> = new Set([EOF, OpenBrace, CloseBrace, ...statementStarts]);

/** Words a user may not use as a name. */
export const reservedWords: readonly TokenType[] = reserved;

/** Full tracking, for no less of it gives a token its end offset. */
export const lexer = new Lexer([...allTokens], { positionTracking: 'full', ensureOptimizations: false });

/**
 * Whether the `when` at `ahead(0)` begins a block rather than a clause: a brace opens, which no `in` takes, before the statement is
 * over. `ahead` gives the end-of-file token past the end.
 */
export function opensBlock(ahead: (count: number) => IToken): boolean {
  for (let count = 1; ; count += 1) {
    const { tokenType } = ahead(count);
    if (tokenType === OpenBrace) {
      if (ahead(count - 1).tokenType !== In) return true;
      do count += 1;
      while (!endsSet.has(ahead(count).tokenType));
      if (ahead(count).tokenType !== CloseBrace) return false;
    } else if (endsCondition.has(tokenType)) {
      return false;
    }
  }
}
