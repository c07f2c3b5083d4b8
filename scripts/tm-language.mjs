// The TextMate grammar of rule files, from the tokens of the language: an editor colours with it before the language server has answered.

/** The words that the language reserves, by what they do. */
export function wordsOf(tokens) {
  const word = (type) => type.LABEL.replaceAll('`', '');
  const reserved = tokens.reservedWords.map(word);
  const verbs = tokens.verbs.map(word);
  const starts = tokens.statementStarts.map(word).filter((each) => !verbs.includes(each));
  const operators = ['and', 'or', 'not', 'is', 'in', 'like', 'matches', 'present', 'absent'].filter((each) => reserved.includes(each));
  const rest = reserved.filter((each) => ![...verbs, ...starts, ...operators].includes(each));
  return { verbs, starts, operators, rest };
}

const alternatives = (words) => [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');
const whole = (words) => `(?<![A-Za-z0-9_.-])(?:${alternatives(words)})(?![A-Za-z0-9_]|[.-][A-Za-z0-9_])`;

/** The grammar as an object, and as the text that is committed. */
export function tmLanguage(tokens) {
  const { verbs, starts, operators, rest } = wordsOf(tokens);
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    comment: 'Written by scripts/write-tm-language.mjs from grammar/tokens.ts: change the tokens, not this file.',
    name: 'anon',
    scopeName: 'source.anon',
    fileTypes: ['anon'],
    patterns: [{ include: '#comment' }, { include: '#text' }, { include: '#pattern' }, { include: '#tag' }, { include: '#number' }, { include: '#word' }, { include: '#name' }, { include: '#sign' }],
    repository: {
      comment: { patterns: [{ name: 'comment.block.documentation.anon', match: '##.*$' }, { name: 'comment.line.number-sign.anon', match: '#.*$' }] },
      text: {
        name: 'string.quoted.double.anon',
        begin: '"',
        end: '"|$',
        patterns: [
          { name: 'constant.character.escape.anon', match: '\\\\(?:["\\\\nt]|u\\{[0-9A-Fa-f]{1,6}\\})|\\{\\{|\\}\\}' },
          { name: 'meta.embedded.hole.anon', match: '\\{[^{}"]*(?:"[^"{}]*"[^{}"]*)*\\}' },
        ],
      },
      pattern: { name: 'string.regexp.anon', match: '/(?:[^/\\\\\\n\\r]|\\\\.)+/' },
      tag: { name: 'constant.numeric.tag.anon', match: '\\([ \\t]*[0-9A-Fa-fxXgG]{4}[ \\t]*,[ \\t]*[0-9A-Fa-fxX]{4}[ \\t]*\\)' },
      number: { name: 'constant.numeric.anon', match: '(?<![A-Za-z0-9_.-])(?:0[xX][0-9A-Fa-f]{4}|-?\\d+(?:\\.\\d+)?)(?![A-Za-z0-9_])' },
      word: {
        patterns: [
          { name: 'keyword.control.verb.anon', match: whole(verbs) },
          { name: 'keyword.control.statement.anon', match: whole(starts) },
          { name: 'keyword.operator.word.anon', match: whole(operators) },
          { name: 'keyword.other.anon', match: whole(rest) },
        ],
      },
      name: {
        patterns: [
          { name: 'variable.other.property.attribute.anon', match: '(?<![A-Za-z0-9_.-])[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?![A-Za-z0-9_-])' },
          { name: 'constant.other.term.anon', match: '(?<![A-Za-z0-9_.-])[A-Z][A-Z0-9_]*(?![A-Za-z0-9_-])' },
          { name: 'entity.name.type.anon', match: '(?<![A-Za-z0-9_.-])[a-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)+' },
        ],
      },
      sign: { name: 'keyword.operator.anon', match: '<=|>=|<|>|\\.\\.' },
    },
  };
}

export function tmLanguageText(tokens) {
  return `${JSON.stringify(tmLanguage(tokens), null, 2)}\n`;
}
