/** Whether what is known as of one day may still be stated on another: not more than twelve months lie between them. */
export const isFresh = (asOf: string, date: string | undefined): boolean => {
  if (!asOf || date === undefined) return false;
  const [earlier, later] = asOf < date ? [asOf, date] : [date, asOf];
  return later <= `${Number(earlier.slice(0, 4)) + 1}${earlier.slice(4)}`;
};
