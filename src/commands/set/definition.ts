import { omissionReasons } from '../../model/catalogue.ts';
import type { Text } from '../../model/text.ts';
import type { Definition } from '../kit/definition.ts';
import { dateOption, dryRunOption, langOption, nationalOption } from '../kit/options.ts';
import type { SetOptions } from './set.ts';
import type { VerifiedOptions } from './set-verified.ts';

type GivenOptions = SetOptions & Partial<VerifiedOptions>;

const noItem: Text = { zh: '没有写事项，如 就业/1.2', en: 'say which item, such as employment/1.2' };

const apart: Text = {
  zh: '--verified、--by、--document 说的是与附件核对，不同时改值',
  en: '--verified, --by and --document tell of a comparison: values are changed apart from that',
};

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
    [
      'mulu set 990101.yaml 全部 --complete 公开渠道',
      {
        zh: '几项一起：缺的补上，多的保留',
        en: 'several items at once: what is missing is added',
      },
    ],
    [
      'mulu set 990101.yaml "社会保险/5.*" --omit 已划转 --note 由市局办理',
      { zh: '待定的一起定；列着的不动', en: 'decide what is to be confirmed; listed items stay' },
    ],
    [
      'mulu set 990101.yaml 基本情况 主送机关=示例市人社局 文号=示人社函〔2026〕12号',
      { zh: '备案信息、联系方式、施行日期', en: 'filing, contact, day of effect' },
    ],
    [
      'mulu set 990101.yaml --verified 核对单.xlsx --by 省厅 --date 2026-12-01 …',
      {
        zh: '与附件原件核对过；只看过几栏的：就业/1.* --verified 公开依据',
        en: 'compared with the annex; by eye: employment/1.* --verified basis',
      },
    ],
  ],
  arguments: [
    { flags: '<layer>', about: { zh: '地方层文件', en: 'a layer file' } },
    {
      flags: '[item]',
      about: {
        zh: '事项：就业/1.2、"1.2 岗位信息发布" 或名称；几项：就业/1.*、就业/*、全部；备案信息和联系方式：基本情况',
        en: 'employment/1.2, "1.2 岗位信息发布" or a title; several: employment/1.*, employment/*, 全部; filing and contact: 基本情况',
      },
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
      flags: '--complete <field>',
      about: {
        zh: '补齐：上级有、本项没写的补上，本项多的保留；可写几次',
        en: 'add what the parent has and the item lacks, keep what it has beyond; may be repeated',
      },
      read: (field: string, before: readonly string[] = []) => [...before, field],
    },
    {
      flags: '--omit <reason>',
      about: {
        zh: '不列入：没有开展、已划转、已取消、待核实',
        en: `do not list the item: ${omissionReasons.join(', ')}`,
      },
      conflicts: ['restore', 'reset', 'complete'],
    },
    {
      flags: '--note <text>',
      about: { zh: '不列入的说明，印在备案材料里', en: 'a note to --omit; the filing prints it' },
    },
    { flags: '--restore', about: { zh: '恢复没有列入的', en: 'list the item again' } },
    {
      flags: '--verified <columns|file>',
      about: {
        zh: '已与附件原件核对：写栏名（公开层级、公开依据，或 全部）；不写事项的，写填好的核对单',
        en: 'compared with the annex: names of columns, or 全部 for all; without an item a filled-in checklist',
      },
      conflicts: ['only', 'reset', 'complete', 'omit', 'note', 'restore'],
    },
    { flags: '--by <office>', about: { zh: '谁核对的，用于 --verified', en: 'who compared it, with --verified' } },
    {
      flags: '--document <name>',
      about: { zh: '用什么原件核对的，用于 --verified', en: 'with what document, with --verified' },
    },
    dryRunOption,
    {
      ...dateOption,
      about: {
        zh: '按哪一天判断和打印，缺省用地方层的 effective；--verified 的是核对的那一天',
        en: 'the day to judge by and to print, else the layer’s `effective`; with --verified the day of the comparison',
      },
    },
    nationalOption,
    langOption,
  ],
  action: async (layer: string, item: string | undefined, values: readonly string[], options: GivenOptions) => {
    const { verified, by, document, ...others } = options;
    if (verified !== undefined && values.length === 0)
      return (await import('./set-verified.ts')).setVerified(layer, item, { ...options, verified });
    const { refuse } = await import('../edit-layer/refuse.ts');
    if (item === undefined) return refuse(noItem, options.lang);
    if (verified !== undefined || by !== undefined || document !== undefined) return refuse(apart, options.lang);
    const { workbookSheets } = await import('../../model/workbook-form.ts');
    if (item.trim() === workbookSheets.facts) return (await import('./set-facts.ts')).setFacts(layer, values, others);
    const { namesMany } = await import('../edit-layer/find-items.ts');
    return namesMany(item) || options.complete !== undefined
      ? (await import('./set-many.ts')).setMany(layer, item, values, others)
      : (await import('./set.ts')).set(layer, item, values, others);
  },
};
