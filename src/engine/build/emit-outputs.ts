import { asPublished, withCitations } from '../../catalogue/as-published.ts';
import type { Compilation } from '../../catalogue/compilation.ts';
import { wordFault } from '../../compiler/settle.ts';
import type { EmitOptions } from '../../emit/emitter.ts';
import { emitters } from '../../emit/index.ts';
import type { EmittedFile } from '../../model/emitted-file.ts';
import { unfinishedFile } from '../../model/unfinished-file.ts';
import { rules } from '../../rules/index.ts';
import type { Refusal } from './refusal.ts';

/** Prints pages, or says why it could not. */
export type PdfPrinter = (
  pages: readonly EmittedFile[],
  date: string | undefined,
) => Promise<readonly EmittedFile[] | { readonly failed: string }>;

/** What the outputs are made of. */
export interface Printed {
  readonly layer: string;
  readonly input: Compilation;
  readonly options: EmitOptions;
  readonly date?: string;
  /** What prints pages, where a PDF is asked for. */
  readonly pdf?: PdfPrinter;
  /** Whether the PDF holds the filing pack. */
  readonly isFiled: boolean;
  readonly thrown?: (error: unknown, file: string) => void;
}

const emitOne = async (id: string, { input, options }: Printed): Promise<readonly EmittedFile[]> => {
  const output = emitters[id];
  const emitter = await output?.load?.();
  const printed = input.marks ? withCitations : asPublished;
  return (await emitter?.emit(output?.isPublic ? printed(input) : input, options)) ?? [];
};

/** The pages in print. What they are printed from is made if it was not asked for by itself. */
const emitPdf = async (
  pdf: PdfPrinter,
  formats: readonly string[],
  files: readonly EmittedFile[],
  printed: Printed,
): Promise<readonly EmittedFile[] | Refusal> => {
  const pages = [...files];
  for (const id of ['html', ...(printed.isFiled ? ['filing'] : [])])
    if (!formats.includes(id)) pages.push(...(await emitOne(id, printed)));
  const result = await pdf(pages, printed.date);
  if (!('failed' in result)) return result;
  return {
    refused: 2,
    words: [
      {
        zh: `错误：Chromium 没有打印成 PDF，没有写出任何文件。${result.failed}`,
        en: `error: Chromium printed no PDF; nothing was written. ${result.failed}`,
      },
    ],
  };
};

/** The files of all outputs, or why there are none: the tool failed to make one. */
export const emitOutputs = async (
  formats: readonly string[],
  printed: Printed,
): Promise<readonly EmittedFile[] | Refusal> => {
  const files: EmittedFile[] = [];
  for (const id of formats) {
    try {
      files.push(...(await emitOne(id, printed)));
    } catch (error) {
      printed.thrown?.(error, printed.layer);
      const fault = unfinishedFile(printed.layer, { zh: `输出 ${id}`, en: `output \`${id}\`` });
      return {
        refused: 2,
        findings: [wordFault(fault, rules)],
        words: [{ zh: '没有写出任何文件', en: 'nothing was written' }],
      };
    }
  }
  if (!printed.pdf) return files;
  const pages = await emitPdf(printed.pdf, formats, files, printed);
  return 'refused' in pages ? pages : [...files, ...pages];
};
