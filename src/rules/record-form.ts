import type { Rule } from './rule.ts';

export const recordForm: Rule<'record-form'> = {
  id: 'record-form',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  mended: true,
  summary: {
    zh: '登记表每行写明事项，日期和网址读得懂',
    en: 'every row of a record file names its item, with days and addresses that can be read',
  },
  why: {
    zh: '台账、统计和网页上的链接由登记表算出；读不懂的一格猜不得',
    en: 'the ledger, the sums and the links are computed from it, and no cell is guessed',
  },
  messages: {
    blank: {
      text: { zh: '这一行没有写“{column}”', en: 'this row has no `{column}`' },
      fix: { zh: '补上', en: 'add it' },
    },
    date: {
      text: { zh: '“{column}”里的“{value}”不是看得懂的日期', en: '`{value}` in `{column}` is no day that can be read' },
      fix: { zh: '写作 2026-03-05 或 2026年3月5日', en: 'write it like 2026-03-05' },
    },
    day: {
      text: { zh: '“{column}”里的“{value}”没有这一天', en: '`{value}` in `{column}` is a day that does not exist' },
      fix: { zh: '检查月和日', en: 'check month and day' },
    },
    year: {
      text: { zh: '“{column}”里的“{value}”年份不对', en: '`{value}` in `{column}` has a year that cannot be meant' },
      fix: { zh: '检查年份', en: 'check the year' },
    },
    address: {
      text: {
        zh: '“{column}”里的“{value}”不是公众打得开的完整网址',
        en: '`{value}` in `{column}` is no full address that the public can open',
      },
      fix: {
        zh: '从浏览器地址栏整个复制（https://…），不带账号、密码',
        en: 'copy the whole address (https://…) out of the browser, without user name or password',
      },
    },
    'no-such-item': {
      text: { zh: '目录里没有“{value}”', en: 'the catalogue has no `{value}`' },
      fix: { zh: '写领域、编号和名称，如“{example}”', en: 'give domain, number and title, such as `{example}`' },
    },
    'wrong-title': {
      text: { zh: '编号和名称对不上：“{value}”', en: 'number and title do not agree: `{value}`' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    'which-domain': {
      text: { zh: '“{value}”不只一项', en: '`{value}` may be several items' },
      fix: { zh: '写明是哪一项：{meant}', en: 'say which: {meant}' },
    },
    'not-listed': {
      severity: 'warning',
      text: { zh: '“{value}”没有列入目录', en: '`{value}` is not listed in the catalogue' },
      fix: { zh: '删去这一行', en: 'delete the row' },
    },
    twice: {
      text: { zh: '“{value}”写了两行', en: '`{value}` has two rows' },
      fix: { zh: '并成一行', en: 'make them one' },
    },
    'no-layer': {
      text: { zh: '没有地方层的 records 引用这份文件', en: 'no layer names this file under `records`' },
      fix: { zh: '在地方层里写 records: {{example}}', en: 'name it in a layer: `records: {{example}}`' },
    },
    'layer-unread': {
      text: { zh: '引用它的“{layer}”读不出来', en: 'the layer `{layer}` that names it cannot be read' },
      fix: { zh: '先改正地方层', en: 'correct the layer first' },
    },
    missing: {
      severity: 'warning',
      text: { zh: '找不到登记表“{name}”', en: 'the record file `{name}` does not exist' },
      fix: { zh: '写相对于本文件的路径', en: 'give a path relative to this file' },
    },
    'missing-near': {
      severity: 'warning',
      text: { zh: '找不到登记表“{name}”', en: 'the record file `{name}` does not exist' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
    kind: {
      severity: 'warning',
      text: {
        zh: '“{name}”不是 {key}，里面没有：{known}',
        en: '`{name}` is no `{key}`: it lacks {known}',
      },
      fix: { zh: '检查文件是不是这一种', en: 'check that it is the right file' },
    },
  },
};
