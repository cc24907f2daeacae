import type { Definition } from '../kit/definition.ts';
import { dateOption, langOption, nationalOption } from '../kit/options.ts';
import type { MigrateOptions } from './migrate.ts';

/** `mulu migrate`. */
export const definition: Definition = {
  name: 'migrate',
  summary: { zh: '把地方层移到新版国家目录上：改写编号，列出要人定的', en: 'move layers to a new national edition' },
  examples: [
    ['mulu migrate 2027/national counties', { zh: '只看不写', en: 'show only' }],
    ['mulu migrate 2027/national counties --write', { zh: '写进文件', en: 'rewrite the files' }],
  ],
  arguments: [
    { flags: '<national>', about: { zh: '新版国家目录的文件夹，或 national', en: 'the new edition, or national' } },
    { flags: '<layers>', about: { zh: '地方层文件或文件夹', en: 'a layer or a folder of layers' } },
  ],
  options: [
    { flags: '--from <national>', about: { zh: '旧版国家目录', en: 'the old edition' }, standard: 'national' },
    { flags: '--write', about: { zh: '改写文件；缺省只列出', en: 'rewrite the files; else only list' } },
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (national: string, layers: string, options: MigrateOptions) =>
    (await import('./migrate.ts')).migrate(national, layers, options),
};
