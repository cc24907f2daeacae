import type { Definition } from '../kit/definition.ts';
import {
  dateOption,
  langOption,
  nationalOption,
  overwriteOption,
  regionKindOption,
  regionLevelOption,
} from '../kit/options.ts';
import { readCount, readReportName } from '../kit/readers.ts';
import type { AnnexOptions } from './import-annex.ts';

const onlyCompared = {
  zh: '--by、--document、--date 说的是谁用什么原件核对的，只用于 --as national 和核对单',
  en: '--by, --document and --date say who compared it with what: they go with --as national and with checklists',
};

/** `mulu import`. */
export const definition: Definition = {
  name: 'import',
  summary: {
    zh: '把现有的目录表（Excel、Word、网页、CSV）变成地方层',
    en: 'turn an existing table (Excel, Word, web page, CSV) into a layer',
  },
  examples: [
    [
      'mulu import 目录.xlsx -o 990101.yaml --region 990101 --name 示例县',
      { zh: '只写与国家目录不同之处', en: 'only the differences from the national catalogue' },
    ],
    [
      'mulu import 目录.docx -o 镇.yaml --region 990101001 --name 示例镇 --extends 990101.yaml --report 导入.html',
      { zh: '与上级文件比较，逐行报告', en: 'against a parent file, with an account of every row' },
    ],
    [
      'mulu import 实施清单.xlsx --guides 990101.yaml',
      {
        zh: '政务服务事项的实施清单变成办事指南；已有的指南比较，不改',
        en: 'exports of 实施清单 become guides; those that there are are compared',
      },
    ],
  ],
  arguments: [
    {
      flags: '<files...>',
      about: {
        zh: '.xlsx、.xls、.ods、.docx、.odt、.pdf、.html、.csv、.md 文件，装有 LibreOffice 的还有 .doc、.wps、.rtf；几个文件合成一个地方层',
        en: '.xlsx, .xls, .ods, .docx, .odt, .pdf, .html, .csv or .md files, with LibreOffice .doc, .wps and .rtf; several make one layer',
      },
    },
  ],
  options: [
    { flags: '-o, --output <file>', about: { zh: '要写的地方层文件', en: 'the layer file to write' } },
    {
      flags: '--into <file>',
      about: {
        zh: '并入已有的地方层：保留注释和已写的内容，冲突逐条说明；填报工作簿只并入改动过的格',
        en: 'join into a layer that exists: its comments and words stay, conflicts are told; of workbooks only the cells that were changed',
      },
    },
    {
      flags: '--guides <layer>',
      about: {
        zh: '表是政务服务事项的实施清单：变成这个地方层的办事指南。已有的指南只比较、说明不同，加 --force 才照表改',
        en: 'the tables are exports of 实施清单: they become guides of this layer. Guides that there are are compared; --force takes over what the table says',
      },
    },
    { flags: '--region <code>', about: { zh: '行政区划代码', en: 'code of the region' } },
    {
      flags: '--name <name>',
      about: { zh: '地区名称；填报工作簿里已经写明', en: 'name of the region; a workbook states it itself' },
    },
    {
      flags: '--as <national>',
      about: {
        zh: 'national：文件是国家目录附件的原件，与自带的国家目录逐格对照，写成核对过的一版（文件夹）',
        en: 'national: the file is the official annex; it is compared cell by cell and written as an attested edition (a folder)',
      },
      choices: ['national'],
    },
    { flags: '--by <office>', about: { zh: '谁核对的', en: 'who compared it' } },
    {
      flags: '--document <name>',
      about: { zh: '用什么原件核对的；缺省是文件名', en: 'with what document; else the file name' },
    },
    { ...dateOption, about: { zh: '哪一天核对的', en: 'the day of the comparison' } },
    regionLevelOption,
    regionKindOption,
    {
      flags: '--extends <parent>',
      about: {
        zh: '上级：national@2019，或相对于新文件的路径',
        en: 'national@2019, or a path relative to the new file',
      },
      standard: 'national@2019',
    },
    {
      flags: '--report <file>',
      about: {
        zh: '逐行报告，.json 或 .html（--as national 只有 .json）；可写几次',
        en: 'account of every row, .json or .html (with --as national .json only); may be repeated',
      },
      read: (path: string, before: readonly string[]) => [...before, readReportName(path)],
      standard: [],
    },
    {
      flags: '--encoding <name>',
      about: { zh: '文本的编码，如 big5；缺省自动识别', en: 'encoding of a text, such as big5; else recognised' },
    },
    { flags: '--table <n>', about: { zh: '只读第几张表', en: 'only this table' }, read: readCount },
    {
      flags: '--columns <list>',
      about: {
        zh: '指定各栏，如 "内容规范=公开内容,E=公开依据,备注=忽略"',
        en: 'say what columns hold, such as "内容规范=公开内容,E=公开依据,备注=ignore"',
      },
    },
    {
      flags: '--blank <above>',
      about: { zh: 'above：空白格照上一行读；缺省随上级标准', en: 'above: blank cells follow the row above' },
      choices: ['above'],
    },
    {
      flags: '--hidden',
      about: { zh: '隐藏的表、行、列、文字也读', en: 'read what files keep out of sight, too' },
    },
    overwriteOption('overwrite files that exist'),
    nationalOption,
    langOption,
  ],
  action: async (
    files: string[],
    {
      region: code,
      as,
      guides,
      ...options
    }: Omit<AnnexOptions, 'code'> & {
      readonly region?: string;
      readonly as?: 'national';
      readonly guides?: string;
    },
  ) => {
    if (as === 'national') return (await import('./import-annex.ts')).importAnnex(files, options);
    if (guides !== undefined)
      return (await import('./import-guides.ts')).importGuideFiles(files, { ...options, guides });
    const { by, document, date } = options;
    const checklist = files.some((file) => /\.xlsx$/iu.test(file))
      ? await (await import('./import-checklist.ts')).importChecklist(files, options)
      : undefined;
    if (checklist !== undefined) return checklist;
    if (by !== undefined || document !== undefined || date !== undefined)
      return (await import('../edit-layer/refuse.ts')).refuse(onlyCompared, options.lang);
    const workbook = files.some((file) => /\.xlsx$/iu.test(file))
      ? await (await import('./import-workbooks.ts')).importWorkbooks(files, options)
      : undefined;
    return workbook ?? (await import('./import.ts')).importFiles(files, { ...options, ...(code ? { code } : {}) });
  },
};
