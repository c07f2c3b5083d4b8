import { typeOf } from '../../facts/iod-types.js';
import { tagText } from '../../facts/dictionary.js';
import type { ValueAction } from './action.js';
import { dummy } from './dummy.js';

/** C of Table E.1-1 without an allow-list: nothing survives. An attribute of Type 1 keeps a dummy, so that the object stays valid. */
export const clean: ValueAction = (value, file) => (typeOf(file.sopClass, tagText(value.tag)) === '1' ? dummy(value, file) : null);
