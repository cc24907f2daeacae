import type { Edition } from '../engine/workspace.ts';
import { national } from '../generated/national.js';
import type { CatalogueFile } from '../model/catalogue-file.ts';
import { nationalLocate } from '../source/national-locate.ts';

const folder = `national@${national.edition}`;

/** Put here when the page is built: the lines of the files, which a review quotes. */
declare const nationalTexts: { readonly [name: string]: string };

const lineOf = (file: string, number: number): string | undefined => {
  const texts = typeof nationalTexts === 'undefined' ? {} : nationalTexts;
  return texts[nameOf(file) ?? '']?.split(/\r?\n/u)[number - 1];
};

const nameOf = (file: string): string | undefined =>
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;

/** The national edition that the desk carries. */
export const deskEdition: Edition = {
  edition: national.edition,
  folder,
  catalogues: national.files.map(({ name, data }) => ({ file: `${folder}/${name}`, data: data as CatalogueFile })),
  places: async () => ({
    locate: nationalLocate((await import('../generated/national-positions.js')).positions, nameOf),
    line: lineOf,
  }),
  guides: async () =>
    (await import('../generated/national-guides.js')).nationalGuides.map(({ name, data }) => ({
      file: `${folder}/${name}`,
      data,
    })),
};
