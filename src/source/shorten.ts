/** More of a value than this is not repeated in a message. */
const longest = 60;

/** A value as a message repeats it: as it is, or its beginning. */
export const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
