/**
 * What is used of chevrotain, by one door: in `dist` the build puts the package's bundle of one file in the place of this one, for the
 * package itself is 700 small modules, and loading them takes longer than compiling a profile.
 */
export { createToken, CstParser, EOF, Lexer, MismatchedTokenException, tokenMatcher } from 'chevrotain';
