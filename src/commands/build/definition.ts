import { emitters } from '../../emit/index.ts';
import type { Definition } from '../kit/definition.ts';
import {
  dateOption,
  forceOption,
  formatsOption,
  langOption,
  nationalOption,
  outputFolderOption,
  rulingsOption,
} from '../kit/options.ts';
import { readLogName, readNames, readPort } from '../kit/readers.ts';
import type { WatchBuildOptions } from './watch-build.ts';

/** `mulu build`. */
export const definition: Definition = {
  name: 'build',
  summary: { zh: '把一个地方层编译成可以公布和备案的文件', en: 'compile a layer into what is published and filed' },
  examples: [
    ['mulu build 990101.yaml -o out', { zh: '全部格式写进 out/', en: 'every format into out/' }],
    [
      'mulu build 990101.yaml -o out/town --level township --region 示例镇',
      { zh: '乡镇摘录', en: 'the extract of a township' },
    ],
    [
      'mulu build 990101.yaml -o out/towns --townships',
      { zh: '全部乡镇的摘录，各一个压缩包', en: 'the extracts of all townships, a zip each' },
    ],
    [
      'mulu build 2027/990101.yaml -o out/2027 --previous 2026/990101.yaml',
      { zh: '年度调整：备案材料连同调整说明', en: 'the yearly adjustment: the filing pack with what it changes' },
    ],
    [
      'mulu build 990101.yaml -o out/village --level village --region 示例镇红旗村',
      { zh: '村（社区）摘录', en: 'the extract of a village' },
    ],
    [
      'mulu build national -o out/national --format html',
      { zh: '国家目录的网页', en: 'the national catalogue as a page' },
    ],
  ],
  arguments: [{ flags: '<layer>', about: { zh: '地方层文件，或 national', en: 'a layer file, or national' } }],
  options: [
    outputFolderOption,
    formatsOption(Object.keys(emitters)),
    {
      flags: '--level <level>',
      about: { zh: '只要乡镇（街道）或者村（社区）的摘录', en: 'an extract for townships or villages only' },
      choices: ['township', 'village'],
    },
    {
      flags: '--region <name>',
      about: {
        zh: '摘录所属的乡镇、街道、村或者社区；不写就是全部',
        en: 'name of the township or village of the extract; else all of them',
      },
    },
    {
      flags: '--townships',
      about: {
        zh: '全部乡镇（街道）的摘录，各打成一个压缩包；乡镇照 places 引用的表',
        en: 'the extracts of all townships that the tables under `places` name, a zip each',
      },
    },
    {
      flags: '--draft',
      about: { zh: '有错误也生成，每页标“草稿”', en: 'build in spite of errors; every page is marked 草稿' },
    },
    {
      flags: '--allow-open',
      about: {
        zh: '有须答复而没有答复的警告，也出具备案材料',
        en: 'issue the filing pack in spite of warnings that ask for an answer',
      },
    },
    {
      flags: '--owner <list>',
      about: {
        zh: '和 --format workbook 一起：给这些股室各出一份只有自己事项的工作簿，逗号分隔，或 全部（见地方层的 owners）',
        en: 'with --format workbook: a workbook for each of these offices with its own items, separated by commas, or `all`',
      },
      read: readNames,
    },
    rulingsOption,
    {
      flags: '--marks',
      about: {
        zh: '内部核对用：没有核实的内容标“待核”（公开的网页、表格和函件一律不标）',
        en: 'for use inside the office: mark what is unverified (public pages, tables and letters never do)',
      },
    },
    {
      flags: '--doc-type <函|报告>',
      about: { zh: '备案文种', en: 'kind of the filing letter' },
      choices: ['函', '报告'],
      standard: '函',
    },
    {
      flags: '--red-head',
      about: { zh: '备案函件套红头（发文机关标志）', en: 'print the letter with the red head of the issuing body' },
    },
    {
      flags: '--encoding <name>',
      about: { zh: 'CSV 的编码：utf-8、gb18030', en: 'encoding of the CSV' },
      choices: ['utf-8', 'gb18030'],
      standard: 'utf-8',
    },
    {
      flags: '--changelog <file>',
      about: {
        zh: '在网页上链接调整记录（mulu diff --changelog 写的 .md、.html 或 .docx）',
        en: 'link the change log of mulu diff --changelog from the page',
      },
      read: readLogName,
    },
    {
      flags: '--previous <file>',
      about: {
        zh: '上一版（地方层、catalogue.json，或 git:提交）：写调整说明、调整记录和要更新的页面',
        en: 'the edition before (a layer, a catalogue.json or git:<commit>): tell what this one changes',
      },
    },
    {
      flags: '--last-assessment <file>',
      about: {
        zh: '上次的 assessment.json：评估报告写明有哪些变化',
        en: 'the assessment.json of before: the assessment tells what changed',
      },
    },
    forceOption,
    {
      flags: '--watch',
      about: { zh: '文件一保存就重新编译，Ctrl-C 结束', en: 'build again at every save; Ctrl-C ends' },
    },
    {
      flags: '--serve',
      about: { zh: '在本机预览（只有本机能打开）', en: 'preview on this machine, for this machine only' },
    },
    {
      flags: '--port <n>',
      about: { zh: '预览的端口；0 为任意', en: 'port of the preview; 0 for any' },
      read: readPort,
      standard: 4170,
    },
    dateOption,
    nationalOption,
    langOption,
  ],
  action: async (layer: string, options: WatchBuildOptions) =>
    options.watch || options.serve
      ? (await import('./watch-build.ts')).watchBuild(layer, options)
      : (await import('./build.ts')).build(layer, options),
};
