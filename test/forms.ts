import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import { compilation } from '../src/catalogue/compilation.ts';
import type { EmitOptions } from '../src/emit/emitter.ts';
import { workbook } from '../src/emit/workbook/workbook.ts';
import { essence } from '../src/engine/import/workbook-layer.ts';
import { answerable } from '../src/rules/answerable.ts';
import type { checkText } from '../src/workspace/check-text.ts';

/** How a form is made here. */
export const formOptions: EmitOptions = {
  lang: 'zh',
  draft: false,
  docType: '函',
  redHead: false,
  encoding: 'utf-8',
  tool: 'mulu test',
  fileName: (file) => file,
  locate: () => undefined,
  answerable,
};

/** A layer that was checked. */
export type Checked = Awaited<ReturnType<typeof checkText>>;

/** The form that a layer gives. */
export const formOf = async ({ step, known, findings }: Checked): Promise<Uint8Array> => {
  if (!step) throw new Error('the layer could not be resolved');
  const input = { ...compilation(step.resolved, known, { findings }), step };
  return (await workbook.emit(input, formOptions))[0]?.bytes ?? new Uint8Array();
};

/** What a layer resolves to. */
export const resolvedOf = ({ step }: Checked) => {
  if (!step) throw new Error('could not be resolved');
  return essence(step.resolved);
};

/** A workbook with texts put into cells by the names of sheets, as a clerk types them. */
export const filled = (bytes: Uint8Array, sheet: string, cells: { readonly [cell: string]: string }): Uint8Array => {
  const parts = unzipSync(bytes);
  const names = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]+)"/gu)];
  const path = `xl/worksheets/sheet${names.findIndex(([, name]) => name === sheet) + 1}.xml`;
  let xml = strFromU8(parts[path] ?? new Uint8Array());
  for (const [cell, text] of Object.entries(cells)) {
    const pattern = new RegExp(`<c r="${cell}"([^>/]*)(?:/>|>.*?</c>)`, 'u');
    expect(pattern.test(xml)).toBe(true);
    xml = xml.replace(pattern, (_, attributes: string) => {
      const style = / s="\d+"/u.exec(attributes)?.[0] ?? '';
      return `<c r="${cell}"${style} t="inlineStr"><is><t>${text}</t></is></c>`;
    });
  }
  return zipSync({ ...parts, [path]: strToU8(xml) });
};

/** The column of a head on a sheet, as letters. */
export const columnOf = async (form: Uint8Array, sheet: string, head: string): Promise<string> => {
  const { read } = await import('hucre/xlsx').then(({ readXlsx }) => ({ read: readXlsx }));
  const book = await read(form);
  const index = book.sheets.find(({ name }) => name === sheet)?.rows[1]?.indexOf(head) ?? -1;
  expect(index).toBeGreaterThanOrEqual(0);
  return index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
};
