import type { Rule } from './rule.ts';

export const tableForm: Rule<'table-form'> = {
  id: 'table-form',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  summary: {
    zh: '随目录的表格（CSV、XLSX）每列有表头，每格在自己的列里',
    en: 'a table beside a layer (CSV, XLSX) has a heading for every column and every value in its column',
  },
  why: {
    zh: '看不出属于哪一列的内容只能丢掉，所以整张表都不采用',
    en: 'what belongs to no column would be lost, so the table is not used at all',
  },
  messages: {
    quote: {
      text: {
        zh: '这一格的双引号没有配对，后面的读不了',
        en: 'a double quote is never closed; what follows is not read',
      },
      fix: { zh: '补上后一个双引号，格里的双引号写成两个', en: 'close it, and double each quote inside of a cell' },
    },
    twice: {
      text: { zh: '表头“{value}”写了两次', en: 'the heading `{value}` stands twice' },
      fix: { zh: '合并成一列', en: 'make it one column' },
    },
    unnamed: {
      text: { zh: '“{value}”所在的列没有表头', en: '`{value}` stands in a column without a heading' },
      fix: {
        zh: '补上表头；格里有逗号的，整格加双引号',
        en: 'add the heading; put double quotes around a cell that holds a comma',
      },
    },
    across: {
      text: { zh: '“{value}”一格占了几列', en: '`{value}` is one cell over several columns' },
      fix: { zh: '取消合并单元格，写在自己的列里', en: 'unmerge it, and write it in its own column' },
    },
    'other-sheet': {
      text: { zh: '表“{value}”也是登记表，没有读取', en: 'the table `{value}` is a record, too, and was not read' },
      fix: { zh: '各行并到第一张表里，或另存一个文件', en: 'move its rows to the first table, or save it as a file' },
    },
    sheet: {
      text: { zh: '这张表没有读全：{cause}', en: 'the sheet was not read whole: {cause}' },
      fix: { zh: '在表里改好，再另存一份', en: 'mend it in the sheet and save it' },
    },
    'missing-column': {
      text: { zh: '表里没有“{value}”这一列', en: 'the table has no column `{value}`' },
      fix: { zh: '第一行加上表头“{value}”', en: 'add the heading `{value}` in the first row' },
    },
    'unknown-column': {
      text: { zh: '不认得表头“{value}”，可写：{known}', en: 'the heading `{value}` is not known; there are {known}' },
      fix: { zh: '改成其中一个，或删去这一列', en: 'make it one of them, or delete the column' },
    },
    'unknown-column-near': {
      text: { zh: '不认得表头“{value}”', en: 'the heading `{value}` is not known' },
      fix: { zh: '是不是“{meant}”', en: 'did you mean `{meant}`?' },
    },
  },
};
