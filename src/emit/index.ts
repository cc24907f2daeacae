import type { RecordId } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import type { Emitter } from './emitter.ts';

/** What an output cannot be made without: something to file, a browser that prints, a local layer, guides, a record of what was published, a consultation or its comments, the edition before. */
export type Need =
  | 'filing'
  | 'chromium'
  | 'layer'
  | 'guides'
  | 'publications'
  | 'consultation'
  | 'services'
  | 'onRequest'
  | 'previous';

/** One output of `mulu build --format`. */
export interface Output {
  /** Loaded when asked for: the XLSX alone takes longer to start than a bare build. What is printed from pages of others has none. */
  readonly load?: () => Promise<Emitter>;
  /** What each of its files is for; `*` at the end of a name stands for anything. */
  readonly purpose: { readonly [path: string]: Text };
  readonly needs?: Need;
  /** Record files that it is made of, where a layer has them; with these come its guides. */
  readonly records?: readonly RecordId[];
  /** Written when no format is asked for; the filing pack too, where there is something to file. */
  readonly isUsual?: true;
  /** Read by the public: bears no mark of what is unverified, unless it is made for use inside the office (`--marks`). */
  readonly isPublic?: true;
}

/** The outputs of `mulu build`, in the order in which they are written. */
export const emitters: { readonly [format: string]: Output } = {
  html: {
    load: async () => (await import('./html/html.ts')).html,
    purpose: {
      'index.html': { zh: '网页：用浏览器打开，可直接上网', en: 'the page: open it in a browser, publish it as it is' },
      'fragment-*': { zh: '可贴进网站栏目的片段', en: 'a fragment to paste into a CMS' },
    },
    isUsual: true,
    isPublic: true,
  },
  csv: {
    load: async () => (await import('./csv/csv.ts')).csv,
    purpose: { 'catalogue.csv': { zh: '表格：用 Excel 或 WPS 打开', en: 'the table, for a spreadsheet program' } },
    isUsual: true,
    isPublic: true,
  },
  xlsx: {
    load: async () => (await import('./xlsx/xlsx.ts')).xlsx,
    purpose: {
      'catalogue.xlsx': {
        zh: '工作簿：用 Excel 或 WPS 打开，按 A3 横向打印',
        en: 'the workbook, for A3 landscape',
      },
    },
    isUsual: true,
    isPublic: true,
  },
  json: {
    load: async () => (await import('./json/json.ts')).json,
    purpose: {
      'catalogue.json': { zh: '数据：每个本地值都注明出处', en: 'the data, with the origin of every local value' },
    },
    isUsual: true,
  },
  filing: {
    load: async () => (await import('./filing/filing.ts')).filing,
    purpose: {
      'filing.docx': { zh: '备案材料：函件和附件', en: 'the filing pack: letter and attachments' },
      'filing.html': { zh: '备案材料的网页版', en: 'the filing pack as a page' },
    },
    needs: 'filing',
    records: ['comments'],
  },
  checklist: {
    load: async () => (await import('./checklist/checklist.ts')).checklist,
    purpose: {
      'checklist.xlsx': {
        zh: '内部核对单：没有核实的内容逐处列出，对照原件打勾',
        en: 'the check list for use inside the office: every unverified value, to tick against the original',
      },
    },
  },
  workbook: {
    load: async () => (await import('./workbook/workbook.ts')).workbook,
    purpose: {
      'workbook.xlsx': {
        zh: '填报工作簿：填好用 mulu import 导回',
        en: 'a form to fill in; mulu import brings it back',
      },
    },
    needs: 'layer',
  },
  guides: {
    load: async () => (await import('./guides/guides.ts')).guides,
    purpose: {
      'guides/*': {
        zh: '办事指南：网页、明白卡、告知单、流程图和表格',
        en: 'guides: pages, cards, notices, charts and forms',
      },
      'guides.docx': { zh: '办事一本通：全部指南，Word 文档', en: 'all guides as one book' },
    },
    needs: 'guides',
    isPublic: true,
  },
  ledger: {
    load: async () => (await import('./ledger/ledger.ts')).ledger,
    purpose: {
      'ledger.xlsx': {
        zh: '工作台账：内部用，一项一行，可筛选，逾期的标色',
        en: 'the ledger for use inside the office, ready to filter, with what is overdue in colour',
      },
      'ledger.html': {
        zh: '公开情况：事项、地址和日期，可以上网',
        en: 'the public page of it: items, addresses and days',
      },
    },
    needs: 'publications',
    records: ['publications', 'comments'],
    isPublic: true,
  },
  consultation: {
    load: async () => (await import('./consultation/consultation.ts')).consultation,
    purpose: {
      'consultation.html': { zh: '征求意见公告和反馈表', en: 'the notice that asks for comments, with its form' },
      'consultation.docx': { zh: '征求意见公告和反馈表，Word 文档', en: 'the notice and the form, for Word' },
      'comments.html': { zh: '意见征集和采纳情况，可以上网', en: 'what people said and what became of it, to publish' },
    },
    needs: 'consultation',
    records: ['comments'],
    isPublic: true,
  },
  'on-request': {
    load: async () => (await import('./on-request/on-request.ts')).onRequest,
    purpose: {
      'on-request.html': { zh: '依申请公开：向谁申请、法定程序和流程图', en: 'how to ask for information' },
      'on-request.svg': { zh: '依申请公开的流程图', en: 'the chart of requests' },
    },
    needs: 'onRequest',
    isPublic: true,
  },
  site: {
    load: async () => (await import('./site/site.ts')).site,
    purpose: {
      'search.html': {
        zh: '整站的入口：查事项、指南、材料和意见',
        en: 'the entry of the site: finds items, guides, papers and comments',
      },
    },
    records: ['publications', 'comments'],
    isPublic: true,
  },
  services: {
    load: async () => (await import('./services/services.ts')).services,
    purpose: {
      'services.html': {
        zh: '公共服务事项清单，与目录对照，可以上网',
        en: 'the list of services beside the catalogue, to publish',
      },
      'services.xlsx': { zh: '公共服务事项清单，与目录对照', en: 'the list of services beside the catalogue' },
    },
    needs: 'services',
    records: ['services'],
    isPublic: true,
  },
  assessment: {
    load: async () => (await import('./assessment/assessment.ts')).assessment,
    purpose: {
      'assessment.html': {
        zh: '评估报告：内部用，算出、自述、抽查分开小计',
        en: 'the assessment, for use inside the office',
      },
      'assessment.docx': { zh: '评估报告，Word 文档', en: 'the assessment, for Word' },
      'assessment.json': {
        zh: '评估的数据：数了什么，哪些没有做到',
        en: 'the assessment as data: what was counted, and where it failed',
      },
    },
    needs: 'layer',
    records: ['publications', 'comments', 'attested'],
  },
  'self-check': {
    load: async () => (await import('./self-check/self-check.ts')).selfCheck,
    purpose: {
      'self-check.docx': {
        zh: '自查报告的草稿：数字都算出，只有本单位知道的留空待填',
        en: 'a draft of the report on oneself: numbers are counted, what only the office knows is left blank',
      },
      'self-check.html': { zh: '自查报告草稿的网页版', en: 'the draft as a page' },
    },
    needs: 'layer',
    records: ['publications', 'comments', 'attested'],
  },
  adjustment: {
    load: async () => (await import('./adjustment/adjustment.ts')).adjustment,
    purpose: {
      'adjustment.html': { zh: '调整说明：与上一版相比调整了什么、为什么', en: 'what this edition changes, and why' },
      'adjustment.docx': {
        zh: '调整说明，Word 文档，随备案材料报送',
        en: 'what this edition changes, to go with the letter',
      },
      'changes.html': { zh: '公开目录调整记录，可以上网', en: 'the public change log' },
      'changes.docx': { zh: '公开目录调整记录，Word 文档', en: 'the public change log, for Word' },
      'pages.xlsx': { zh: '要更新的页面：内部用', en: 'the pages that have to follow, for use inside the office' },
    },
    needs: 'previous',
    records: ['publications', 'comments'],
  },
  pdf: {
    purpose: {
      'catalogue.pdf': {
        zh: 'PDF：由网页打印，字节因 Chromium 版本而异',
        en: 'the page in print; its bytes depend on Chromium',
      },
      'filing.pdf': { zh: 'PDF：由备案材料的网页打印', en: 'the filing pack in print' },
    },
    needs: 'chromium',
  },
};

/** What is written when no format is asked for. */
export const usualFormats: readonly string[] = Object.keys(emitters).filter((id) => emitters[id]?.isUsual);
