/** The layers of ARCHITECTURE.md: one way in, one way out, nothing runs back. */
const types = ['type-only'];
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: types } } },
    { name: 'base-knows-nothing', severity: 'error', from: { path: '^src/base/' }, to: { path: '^(src/(?!base/)|grammar/|corpus/|bench/)' } },
    { name: 'facts-know-base-only', severity: 'error', from: { path: '^src/facts/' }, to: { path: '^(src/(?!(base|facts)/)|grammar/|corpus/|bench/)' } },
    { name: 'grammar-stands-alone', severity: 'error', from: { path: '^grammar/' }, to: { path: '^(src/(?!(base|facts)/)|corpus/|bench/)' } },
    { name: 'compiler-on-layer-0', severity: 'error', from: { path: '^src/compiler/' }, to: { path: '^(src/(runtime|verifier|cli|language-server)/|corpus/|bench/)' } },
    {
      name: 'runtime-sees-the-type-of-the-plan-only',
      severity: 'error',
      from: { path: '^src/runtime/' },
      to: { path: '^src/compiler/', dependencyTypesNot: types },
    },
    { name: 'runtime-apart-from-verifier-and-cli', severity: 'error', from: { path: '^src/runtime/' }, to: { path: '^(src/(verifier|cli|language-server)/|corpus/|bench/|grammar/)' } },
    {
      name: 'runtime-types-only-from-plan-and-model',
      severity: 'error',
      from: { path: '^src/runtime/' },
      to: { path: '^src/compiler/(?!lower/plan\\.ts$|resolve/model\\.ts$)' },
    },
    {
      name: 'verifier-sees-the-type-of-the-model-only',
      severity: 'error',
      from: { path: '^src/verifier/' },
      to: { path: '^src/compiler/', dependencyTypesNot: types },
    },
    { name: 'verifier-never-sees-lowering', severity: 'error', from: { path: '^src/verifier/' }, to: { path: '^(src/compiler/(?!resolve/model\\.ts$)|src/(runtime|cli|language-server)/|corpus/|bench/|grammar/)' } },
    {
      name: 'cli-through-the-entries',
      severity: 'error',
      from: { path: '^src/cli/' },
      // a plan is read by its own door: whoever only runs one loads no parser
      to: { path: '^src/(compiler/(?!index\\.ts$|lower/read-plan\\.ts$)|(runtime|verifier)/(?!index\\.ts$))', dependencyTypesNot: types },
    },
    {
      name: 'language-server-through-the-compilers-entry',
      severity: 'error',
      from: { path: '^src/language-server/' },
      to: { path: '^(src/(?!(base|language-server)/|compiler/index\\.ts$)|grammar/|corpus/|bench/)' },
    },
    {
      name: 'cli-starts-the-language-server-by-its-entry',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/language-server/(?!index\\.ts$)' },
    },
    { name: 'corpus-is-outside', severity: 'error', from: { path: '^corpus/' }, to: { path: '^src/(compiler|runtime|verifier|cli)/' } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ['\\.d\\.ts$'] }, to: {} },
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: '(^|/)dist/' } },
};
