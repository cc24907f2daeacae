/** Names of files have `/` between their steps here. */

/** The last step of a name. */
export const baseName = (path: string): string => path.split('/').at(-1) ?? path;

/** The name of a file in a folder. */
export const within = (folder: string, name: string): string =>
  folder === '.' ? name : `${folder.replace(/\/$/u, '')}/${name}`;
