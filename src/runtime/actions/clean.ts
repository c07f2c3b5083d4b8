import { gone, type ValueAction } from './action.js';

/** C of Table E.1-1 without an allow-list: nothing survives. */
export const clean: ValueAction = ({ bytes }) => (bytes.length === 0 ? null : gone);
