import fc from 'fast-check';
import { reservedWords } from '../../grammar/tokens.js';
import type {
  ColumnNode,
  Comment,
  ConditionNode,
  DatasetNode,
  DetectItem,
  ElementNode,
  ElementValueNode,
  ExpectationNode,
  ExpressionNode,
  FallbackNode,
  KeepingNode,
  KeywordSelector,
  LeafSelectorNode,
  Name,
  NumberLiteral,
  OutcomeNode,
  PatternNode,
  QuasiIdentifierNode,
  RegionNode,
  RiskItem,
  Rule,
  SelectorNode,
  SideNode,
  SourceFile,
  Statement,
  StepNode,
  StringLiteral,
  TagSelector,
  TestItem,
  TestNode,
  Trivia,
  ValueNode,
  WhenBlock,
} from '../../src/compiler/ast/syntax-tree.js';

/** Trees as the parser can give them; all spans are empty. */
const span = { start: 0, end: 0 };

/** A tree in which only what was written counts: no spans, and of `override` only whether it is there. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([key]) => key !== 'span');
  return Object.fromEntries(members.map(([key, member]) => [key, key === 'override' ? member !== null : withoutSpans(member)]));
}

// --- words, texts, numbers

const notNames = new Set(reservedWords.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' ? [PATTERN] : [])));
const plainWord = fc.oneof(
  fc.constantFrom('PatientName', 'StudyDate', 'Modality', 'dBdt', 'RequestAttributesSequence', 'MR', 'DERIVED_2', 'patientname', 'e', 'x'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/),
);
const keyword = plainWord.filter((word) => !notNames.has(word));
const libraryName = fc
  .oneof(fc.constantFrom('ps3.15-basic', 'hipaa-safe-harbor', 'retain-uids'), fc.stringMatching(/^[a-z][a-z0-9]{0,5}([.-][a-z0-9]{1,5}){0,3}$/))
  .filter((word) => !notNames.has(word));
/** any text at all, often with signs that the language uses itself */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '#', '/', '(', ')', 'u', 'pseudonym(', '", 8)}', '\n', '\t', '\u202E', '\uD800', ' ', 'a', '“'), maxLength: 12 }),
);
const nonEmptyText = anyText.filter((text) => text !== '');
const numberText = fc.stringMatching(/^-?\d{1,4}(\.\d{1,3})?$/);

const name: fc.Arbitrary<Name> = libraryName.map((text) => ({ span, text }));
const keywordName: fc.Arbitrary<Name> = keyword.map((text) => ({ span, text }));
const text: fc.Arbitrary<StringLiteral> = anyText.map((value) => ({ span, text: value }));
const plainName: fc.Arbitrary<Name> = fc
  .oneof(fc.constantFrom('subjects', 'study-key', 'x', 'month'), fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}$/))
  .filter((word) => !notNames.has(word))
  .map((word) => ({ span, text: word }));
const number: fc.Arbitrary<NumberLiteral> = numberText.map((value) => ({ span, text: value, value: Number(value) }));

// --- trivia

/** one line; what comments say is not changed but for white space at its end */
const commentText = fc
  .oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', ' indented', '# more marks', '## doc', 'a "text" and {braces}', 'remove PatientName'))
  .map((value) => value.replace(/[\n\r]/g, ' ').trimEnd());
const comment = (blankBefore: fc.Arbitrary<boolean>): fc.Arbitrary<Comment> =>
  fc.record({ kind: fc.constantFrom('doc' as const, 'line' as const), span: fc.constant(span), text: commentText, blankBefore });
const noBlank = fc.constant(false);
const comments: fc.Arbitrary<readonly Comment[]> = fc
  .array(comment(fc.boolean()), { maxLength: 2 })
  .map((list) => list.map((item, index) => (index === 0 ? { ...item, blankBefore: false } : item)));
const trivia: fc.Arbitrary<Trivia> = fc.record({
  leading: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, comments),
  blankBefore: fc.boolean(),
  trailing: fc.option(comment(noBlank), { freq: 5 }),
});

// --- selectors

const hex = fc.constantFrom(...Array.from('0123456789ABCDEFx'));
const fourDigits = fc.tuple(hex, hex, hex, hex).map((digits) => digits.join(''));
const element = fc.oneof({ weight: 4, arbitrary: fourDigits }, fc.constantFrom('eeee', 'xxee'));
const keywordSelector: fc.Arbitrary<KeywordSelector> = keyword.map((word) => ({ kind: 'keyword', span, keyword: word }));
const tag: fc.Arbitrary<TagSelector> = fc.tuple(fc.oneof({ weight: 4, arbitrary: fourDigits }, fc.constant('gggg')), element).map(([group, rest]) => ({ kind: 'tag', span, group, element: rest }));
const privateTag: fc.Arbitrary<TagSelector> = fc
  .tuple(hex, hex, hex, fc.constantFrom(...Array.from('13579BDF')), element)
  .map(([a, b, c, d, rest]) => ({ kind: 'tag', span, group: a + b + c + d, element: rest }));
const attribute = fc.oneof(keywordSelector, tag);
const leaf: fc.Arbitrary<LeafSelectorNode> = fc.oneof(
  { weight: 3, arbitrary: attribute },
  fourDigits.filter((group) => !group.includes('x')).map((group) => ({ kind: 'group' as const, span, group })),
  fc.record({ kind: fc.constant('private' as const), span: fc.constant(span), creator: text, tags: fc.array(privateTag, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('content' as const), span: fc.constant(span), valueType: fc.option(keywordName), meaning: text, code: fc.constantFrom('121008', 'T-D1100', '0010', '18748-4'), scheme: fc.constantFrom('DCM', 'LN', '99ACME', 'ABCD', 'NCDR [2.0b]') }),
  attribute.map((of) => ({ kind: 'root' as const, span, of })),
  fc.constantFrom('dates', 'uids', 'PN', 'DA', 'OB').map((family) => ({ kind: 'family' as const, span, name: family })),
  fc.constantFrom('unlisted' as const, 'private' as const, 'unknown' as const).map((which) => ({ kind: 'rest' as const, span, which })),
);
const selector: fc.Arbitrary<SelectorNode> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  fc.record({ kind: fc.constant('path' as const), span: fc.constant(span), within: fc.array(attribute, { minLength: 1, maxLength: 3 }), last: leaf }),
);
/** A private tag right behind a private selector belongs to it, so that such a list cannot be written. */
const selectors = fc.array(selector, { minLength: 1, maxLength: 6 }).map((list) =>
  list.reduce<readonly SelectorNode[]>((kept, item) => {
    const before = kept.at(-1);
    const last = before?.kind === 'path' ? before.last : before;
    return last?.kind === 'private' && item.kind === 'tag' && /[13579BDF]$/.test(item.group) ? kept : [...kept, item];
  }, []),
);

// --- expressions

const pseudonym: fc.Arbitrary<ExpressionNode> = fc.tuple(text, number).map(([prefix, length]) => ({ kind: 'pseudonym', span, prefix, length }));
const attributeValue: fc.Arbitrary<ExpressionNode> = keyword.map((word) => ({ kind: 'attribute', span, keyword: word }));
const column: fc.Arbitrary<ColumnNode> = fc.tuple(plainName, libraryName).map(([table, name]) => ({ kind: 'column', span, table: table.text, column: name }));
const hole = fc.letrec<{ hole: ExpressionNode }>((tie) => ({
  hole: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    pseudonym,
    attributeValue,
    fc.constant<ExpressionNode>({ kind: 'dummy', span }),
    column,
    keywordName.map((at) => ({ kind: 'age' as const, span, at })),
    fc.tuple(tie('hole'), number).map(([of, length]) => ({ kind: 'hash' as const, span, of, length })),
    fc.tuple(fc.constantFrom('year' as const, 'lower' as const), tie('hole')).map(([kind, of]) => ({ kind, span, of })),
    fc.tuple(tie('hole'), number).map(([of, count]) => ({ kind: 'first' as const, span, count, of })),
  ),
})).hole;
const literal = (value: string): ExpressionNode => ({ kind: 'literal', span, text: value });
/** at least one hole; literals are not empty and never two in a row */
const template: fc.Arbitrary<ExpressionNode> = fc
  .tuple(fc.array(fc.tuple(fc.option(nonEmptyText), hole), { minLength: 1, maxLength: 3 }), fc.option(nonEmptyText))
  .map(([pairs, last]) => ({
    kind: 'template',
    span,
    parts: [...pairs.flatMap(([before, value]) => (before === null ? [value] : [literal(before), value])), ...(last === null ? [] : [literal(last)])],
  }));
const expression: fc.Arbitrary<ExpressionNode> = fc.oneof(anyText.map(literal), hole, template);

// --- conditions

const value: fc.Arbitrary<ValueNode> = fc.oneof(
  keyword.map((word) => ({ kind: 'term' as const, span, text: word })),
  anyText.map((word) => ({ kind: 'string' as const, span, text: word })),
  numberText.map((word) => ({ kind: 'number' as const, span, text: word })),
);
const regularExpression = fc.constantFrom('T[12]w?', '^b ?= ?\\d{1,4}$', 'a\\/b', '"[{}]#');
const test: fc.Arbitrary<TestNode> = fc.oneof(
  fc.tuple(fc.constantFrom('is' as const, 'is-not' as const), value).map(([kind, of]) => ({ kind, span, value: of })),
  fc.array(value, { minLength: 1, maxLength: 5 }).map((values) => ({ kind: 'in' as const, span, values })),
  text.map((pattern) => ({ kind: 'like' as const, span, pattern })),
  regularExpression.map((source) => ({ kind: 'matches' as const, span, source })),
  fc.constantFrom('present' as const, 'absent' as const).map((kind) => ({ kind, span })),
  fc.tuple(fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const), number).map(([operator, bound]) => ({ kind: 'order' as const, span, operator, bound })),
);
const comparison: fc.Arbitrary<ConditionNode> = fc.tuple(attribute, test).map(([of, by]) => ({ kind: 'comparison', span, attribute: of, test: by }));
export const condition: fc.Arbitrary<ConditionNode> = fc.letrec<{ condition: ConditionNode }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('condition'), { minLength: 2, maxLength: 3 })).map(([kind, parts]) => ({ kind, span, parts })),
    tie('condition').map((of) => ({ kind: 'not' as const, span, of })),
  ),
})).condition;

// --- statements

const action = fc.constantFrom('remove' as const, 'empty' as const, 'keep' as const, 'replace' as const, 'remap' as const, 'shift' as const, 'truncate' as const, 'clean' as const, 'band' as const, 'round' as const);
const window = fc.record({ span: fc.constant(span), min: number, max: number, direction: fc.constantFrom('back' as const, 'forward' as const) });

const pattern: fc.Arbitrary<PatternNode> = regularExpression.map((source) => ({ span, source }));
const keeping: fc.Arbitrary<KeepingNode> = fc
  .record({ span: fc.constant(span), vocabularies: fc.array(text, { maxLength: 2 }), patterns: fc.array(pattern, { maxLength: 2 }) })
  .filter(({ vocabularies, patterns }) => vocabularies.length + patterns.length > 0);
const fallback: fc.Arbitrary<FallbackNode> = fc.oneof(
  text.map((message) => ({ kind: 'quarantine' as const, span, message })),
  fc.constant({ kind: 'remove' as const, span }),
);
const step: fc.Arbitrary<StepNode> = fc.record({ span: fc.constant(span), by: number, unit: fc.constantFrom('years' as const, null), top: fc.option(number) });

/** Clauses go with their verbs, as the parser demands. */
const rule: fc.Arbitrary<Rule> = fc
  .record({
    kind: fc.constant('rule' as const),
    span: fc.constant(span),
    trivia,
    override: fc.option(fc.constant(span), { freq: 3 }),
    actions: fc.array(action, { minLength: 1, maxLength: 3 }).map((words) => words.map((word) => ({ span, word }))),
    selectors,
    multiples: fc.array(fc.option(number), { minLength: 7, maxLength: 7 }),
    expression,
    fallback: fc.option(fallback),
    keeping: fc.option(keeping),
    step,
    precision: fc.constantFrom('year', 'month', 'day', 'hour').map((word) => ({ span, text: word })),
    per: fc.option(keywordName),
    window: fc.option(window),
    condition: fc.option(condition),
    because: fc.option(text),
  })
  .map((all) => {
    const has = (word: string): boolean => all.actions.some((one) => one.word === word);
    return {
      ...all,
      multiples: all.selectors.map((_, index) => (has('round') ? (all.multiples[index === all.selectors.length - 1 ? 6 : index] ?? (index === all.selectors.length - 1 ? { span, text: '0.5', value: 0.5 } : null)) : null)),
      expression: has('replace') ? all.expression : null,
      fallback: has('replace') ? all.fallback : null,
      keeping: has('clean') ? all.keeping : null,
      // One "by" is either a window or a step.
      step: has('band') ? all.step : null,
      precision: has('truncate') ? all.precision : null,
      per: has('shift') ? all.per : null,
      window: has('shift') && !has('band') ? all.window : null,
    };
  });

// --- blocks of their own sentences

const order = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const);
const side = (names: readonly string[]): fc.Arbitrary<readonly SideNode[]> =>
  fc.tuple(fc.shuffledSubarray([...names], { minLength: 2, maxLength: 2 }), number, number).map(([chosen, one, two]) =>
    chosen.map((name, index) => ({ span, name: { span, text: name }, value: index === 0 ? one : two })),
  );
const region: fc.Arbitrary<RegionNode> = fc.oneof(
  trivia.map((comments) => ({ kind: 'region' as const, span, trivia: comments, outside: true as const })),
  fc.tuple(trivia, side(['x', 'right', 'width']), side(['y', 'bottom', 'height'])).map(([comments, across, down]) => ({ kind: 'region' as const, span, trivia: comments, outside: false as const, sides: [...across, ...down] })),
);
const detectItem: fc.Arbitrary<DetectItem> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), span: fc.constant(span), trivia, what: fc.constantFrom('redact' as const, 'review' as const, 'leave' as const), confidence: number }),
  fc.record({ kind: fc.constant('strict' as const), span: fc.constant(span), trivia }),
  fc.record({ kind: fc.constant('allow' as const), span: fc.constant(span), trivia, patterns: fc.array(pattern, { minLength: 1, maxLength: 3 }) }),
);
const attributes = fc.array(attribute, { minLength: 1, maxLength: 4 });
const quasiIdentifier: fc.Arbitrary<QuasiIdentifierNode> = fc.record({ span: fc.constant(span), part: fc.constantFrom('year' as const, 'month' as const, null), of: fc.oneof(attribute, column) });
const riskItem: fc.Arbitrary<RiskItem> = fc.oneof(
  fc.record({ kind: fc.constant('quasi-identifiers' as const), span: fc.constant(span), trivia, of: fc.array(quasiIdentifier, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('sensitive' as const), span: fc.constant(span), trivia, attributes }),
  fc.record({ kind: fc.constant('exclude' as const), span: fc.constant(span), trivia, attributes, because: text }),
  fc.record({ kind: fc.constant('release' as const), span: fc.constant(span), trivia, level: plainName }),
  fc.record({ kind: fc.constant('population' as const), span: fc.constant(span), trivia, size: number }),
  fc.record({ kind: fc.constant('require' as const), span: fc.constant(span), trivia, metric: plainName, operator: order, bound: number }),
);
const testElement: fc.Arbitrary<ElementNode> = fc.oneof(
  { weight: 3, arbitrary: attribute },
  fc.tuple(text, privateTag).map(([creator, only]) => ({ kind: 'private' as const, span, creator, tags: [only] })),
);
const { dataset, elementValue } = fc.letrec<{ dataset: DatasetNode; elementValue: ElementValueNode }>((tie) => ({
  dataset: fc
    .array(fc.record({ span: fc.constant(span), element: testElement, value: tie('elementValue') }), { maxLength: 3 })
    .map((entries) => ({ span, entries })),
  elementValue: fc.oneof(
    { maxDepth: 2 },
    value,
    fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => ({ kind: 'values' as const, span, values })),
    fc.array(tie('dataset'), { maxLength: 2 }).map((items) => ({ kind: 'items' as const, span, items })),
  ),
}));
const outcome: fc.Arbitrary<OutcomeNode> = fc.oneof(
  test,
  fc.constant({ kind: 'empty' as const, span }),
  elementValue.map((expected) => ({ kind: 'equals' as const, span, value: expected })),
);
const expectation: fc.Arbitrary<ExpectationNode> = fc.oneof(
  fc.constant({ kind: 'quarantined' as const, span }),
  fc.record({ kind: fc.constant('days-between' as const), span: fc.constant(span), attribute, days: number }),
  fc.record({ kind: fc.constant('element' as const), span: fc.constant(span), within: fc.array(attribute, { maxLength: 2 }), element: testElement, outcome }),
);
const testItem: fc.Arbitrary<TestItem> = fc.oneof(
  fc.record({ kind: fc.constant('given' as const), span: fc.constant(span), trivia, datasets: fc.array(dataset, { minLength: 1, maxLength: 2 }) }),
  fc.record({ kind: fc.constant('expect' as const), span: fc.constant(span), trivia, condition: fc.option(condition), expectations: fc.array(expectation, { maxLength: 3 }) }),
);
const device = fc.record({ span: fc.constant(span), attribute, test });

/** The first of a list has no blank line before it; comments at the end may have one only behind a statement. */
function inList<S extends { readonly trivia: Trivia }>(statements: readonly S[]): readonly S[] {
  return statements.map((statement, index) => (index === 0 ? { ...statement, trivia: { ...statement.trivia, blankBefore: false } } : statement));
}
const closingOf = (statements: readonly unknown[], list: readonly Comment[]): readonly Comment[] =>
  list.map((item, index) => (index === 0 && statements.length === 0 ? { ...item, blankBefore: false } : item));
const closing = fc.array(comment(fc.boolean()), { maxLength: 2 });

const whenBlock: fc.Arbitrary<WhenBlock> = fc.letrec<{ block: WhenBlock; inner: Rule | WhenBlock }>((tie) => ({
  inner: fc.oneof({ maxDepth: 2 }, rule, tie('block')),
  block: fc
    .record({ kind: fc.constant('when' as const), span: fc.constant(span), trivia, condition, statements: fc.array(tie('inner'), { maxLength: 3 }), closing })
    .map((block) => ({ ...block, statements: inList(block.statements), closing: closingOf(block.statements, block.closing) })),
})).block;

const header: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({ kind: fc.constant('header' as const), span: fc.constant(span), trivia, what: fc.constant('profile' as const), name: text, of: fc.constant(null), version: text }),
  fc.record({ kind: fc.constant('header' as const), span: fc.constant(span), trivia, what: fc.constant('option' as const), name: text, of: name, version: text }),
);
/** A statement with sentences of its own, whatever stands before them. */
function body<Item extends { readonly trivia: Trivia }, Head extends object>(item: fc.Arbitrary<Item>, head: fc.Arbitrary<Head>) {
  return fc
    .tuple(head, fc.record({ trivia, items: fc.array(item, { maxLength: 4 }), closing }))
    .map(([before, rest]) => ({ ...before, ...rest, span, items: inList(rest.items), closing: closingOf(rest.items, rest.closing) }));
}
const bodyStatement: fc.Arbitrary<Statement> = fc.oneof(
  body(region, fc.record({ kind: fc.constant('template' as const), name: text, devices: fc.array(device, { minLength: 1, maxLength: 3 }) })),
  body(detectItem, fc.record({ kind: fc.constant('detect' as const), condition })),
  body(riskItem, fc.record({ kind: fc.constant('risk' as const) })),
  body(testItem, fc.record({ kind: fc.constant('test' as const), name: text })),
);
const options = fc.array(name, { maxLength: 8 });
const statement: fc.Arbitrary<Statement> = fc.oneof(
  header,
  fc.record({ kind: fc.constant('extends' as const), span: fc.constant(span), trivia, base: name, options }),
  fc.record({ kind: fc.constant('claims' as const), span: fc.constant(span), trivia, claim: name, options }),
  fc.record({ kind: fc.constant('accept' as const), span: fc.constant(span), trivia, condition, message: text }),
  { weight: 4, arbitrary: rule },
  { weight: 2, arbitrary: whenBlock },
  fc.record({ kind: fc.constant('secret' as const), span: fc.constant(span), trivia, name: plainName }),
  fc.record({ kind: fc.constant('table' as const), span: fc.constant(span), trivia, name: plainName, file: text, key: attribute }),
  fc.record({ kind: fc.constant('preserve' as const), span: fc.constant(span), trivia, names: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  { weight: 3, arbitrary: bodyStatement },
);

export const sourceFile: fc.Arbitrary<SourceFile> = fc.record({ statements: fc.array(statement, { maxLength: 6 }), closing }).map((file) => ({
  kind: 'file',
  span,
  statements: inList(file.statements),
  closing: closingOf(file.statements, file.closing),
}));
