import type { Definition } from '../kit/definition.ts';
import { langOption, nationalOption, textOrJsonOption } from '../kit/options.ts';
import type { DoctorOptions } from './doctor.ts';

/** `mulu doctor`. */
export const definition: Definition = {
  name: 'doctor',
  summary: {
    zh: '检查运行环境：Node.js、字体、PDF 所用的程序',
    en: 'look at the environment: Node.js, fonts, programs for PDF',
  },
  examples: [
    ['mulu doctor', { zh: '缺什么、怎么装', en: 'what is missing, and how to install it' }],
    [
      'mulu doctor --national national-2019',
      {
        zh: '国家目录用这个文件夹里的：核对过多少',
        en: 'on the national files of a folder: how much of them is attested',
      },
    ],
  ],
  options: [nationalOption, textOrJsonOption, langOption],
  action: async (options: DoctorOptions) => (await import('./doctor.ts')).doctor(options),
};
