/** ANC4xxx: claims and options. */
export const claimMessages = {};
