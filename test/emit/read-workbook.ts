import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { expect } from 'vitest';
import type { Compilation } from '../../src/catalogue/compilation.ts';
import type { EmitOptions } from '../../src/emit/emitter.ts';
import { xlsx } from '../../src/emit/xlsx/xlsx.ts';
import { sample, sampleOptions } from './sample.ts';

/** The bytes of the workbook of a compilation. */
export const bytesOf = async (
  input: Compilation = sample(),
  options: Partial<EmitOptions> = {},
): Promise<Uint8Array> => {
  const [file, ...others] = await xlsx.emit(input, { ...sampleOptions, ...options });
  expect(others).toEqual([]);
  expect(file?.path).toBe('catalogue.xlsx');
  return file?.bytes ?? new Uint8Array();
};

/** The workbook as another library reads it. */
export const workbook = async (input?: Compilation, options?: Partial<EmitOptions>): Promise<WorkBook> =>
  read(await bytesOf(input, options), { cellStyles: true, cellFormula: true, cellNF: true });

/** A sheet of it by name. */
export const sheet = (book: WorkBook, name: string): WorkSheet => book.Sheets[name] ?? {};

/** The rows of a sheet, empty cells as empty texts. */
export const rowsOf = (book: WorkBook, name: string): unknown[][] =>
  utils.sheet_to_json(sheet(book, name), { header: 1, blankrows: true, defval: '' });
