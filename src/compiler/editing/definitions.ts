import { lineStarts, positionAt } from '../diagnostics/position.js';
import { explain } from '../explain/explain.js';
import type { Library } from '../resolve/layer.js';
import type { Origin, Rule } from '../resolve/model.js';
import type { Subject } from './subject-at.js';

/** Where that is said which the subject rests on: the file of a layer, the statement of a name, or the rules of lower layers on an attribute. */
export function definitionsOf(subject: Subject, own: string, text: string, library: Library, rules: readonly Rule[] | null): readonly Origin[] {
  switch (subject.kind) {
    case 'layer':
      return layerOrigin(subject.name, library);
    case 'attribute':
    case 'private':
    case 'content':
      return rules === null ? [] : ruleOrigins(subject.asked, own, rules);
    case 'defined':
    case 'column':
      return [{ source: own, ...positionAt(lineStarts(text), subject.of.span.start) }];
    default:
      return [];
  }
}

function layerOrigin(name: string, library: Library): readonly Origin[] {
  const source = library.read(name);
  if (source === undefined) return [];
  const before = source.text.slice(0, /^[ \t]*(?:profile|option)\s+"/m.exec(source.text)?.index ?? 0);
  return [{ source: source.name, line: before.split(/\r\n|\n|\r/).length, column: 1 }];
}

/** Those that name it; where none does, those that catch it as one of a family or as the rest. */
function ruleOrigins(asked: string, own: string, rules: readonly Rule[]): readonly Origin[] {
  const explained = explain({ rules }, asked);
  if (!explained.ok) return [];
  const onIt = explained.value.places.flatMap(({ cases, lost }) => [...cases.flatMap(({ rule }) => rule ?? []), ...lost.map(({ rule }) => rule)]);
  const below = [...new Set(onIt)].filter(({ origin }) => origin.source !== own);
  const naming = below.filter(({ selector }) => selector.kind !== 'rest' && selector.kind !== 'vr');
  return (naming.length > 0 ? naming : below).map(({ origin }) => origin);
}
