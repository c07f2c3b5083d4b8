/** ANC2xxx: names and types. */
export const nameMessages = {};
