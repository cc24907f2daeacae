import { omissionReasons } from '../../model/catalogue.ts';
import type { Definition } from '../kit/definition.ts';
import { dateOption, dryRunOption, langOption, nationalOption } from '../kit/options.ts';
import type { SetOptions } from './set.ts';

/** `mulu set`. */
export const definition: Definition = {
  name: 'set',
  summary: {
    zh: '改地方层里的一项：写进原文件，注释和其他各行不动',
    en: 'change one item of a layer in its file; comments and all other lines stay',
  },
  examples: [
    [
      'mulu set 990101.yaml "1.2 岗位信息发布" 公开时限=5个工作日内',
      {
        zh: '改一栏；栏名中英文都行，可以一次改几栏',
        en: 'set a field, by its Chinese or English name; several at once',
      },
    ],
    [
      'mulu set 990101.yaml 就业/1.2 "公开渠道=政府网站、两微一端" --only',
      {
        zh: '一条改几项的里也写了这一栏，只改本项',
        en: 'for this item only, though an entry for several sets the field',
      },
    ],
    ['mulu set 990101.yaml 就业/1.2 --reset 公开时限', { zh: '照上级', en: 'as the parent has it' }],
    [
      'mulu set 990101.yaml 就业/9.1 --omit 没有开展 --note 由市局受理',
      { zh: '不列入；--restore 恢复', en: 'not run here; --restore takes it back' },
    ],
  ],
  arguments: [
    { flags: '<layer>', about: { zh: '地方层文件', en: 'a layer file' } },
    {
      flags: '<item>',
      about: { zh: '事项：就业/1.2、"1.2 岗位信息发布" 或名称', en: 'employment/1.2, "1.2 岗位信息发布" or a title' },
    },
    {
      flags: '[values...]',
      about: {
        zh: '栏名=内容；几个值之间用分号；[…]、{ add: […] } 照 YAML 读',
        en: 'FIELD=VALUE; values parted by semicolons; […] and { add: […] } are read as YAML',
      },
    },
  ],
  options: [
    {
      flags: '--only',
      about: { zh: '只改本项，不管一条改几项的怎么写', en: 'this item only, whatever an entry for several says' },
    },
    {
      flags: '--reset <field>',
      about: { zh: '这一栏照上级；可写几次', en: 'the field as inherited; may be repeated' },
      read: (field: string, before: readonly string[] = []) => [...before, field],
    },
    {
      flags: '--omit <reason>',
      about: {
        zh: '不列入：没有开展、已划转、已取消、待核实',
        en: `do not list the item: ${omissionReasons.join(', ')}`,
      },
      conflicts: ['restore', 'reset'],
    },
    {
      flags: '--note <text>',
      about: { zh: '不列入的说明，印在备案材料里', en: 'a note to --omit; the filing prints it' },
    },
    { flags: '--restore', about: { zh: '恢复没有列入的', en: 'list the item again' } },
    dryRunOption,
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (layer: string, item: string, values: readonly string[], options: SetOptions) =>
    (await import('./set.ts')).set(layer, item, values, options),
};
