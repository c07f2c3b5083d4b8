import { diagnostic } from '../diagnostics/diagnostic.js';
import type { LintRule } from './lint-rule.js';

/** ANC8001: nothing says what the profile is for. */
export const profileWithoutDoc: LintRule = ({ source, draft }) =>
  draft.profile.doc === '' ? [diagnostic('ANC8001', {}, { source: source.name, span: draft.profile.name.span })] : [];
