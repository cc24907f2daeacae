/** The width of a column of counts under the name of a domain. */
export const widthFor = (name: string): number => (name.length > 2 ? 22 : 20);
