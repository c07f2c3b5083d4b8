import type { FileContext } from '../context/file-context.js';
import type { Value } from './value.js';

/** No value that the action could stand for: the Type of the attribute decides what stays of the element. */
export const gone = Symbol('gone');

/** The element goes, whatever its Type: a rule says so. */
export const removed = Symbol('removed');

/**
 * An action on a value: its new text, or bytes for a binary VR; null for a value that is empty; `gone` where nothing may stand,
 * `removed` where a rule removes the element. Pure: the same value in the same file gives the same result. Never the original value because something went wrong.
 */
export type ValueAction = (value: Value, file: FileContext) => string | Buffer | null | typeof gone | typeof removed;
