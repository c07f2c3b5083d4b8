import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';

/** semver.org, version 2.0.0, item 2, 9 and 10 */
const semantic = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** ANC8005: a profile's version that is no semantic one. */
export const versionForm: LintRule = ({ source, tree, isLibrary }) =>
  tree.statements.flatMap((statement) =>
    statement.kind !== 'header' || statement.what !== 'profile' || isLibrary || semantic.test(statement.version.text)
      ? []
      : [diagnostic('ANC8005', { version: statement.version.text }, { source: source.name, span: statement.version.span })],
  );
