/** The version of this program, as package.json states it; a test holds the two together. Plans name it. */
export const compilerVersion = '0.1.0';
