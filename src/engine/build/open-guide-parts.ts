import type { Compilation } from '../../catalogue/compilation.ts';
import type { Layer } from '../../model/catalogue.ts';
import type { Workspace } from '../workspace.ts';
import type { Refusal } from './refusal.ts';

/** What of a layer's folder of guides goes into outputs besides the guides themselves. */
type GuideParts = Pick<Compilation, 'written' | 'requestForm'>;

/** The guides as they are written, for the form to fill in; and the form for requests. A form that is not there is told before anything is written. */
export const openGuideParts = async (
  formats: readonly string[],
  layer: Layer | undefined,
  workspace: Workspace,
): Promise<GuideParts | Refusal> => {
  const written = formats.includes('workbook') && layer ? await workspace.writtenGuides(layer) : undefined;
  const form = layer?.onRequest?.form;
  const isFile = form !== undefined && !/^https?:\/\//iu.test(form);
  if (!layer || !isFile || !formats.includes('on-request')) return written ? { written } : {};
  const bytes = await workspace.guideAttachment(layer, form);
  if (bytes) return { ...(written ? { written } : {}), requestForm: { path: `on-request/${form}`, bytes } };
  return {
    refused: 2,
    words: [
      {
        zh: `错误：onRequest 写的申请表“${form}”不在指南文件夹里，没有写出任何文件`,
        en: `error: the form \`${form}\` of \`onRequest\` is not in the folder of the guides; nothing was written`,
      },
    ],
  };
};
