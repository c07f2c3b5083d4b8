import { allAttributes } from '../../facts/dictionary.js';
import { privateAttribute } from '../../facts/private-attributes.js';
import { ps315Row } from '../../facts/ps315.js';
import { intersect, vrsOfTag } from '../resolve/element.js';
import type { Selector, ValueType } from '../resolve/model.js';
import { leafOf } from '../resolve/rank.js';

/** VRs that elements of a selector have; `all`: an action must fit every one of them, "some": one of them; empty: not known. */
export interface SelectorVrs {
  readonly vrs: readonly string[];
  readonly mustFit: 'all' | 'some';
}

export function vrsOfSelector(selector: Selector): SelectorVrs {
  const leaf = leafOf(selector);
  switch (leaf.kind) {
    case 'attribute':
    case 'root':
      return { vrs: vrsOfExactTag(leaf.tag), mustFit: 'all' };
    case 'private': {
      const vr = privateAttribute(leaf.creator, leaf.group, leaf.element)?.vr ?? null;
      return { vrs: vr === null ? [] : [vr], mustFit: 'all' };
    }
    case 'content':
      // A text, a name, a date, a UID: its value type says which.
      return leaf.valueType === null ? { vrs: ['UT', 'PN', 'DA', 'TM', 'DT', 'UI'], mustFit: 'some' } : { vrs: vrOfValueType[leaf.valueType] ?? ['SQ'], mustFit: 'all' };
    case 'mask':
      // A mask of mixed VRs: what the action does not fit is removed when the plan runs.
      return { vrs: [...new Set(allAttributes().flatMap(({ tag, vrs }) => (intersect(tag, leaf.pattern) === null ? [] : vrs)))], mustFit: 'some' };
    case 'vr':
      return { vrs: leaf.vrs, mustFit: 'all' };
    case 'rest':
      return { vrs: leaf.which === 'unlisted' ? [...new Set(allAttributes().flatMap(({ vrs }) => vrs))] : [], mustFit: 'all' };
  }
}

/** VR of the attribute that holds the value, PS3.3 Table C.17.3-2b to C.17.3-7; all others have a sequence. */
const vrOfValueType: Readonly<Partial<Record<ValueType, readonly string[]>>> = { TEXT: ['UT'], PNAME: ['PN'], DATE: ['DA'], TIME: ['TM'], DATETIME: ['DT'], UIDREF: ['UI'] };

/** Of the dictionary, or of Table E.1-1 where it is of a later edition. */
function vrsOfExactTag(tag: string): readonly string[] {
  const vrs = vrsOfTag(tag);
  return vrs.length > 0 ? vrs : (ps315Row(tag)?.vr?.split(' or ') ?? []);
}
