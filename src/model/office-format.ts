import type { Office, OfficeFormat } from './reference.ts';

/** The kind of a file that is no layer, by the ending of its name; undefined: one that nobody knows. */
export const officeFormat = (name: string, { formats }: Pick<Office, 'formats'>): OfficeFormat | undefined => {
  const ending = /\.([^./\\]+)$/u.exec(name.toLowerCase())?.[1];
  return ending === undefined ? undefined : formats.find(({ endings }) => endings.includes(ending));
};
