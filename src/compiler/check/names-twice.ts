import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './check.js';

/** ANC2026, ANC5007, ANC6006: what reports and plans speak of by its name has one of its own. */
export const namesTwice: Check = ({ draft }) => {
  const { profile } = draft;
  const source = profile.source.name;
  const below = new Set([...(draft.base?.tables.map(({ name }) => name) ?? []), ...(draft.base?.secrets.map(({ text }) => text) ?? [])]);
  const names = [...profile.tables.map(({ name, span }) => ({ name, span })), ...profile.secrets.map(({ text, span }) => ({ name: text, span }))];
  const origin = ({ source: file, line }: { readonly source: string; readonly line: number }): string => `${file}:${line}`;
  return [
    ...names.filter(({ name }) => below.has(name)).map(({ name, span }) => diagnostic('ANC2026', { name }, { source, span })),
    ...profile.templates.flatMap((template): readonly Diagnostic[] => {
      const first = draft.templates.find(({ name }) => name === template.name);
      return first === undefined || origin(first.origin) === origin(template.origin) ? [] : [diagnostic('ANC5007', { name: template.name }, { source, span: template.nameSpan })];
    }),
    ...profile.tests.flatMap(({ name, nameSpan }, index) =>
      profile.tests.findIndex((other) => other.name === name) < index ? [diagnostic('ANC6006', { name }, { source, span: nameSpan })] : [],
    ),
  ];
};
