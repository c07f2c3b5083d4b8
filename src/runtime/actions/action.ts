import type { FileContext } from '../context/file-context.js';
import type { Value } from './value.js';

/**
 * An action on a value: its new text, or bytes for a binary VR; null where nothing may stand any more. Pure: the same value in the same
 * file gives the same result. Never the original value because something went wrong.
 */
export type ValueAction = (value: Value, file: FileContext) => string | Buffer | null;
