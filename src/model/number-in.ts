/** The first number in a text: of `1次` it is 1. */
export const numberIn = (text: string): number | undefined => {
  const found = /\d+(?:\.\d+)?/u.exec(text)?.[0];
  return found === undefined ? undefined : Number(found);
};
