import type { IParserErrorMessageProvider } from 'chevrotain';
import { CstParser } from './chevrotain.js';
import * as t from './tokens.js';

/** The message of an exception is the name of the one token that was expected, or nothing: wording is not the grammar's business. */
const bareFacts: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

/**
 * The grammar of anon.ebnf, rule for rule and in its order; no meaning. A rule gives a concrete syntax node and stops at the first
 * token that does not fit: recovering is the business of whoever feeds the tokens. Long, for
 * chevrotain takes a grammar as one class.
 */
export class AnonParser extends CstParser {
  /** `validate` also checks the grammar itself for ambiguities; a test does, once. */
  constructor(validate = false) {
    super([...t.allTokens], {
      recoveryEnabled: false,
      maxLookahead: 2,
      nodeLocationTracking: 'onlyOffset',
      skipValidations: !validate,
      errorMessageProvider: bareFacts,
    });
    this.performSelfAnalysis();
  }

  // --- statements

  readonly file = this.RULE('file', () => {
    this.MANY(() => this.SUBRULE(this.statement));
  });

  readonly statement = this.RULE('statement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.header) },
      { ALT: () => this.SUBRULE(this.extends) },
      { ALT: () => this.SUBRULE(this.claims) },
      { ALT: () => this.SUBRULE(this.secret) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.accept) },
      { ALT: () => this.SUBRULE(this.rule) },
      { ALT: () => this.SUBRULE(this.whenBlock) },
      { ALT: () => this.SUBRULE(this.template) },
      { ALT: () => this.SUBRULE(this.detect) },
      { ALT: () => this.SUBRULE(this.preserve) },
      { ALT: () => this.SUBRULE(this.risk) },
      { ALT: () => this.SUBRULE(this.testBlock) },
    ]);
  });

  readonly header = this.RULE('header', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Profile);
          this.CONSUME(t.Text);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Option);
          this.CONSUME1(t.Text);
          this.CONSUME(t.Of);
          this.CONSUME(t.Word);
        },
      },
    ]);
    this.CONSUME(t.Version);
    this.CONSUME2(t.Text, { LABEL: 'version' });
  });

  readonly extends = this.RULE('extends', () => {
    this.CONSUME(t.Extends);
    this.CONSUME(t.Word);
    this.OPTION(() => this.SUBRULE(this.options));
  });

  readonly claims = this.RULE('claims', () => {
    this.CONSUME(t.Claims);
    this.CONSUME(t.Word);
    this.OPTION(() => this.SUBRULE(this.options));
  });

  readonly options = this.RULE('options', () => {
    this.CONSUME(t.With);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Word) });
  });

  readonly secret = this.RULE('secret', () => {
    this.CONSUME(t.Secret);
    this.CONSUME(t.Word);
  });

  readonly table = this.RULE('table', () => {
    this.CONSUME(t.Table);
    this.CONSUME(t.Word);
    this.CONSUME(t.From);
    this.CONSUME(t.Text);
    this.CONSUME(t.Key);
    this.SUBRULE(this.attribute);
  });

  readonly accept = this.RULE('accept', () => {
    this.CONSUME(t.Accept);
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.CONSUME(t.Otherwise);
    this.CONSUME(t.Quarantine);
    this.CONSUME(t.Text);
  });

  // --- rules

  readonly rule = this.RULE('rule', () => {
    this.OPTION(() => this.CONSUME(t.Override));
    this.AT_LEAST_ONE_SEP({ SEP: t.Or, DEF: () => this.SUBRULE(this.action) });
    this.AT_LEAST_ONE_SEP1({ SEP: t.Comma, DEF: () => this.SUBRULE(this.target) });
    this.MANY({ GATE: () => !this.blockBegins(), DEF: () => this.SUBRULE(this.clause) });
  });

  readonly action = this.RULE('action', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Remove) },
      { ALT: () => this.CONSUME(t.Empty) },
      { ALT: () => this.CONSUME(t.Keep) },
      { ALT: () => this.CONSUME(t.Replace) },
      { ALT: () => this.CONSUME(t.Remap) },
      { ALT: () => this.CONSUME(t.Shift) },
      { ALT: () => this.CONSUME(t.Truncate) },
      { ALT: () => this.CONSUME(t.Clean) },
      { ALT: () => this.CONSUME(t.Band) },
      { ALT: () => this.CONSUME(t.Round) },
    ]);
  });

  readonly target = this.RULE('target', () => {
    this.SUBRULE(this.selector);
    this.OPTION({
      GATE: () => this.LA(2).tokenType === t.NumberToken,
      DEF: () => {
        this.CONSUME(t.To);
        this.CONSUME(t.NumberToken);
      },
    });
  });

  readonly clause = this.RULE('clause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.withClause) },
      { ALT: () => this.SUBRULE(this.toClause) },
      { ALT: () => this.SUBRULE(this.perClause) },
      { ALT: () => this.SUBRULE(this.byClause) },
      { ALT: () => this.SUBRULE(this.keepingClause) },
      { ALT: () => this.SUBRULE(this.otherwiseClause) },
      { ALT: () => this.SUBRULE(this.whenClause) },
      { ALT: () => this.SUBRULE(this.becauseClause) },
    ]);
  });

  readonly withClause = this.RULE('withClause', () => {
    this.CONSUME(t.With);
    this.SUBRULE(this.expression);
  });

  readonly toClause = this.RULE('toClause', () => {
    this.CONSUME(t.To);
    this.CONSUME(t.Word);
  });

  readonly perClause = this.RULE('perClause', () => {
    this.CONSUME(t.Per);
    this.CONSUME(t.Word);
  });

  readonly byClause = this.RULE('byClause', () => {
    this.CONSUME(t.By);
    this.CONSUME(t.NumberToken);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Range);
          this.CONSUME1(t.NumberToken, { LABEL: 'max' });
          this.CONSUME(t.Days);
          this.OR1([{ ALT: () => this.CONSUME(t.Back) }, { ALT: () => this.CONSUME(t.Forward) }]);
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(t.Years));
          this.OPTION1(() => {
            this.CONSUME(t.Comma);
            this.CONSUME(t.Top);
            this.CONSUME2(t.NumberToken, { LABEL: 'top' });
          });
        },
      },
    ]);
  });

  readonly keepingClause = this.RULE('keepingClause', () => {
    this.CONSUME(t.Keeping);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.kept) });
  });

  readonly kept = this.RULE('kept', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Words);
          this.CONSUME(t.Text);
          this.MANY({
            GATE: () => this.LA(2).tokenType === t.Text,
            DEF: () => {
              this.CONSUME(t.Comma);
              this.CONSUME1(t.Text);
            },
          });
        },
      },
      { ALT: () => this.SUBRULE(this.patterns) },
    ]);
  });

  readonly patterns = this.RULE('patterns', () => {
    this.CONSUME(t.Patterns);
    this.CONSUME(t.RegularExpression);
    this.MANY({
      GATE: () => this.LA(2).tokenType === t.RegularExpression,
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME1(t.RegularExpression);
      },
    });
  });

  readonly otherwiseClause = this.RULE('otherwiseClause', () => {
    this.CONSUME(t.Otherwise);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Quarantine);
          this.CONSUME(t.Text);
        },
      },
      { ALT: () => this.CONSUME(t.Remove) },
    ]);
  });

  readonly whenClause = this.RULE('whenClause', () => {
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
  });

  readonly becauseClause = this.RULE('becauseClause', () => {
    this.CONSUME(t.Because);
    this.CONSUME(t.Text);
  });

  readonly whenBlock = this.RULE('whenBlock', () => {
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.CONSUME(t.OpenBrace);
    this.MANY(() => this.OR([{ ALT: () => this.SUBRULE(this.rule) }, { ALT: () => this.SUBRULE(this.whenBlock) }]));
    this.CONSUME(t.CloseBrace);
  });

  // --- selectors

  readonly selector = this.RULE('selector', () => {
    this.MANY(() => {
      this.SUBRULE(this.attribute);
      this.CONSUME(t.Greater);
    });
    this.SUBRULE(this.leafSelector);
  });

  readonly leafSelector = this.RULE('leafSelector', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.attribute) },
      { ALT: () => this.SUBRULE(this.groupSelector) },
      { ALT: () => this.SUBRULE(this.privateSelector) },
      { ALT: () => this.SUBRULE(this.contentSelector) },
      { ALT: () => this.SUBRULE(this.rootSelector) },
      { ALT: () => this.SUBRULE(this.familySelector) },
      { ALT: () => this.SUBRULE(this.restSelector) },
    ]);
  });

  readonly attribute = this.RULE('attribute', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.AnyTag) }]);
  });

  readonly groupSelector = this.RULE('groupSelector', () => {
    this.CONSUME(t.Group);
    this.CONSUME(t.HexNumber);
  });

  readonly privateSelector = this.RULE('privateSelector', () => {
    this.CONSUME(t.Private);
    this.CONSUME(t.Text);
    this.CONSUME(t.PrivateTag);
    this.MANY({
      GATE: () => this.LA(2).tokenType === t.PrivateTag && this.LA(3).tokenType !== t.Greater,
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME1(t.PrivateTag);
      },
    });
  });

  readonly contentSelector = this.RULE('contentSelector', () => {
    this.CONSUME(t.Content);
    this.OPTION(() => this.CONSUME(t.Word));
    this.CONSUME(t.Text);
    this.CONSUME(t.ConceptCode);
  });

  readonly rootSelector = this.RULE('rootSelector', () => {
    this.CONSUME(t.Root);
    this.SUBRULE(this.attribute);
  });

  readonly familySelector = this.RULE('familySelector', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.All);
          this.CONSUME(t.Word);
        },
      },
      { ALT: () => this.CONSUME(t.Dates) },
      { ALT: () => this.CONSUME(t.Uids) },
    ]);
  });

  readonly restSelector = this.RULE('restSelector', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Private) }, { ALT: () => this.CONSUME(t.Unlisted) }, { ALT: () => this.CONSUME(t.Unknown) }]);
  });

  // --- expressions

  readonly expression = this.RULE('expression', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Text) }, { ALT: () => this.SUBRULE(this.hole) }]);
  });

  readonly hole = this.RULE('hole', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Dummy) },
      { ALT: () => this.SUBRULE(this.pseudonym) },
      { ALT: () => this.SUBRULE(this.hash) },
      { ALT: () => this.SUBRULE(this.ageAt) },
      { ALT: () => this.SUBRULE(this.yearOf) },
      { ALT: () => this.SUBRULE(this.lower) },
      { ALT: () => this.SUBRULE(this.first) },
      { ALT: () => this.CONSUME(t.Word) },
    ]);
  });

  readonly pseudonym = this.RULE('pseudonym', () => {
    this.CONSUME(t.Pseudonym);
    this.CONSUME(t.OpenParenthesis);
    this.CONSUME(t.Text);
    this.CONSUME(t.Comma);
    this.CONSUME(t.NumberToken);
    this.CONSUME(t.CloseParenthesis);
  });

  readonly hash = this.RULE('hash', () => {
    this.CONSUME(t.Hash);
    this.CONSUME(t.OpenParenthesis);
    this.SUBRULE(this.hole);
    this.CONSUME(t.Comma);
    this.CONSUME(t.NumberToken);
    this.CONSUME(t.CloseParenthesis);
  });

  readonly ageAt = this.RULE('ageAt', () => {
    this.CONSUME(t.Age);
    this.CONSUME(t.At);
    this.CONSUME(t.Word);
  });

  readonly yearOf = this.RULE('yearOf', () => {
    this.CONSUME(t.Year);
    this.CONSUME(t.Of);
    this.SUBRULE(this.hole);
  });

  readonly lower = this.RULE('lower', () => {
    this.CONSUME(t.Lower);
    this.SUBRULE(this.hole);
  });

  readonly first = this.RULE('first', () => {
    this.CONSUME(t.First);
    this.CONSUME(t.NumberToken);
    this.CONSUME(t.Of);
    this.SUBRULE(this.hole);
  });

  // --- conditions

  readonly condition = this.RULE('condition', () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.Or, DEF: () => this.SUBRULE(this.conjunction) });
  });

  readonly conjunction = this.RULE('conjunction', () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.SUBRULE(this.negation) });
  });

  readonly negation = this.RULE('negation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.OpenParenthesis);
          this.SUBRULE(this.condition);
          this.CONSUME(t.CloseParenthesis);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  readonly comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.attribute);
    this.SUBRULE(this.test);
  });

  readonly test = this.RULE('test', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.isTest) },
      { ALT: () => this.SUBRULE(this.inTest) },
      { ALT: () => this.SUBRULE(this.likeTest) },
      { ALT: () => this.SUBRULE(this.matchesTest) },
      { ALT: () => this.CONSUME(t.Present) },
      { ALT: () => this.CONSUME(t.Absent) },
      { ALT: () => this.SUBRULE(this.orderTest) },
    ]);
  });

  readonly isTest = this.RULE('isTest', () => {
    this.CONSUME(t.Is);
    this.OPTION(() => this.CONSUME(t.Not));
    this.SUBRULE(this.value);
  });

  readonly inTest = this.RULE('inTest', () => {
    this.CONSUME(t.In);
    this.CONSUME(t.OpenBrace);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.value) });
    this.CONSUME(t.CloseBrace);
  });

  readonly likeTest = this.RULE('likeTest', () => {
    this.CONSUME(t.Like);
    this.CONSUME(t.Text);
  });

  readonly matchesTest = this.RULE('matchesTest', () => {
    this.CONSUME(t.Matches);
    this.CONSUME(t.RegularExpression);
  });

  readonly orderTest = this.RULE('orderTest', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Less) },
      { ALT: () => this.CONSUME(t.LessOrEqual) },
      { ALT: () => this.CONSUME(t.Greater) },
      { ALT: () => this.CONSUME(t.GreaterOrEqual) },
    ]);
    this.CONSUME(t.NumberToken);
  });

  readonly value = this.RULE('value', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.Text) }, { ALT: () => this.CONSUME(t.NumberToken) }]);
  });

  // --- pixels

  readonly template = this.RULE('template', () => {
    this.CONSUME(t.Template);
    this.CONSUME(t.Text);
    this.CONSUME(t.For);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.device) });
    this.CONSUME(t.OpenBrace);
    this.MANY(() => this.SUBRULE(this.region));
    this.CONSUME(t.CloseBrace);
  });

  readonly device = this.RULE('device', () => {
    this.SUBRULE(this.attribute);
    this.OR([{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => this.SUBRULE(this.test) }]);
  });

  readonly region = this.RULE('region', () => {
    this.CONSUME(t.Black);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Outside);
          this.CONSUME(t.Regions);
        },
      },
      { ALT: () => this.AT_LEAST_ONE(() => this.SUBRULE(this.side)) },
    ]);
  });

  readonly side = this.RULE('side', () => {
    this.CONSUME(t.Word);
    this.CONSUME(t.NumberToken);
  });

  readonly detect = this.RULE('detect', () => {
    this.CONSUME(t.Detect);
    this.CONSUME(t.TextWord);
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.CONSUME(t.OpenBrace);
    this.MANY(() => this.SUBRULE(this.detectItem));
    this.CONSUME(t.CloseBrace);
  });

  readonly detectItem = this.RULE('detectItem', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Redact) }, { ALT: () => this.CONSUME(t.Review) }]);
          this.CONSUME(t.At);
          this.CONSUME(t.Confidence);
          this.CONSUME(t.NumberToken);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Leave);
          this.CONSUME(t.Below);
          this.CONSUME1(t.Confidence);
          this.CONSUME1(t.NumberToken);
        },
      },
      { ALT: () => this.CONSUME(t.Strict) },
      {
        ALT: () => {
          this.CONSUME(t.Allow);
          this.SUBRULE(this.patterns);
        },
      },
    ]);
  });

  // --- what the output must be

  readonly preserve = this.RULE('preserve', () => {
    this.CONSUME(t.Preserve);
    this.CONSUME(t.Quantitative);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Word) });
  });

  readonly risk = this.RULE('risk', () => {
    this.CONSUME(t.Risk);
    this.CONSUME(t.OpenBrace);
    this.MANY(() => this.SUBRULE(this.riskItem));
    this.CONSUME(t.CloseBrace);
  });

  readonly riskItem = this.RULE('riskItem', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.QuasiIdentifiers);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.quasiIdentifier) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Sensitive);
          this.AT_LEAST_ONE_SEP1({ SEP: t.Comma, DEF: () => this.SUBRULE(this.attribute) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Exclude);
          this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => this.SUBRULE1(this.attribute) });
          this.CONSUME(t.Because);
          this.CONSUME(t.Text);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Release);
          this.CONSUME(t.Word);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Population);
          this.CONSUME(t.NumberToken);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Require);
          this.CONSUME1(t.Word);
          this.SUBRULE(this.orderTest);
        },
      },
    ]);
  });

  readonly quasiIdentifier = this.RULE('quasiIdentifier', () => {
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Year) }, { ALT: () => this.CONSUME(t.Month) }]);
      this.CONSUME(t.Of);
    });
    this.SUBRULE(this.attribute);
  });

  // --- tests

  readonly testBlock = this.RULE('testBlock', () => {
    this.CONSUME(t.Test);
    this.CONSUME(t.Text);
    this.CONSUME(t.OpenBrace);
    this.MANY(() => this.SUBRULE(this.testItem));
    this.CONSUME(t.CloseBrace);
  });

  readonly testItem = this.RULE('testItem', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.given) }, { ALT: () => this.SUBRULE(this.expect) }]);
  });

  readonly given = this.RULE('given', () => {
    this.CONSUME(t.Given);
    this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.SUBRULE(this.dataset) });
  });

  readonly dataset = this.RULE('dataset', () => {
    this.CONSUME(t.OpenBrace);
    this.MANY(() => {
      this.SUBRULE(this.entry);
      this.OPTION(() => this.CONSUME(t.Semicolon));
    });
    this.CONSUME(t.CloseBrace);
  });

  readonly entry = this.RULE('entry', () => {
    this.SUBRULE(this.element);
    this.CONSUME(t.EqualSign);
    this.SUBRULE(this.elementValue);
  });

  readonly element = this.RULE('element', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.attribute) },
      {
        ALT: () => {
          this.CONSUME(t.Private);
          this.CONSUME(t.Text);
          this.CONSUME(t.PrivateTag);
        },
      },
    ]);
  });

  readonly elementValue = this.RULE('elementValue', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.value) },
      {
        ALT: () => {
          this.CONSUME(t.OpenBracket);
          this.OPTION(() =>
            this.OR1([
              { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.dataset) }) },
              { ALT: () => this.AT_LEAST_ONE_SEP1({ SEP: t.Comma, DEF: () => this.SUBRULE1(this.value) }) },
            ]),
          );
          this.CONSUME(t.CloseBracket);
        },
      },
    ]);
  });

  readonly expect = this.RULE('expect', () => {
    this.OPTION(() => {
      this.CONSUME(t.When);
      this.SUBRULE(this.condition);
    });
    this.CONSUME(t.Expect);
    this.CONSUME(t.OpenBrace);
    this.MANY(() => {
      this.SUBRULE(this.expectation);
      this.OPTION1(() => this.CONSUME(t.Semicolon));
    });
    this.CONSUME(t.CloseBrace);
  });

  readonly expectation = this.RULE('expectation', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Quarantined) },
      {
        ALT: () => {
          this.CONSUME(t.Days);
          this.CONSUME(t.Between);
          this.SUBRULE(this.attribute);
          this.CONSUME(t.EqualSign);
          this.CONSUME(t.NumberToken);
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.place);
          this.SUBRULE(this.outcome);
        },
      },
    ]);
  });

  readonly place = this.RULE('place', () => {
    this.MANY({
      GATE: () => this.LA(3).tokenType !== t.NumberToken,
      DEF: () => {
        this.SUBRULE(this.attribute);
        this.CONSUME(t.Greater);
      },
    });
    this.SUBRULE(this.element);
  });

  readonly outcome = this.RULE('outcome', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Empty) },
      {
        ALT: () => {
          this.CONSUME(t.EqualSign);
          this.SUBRULE(this.elementValue);
        },
      },
      { ALT: () => this.SUBRULE(this.test) },
    ]);
  });

  /** Whether the next token is a `when` that begins a block: before the next statement or reason, a brace opens that no `in` takes. */
  private blockBegins(): boolean {
    if (this.LA(1).tokenType !== t.When) return false;
    return t.opensBlock((ahead) => this.LA(ahead + 1));
  }
}
