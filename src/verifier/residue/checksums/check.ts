/** Judges a number that has its scheme's form, in capitals, without spaces and marks between its signs. */
export type Check = (compact: string) => boolean;
