import type { Definition } from '../kit/definition.ts';
import { langOption, overwriteOption } from '../kit/options.ts';
import type { DeskOptions } from './desk.ts';

/** `mulu desk`. */
export const definition: Definition = {
  name: 'desk',
  summary: {
    zh: '写出编制台：一个网页文件，双击打开，不联网、不安装',
    en: 'write the desk: one page that opens from the disk, without network or installation',
  },
  examples: [['mulu desk -o mulu.html', { zh: '交给只有浏览器的同事', en: 'for a colleague who only has a browser' }]],
  options: [
    {
      flags: '-o, --output <file>',
      about: { zh: '要写的文件', en: 'the file to write' },
      standard: 'mulu.html',
    },
    overwriteOption('overwrite a file that exists'),
    langOption,
  ],
  action: async (options: DeskOptions) => (await import('./desk.ts')).desk(options),
};
