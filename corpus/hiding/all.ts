import { HIDING_PLACES, type Hide } from '../hiding-places.js';
import { IN_ATTRIBUTES } from './in-attributes.js';
import { IN_ENCODINGS } from './in-encodings.js';
import { IN_PIXELS } from './in-pixels.js';
import { IN_STRUCTURES } from './in-structures.js';

/** All ways of the corpus; those that few files have a place for come first, so that a small corpus has them too. */
export const ALL_HIDING_PLACES: readonly Hide[] = [...IN_PIXELS, ...HIDING_PLACES, ...IN_ATTRIBUTES, ...IN_ENCODINGS, ...IN_STRUCTURES];
