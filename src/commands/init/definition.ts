import type { Definition } from '../kit/definition.ts';
import { langOption, nationalOption, overwriteOption, regionKindOption, regionLevelOption } from '../kit/options.ts';
import type { InitOptions } from './init.ts';
import type { GuideOptions } from './init-guide.ts';

/** `mulu init`. */
export const definition: Definition = {
  name: 'init',
  summary: {
    zh: '新建一个地方层：在终端里提问，或用选项写明',
    en: 'start a layer: by questions on a terminal, or by flags',
  },
  examples: [
    ['mulu init', { zh: '在终端里一问一答', en: 'question and answer on a terminal' }],
    [
      'mulu init --name 示例县 --code 990101 --body 示例县人力资源和社会保障局 -o 990101.yaml',
      { zh: '用选项写明', en: 'by flags' },
    ],
    [
      'mulu init --name 示例县 --code 990101 --from 目录.xlsx',
      { zh: '从现有的目录表开始，等于先 import', en: 'from an existing table, as `import` does' },
    ],
  ],
  options: [
    { flags: '--name <name>', about: { zh: '地区名称', en: 'name of the region' } },
    { flags: '--code <code>', about: { zh: '行政区划代码', en: 'code of the region' } },
    regionLevelOption,
    regionKindOption,
    {
      flags: '--extends <parent>',
      about: {
        zh: '上级：national@2019（缺省），或相对于新文件的路径',
        en: 'national@2019 (default), or a path relative to the new file',
      },
    },
    { flags: '--body <name>', about: { zh: '公开主体的全称', en: 'the responsible body' } },
    { flags: '--office <name>', about: { zh: '咨询机构', en: 'the office to ask' } },
    { flags: '--phone <number>', about: { zh: '咨询电话（办公电话）', en: 'its phone number' } },
    { flags: '--complaint <number>', about: { zh: '监督投诉电话', en: 'phone for complaints' } },
    {
      flags: '--guide <item>',
      about: {
        zh: '写一份办事指南的草稿：事项的编号或名称，和 --layer 一起用',
        en: 'write the draft of a guide: number or title of its item, with --layer',
      },
    },
    { flags: '--layer <file>', about: { zh: '指南所属的地方层', en: 'the layer that the guide belongs to' } },
    { flags: '--from <file>', about: { zh: '从现有的目录表开始', en: 'start from an existing table' } },
    {
      flags: '-o, --output <file>',
      about: { zh: '要写的文件；缺省为 代码.yaml', en: 'file to write; else CODE.yaml' },
    },
    overwriteOption('overwrite a file that exists'),
    nationalOption,
    langOption,
  ],
  action: async ({ guide, layer, ...options }: InitOptions & Partial<GuideOptions>) =>
    guide === undefined
      ? (await import('./init.ts')).init(options)
      : (await import('./init-guide.ts')).initGuide({ guide, ...(layer ? { layer } : {}), ...options }),
};
