const conversions: ReadonlySet<string> = new Set(['toString', 'valueOf']);

/** Whether a map that has this key could no longer be turned into text, wherever it stands. No key of ours is one of them. */
export const isReservedKey = (key: string): boolean => conversions.has(key);
