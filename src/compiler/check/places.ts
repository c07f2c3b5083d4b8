import { assert } from '../../base/assert.js';
import type { Place, Related } from '../diagnostics/diagnostic.js';
import type { RulePlaces } from '../resolve/layer.js';
import type { Rule } from '../resolve/model.js';
import type { ModelDraft } from '../resolve/model-draft.js';
import { selectorInWords, sentence } from '../resolve/wording.js';

export function placesOf(draft: ModelDraft, rule: Rule): RulePlaces {
  const places = draft.places[rule.id];
  assert(places !== undefined, 'a rule without places');
  return places;
}

/** The rule's selector: of a statement with many, the one it stands for. */
export function placeOf(draft: ModelDraft, rule: Rule): Place {
  const { source, selector } = placesOf(draft, rule);
  return { source, span: selector };
}

export function relatedRule(draft: ModelDraft, rule: Rule, message: string): Related {
  return { ...placeOf(draft, rule), message };
}

/** "remove PatientAge" */
export function ruleInWords({ action, selector }: Rule): string {
  return sentence(action, selectorInWords(selector));
}

/** "the Basic Profile's file", as a person would name the layer: by the name in its header. */
export function layerOf(draft: ModelDraft, rule: Rule): string {
  const { source } = placesOf(draft, rule);
  const layers = [draft.profile, ...draft.options, ...ancestors(draft.base)];
  return layers.find((layer) => layer.source.name === source)?.name.text ?? source;
}

function ancestors(draft: ModelDraft | null): readonly ModelDraft['profile'][] {
  return draft === null ? [] : [draft.profile, ...draft.options, ...ancestors(draft.base)];
}
