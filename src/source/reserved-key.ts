/**
 * Whether a key is a word that every value of the language has by itself (`toString`, `constructor`): a map that says it
 * could no longer be turned into text, and no key of ours is one of them.
 */
export const isReservedKey = (key: string): boolean => key in Object.prototype;
