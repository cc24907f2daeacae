import type { Rule } from './rule.ts';

const retype = { zh: '在这一格重新写上文字', en: 'type the text into this cell again' };
const asText = {
  zh: '把单元格格式改成“文本”，重新写上',
  en: 'set the format of the cell to text and type it again',
};
const backAgain = {
  zh: '从发下来的工作簿把它抄回来；找不到了，重新生成一份（可用 mulu build --format workbook），再把填的内容抄过去',
  en: 'copy it back from the workbook as it was issued, or build a new one and copy what was filled in',
};

export const workbookForm: Rule<'workbook-form'> = {
  id: 'workbook-form',
  on: 'source',
  severity: 'error',
  answer: 'required',
  waivable: false,
  aspect: 'readable',
  mended: true,
  summary: { zh: '填报工作簿里填的每一格都读得到', en: 'every cell that is filled in on a workbook can be read' },
  why: {
    zh: '表名、表头、编号改了，或一格里不是文字，填的内容就可能悄悄丢失，直到印出来才发现',
    en: 'where sheets, headings or numbers were changed, or a cell holds no text, entries would be lost unnoticed until they are missed in print',
  },
  messages: {
    'sheet-missing': {
      text: {
        zh: '缺少工作表“{names}”，里面填的都没有读到',
        en: 'the sheet {names} is missing, with all that was filled in on it',
      },
      fix: backAgain,
    },
    'sheet-renamed': {
      severity: 'warning',
      text: {
        zh: '工作表“{written}”看来是“{name}”，按“{name}”读了',
        en: 'the sheet `{written}` seems to be `{name}` and was read as that',
      },
      fix: { zh: '把名称改回“{name}”', en: 'call it `{name}` again' },
    },
    'sheet-twice': {
      text: {
        zh: '工作表“{written}”和“{name}”是同一张表，“{written}”的 {count} 格没有读',
        en: 'the sheet `{written}` is another `{name}`; its {count} cells were not read',
      },
      fix: {
        zh: '把要的内容抄到“{name}”，删去多出的一张',
        en: 'copy what is wanted to `{name}` and delete the other one',
      },
    },
    'sheet-extra': {
      severity: 'warning',
      text: {
        zh: '工作表“{name}”不是填报工作簿里的，{count} 格没有读',
        en: 'the sheet `{name}` is none of the workbook; its {count} cells were not read',
      },
      fix: {
        zh: '要公开的内容填进原有的表；不要的删去',
        en: 'fill what is to be published into the other sheets; else delete it',
      },
    },
    'sheet-hidden': {
      severity: 'warning',
      text: { zh: '工作表“{name}”是隐藏的，照样读了', en: 'the sheet `{name}` is hidden and was read all the same' },
      fix: { zh: '取消隐藏，看看填的对不对', en: 'unhide it and look at what is filled in' },
    },
    'heads-missing': {
      text: {
        zh: '工作表“{name}”里找不到表头，填的都没有读到',
        en: 'the sheet `{name}` has no row of headings; nothing on it was read',
      },
      fix: backAgain,
    },
    'head-missing': {
      text: {
        zh: '缺少“{heads}”栏，里面填的没有读到',
        en: 'the column {heads} is missing, with all that was filled in',
      },
      fix: backAgain,
    },
    'head-changed': {
      text: {
        zh: '不认得表头“{written}”，这一栏的 {count} 格没有读',
        en: 'unknown heading `{written}`; {count} cells below it were not read',
      },
      fix: { zh: '表头改回“{meant}”', en: 'write `{meant}` again' },
    },
    'head-twice': {
      text: {
        zh: '“{head}”有两栏（{first} 列、{second} 列），{second} 列的 {count} 格没有读',
        en: 'there are two columns `{head}` ({first} and {second}); {count} cells of {second} were not read',
      },
      fix: {
        zh: '把要的内容抄到 {first} 列，删去多出的一栏',
        en: 'copy what is wanted to {first} and delete the other column',
      },
    },
    'column-extra': {
      severity: 'warning',
      text: {
        zh: '{column} 列“{written}”不是表里的栏，{count} 格没有读',
        en: 'the column {column} `{written}` is none of the form; {count} cells were not read',
      },
      fix: {
        zh: '要公开的内容填进原有的栏；不要的删去',
        en: 'fill what is to be published into the other columns; else delete it',
      },
    },
    outside: {
      severity: 'warning',
      text: { zh: '“{text}”写在表格以外，没有读', en: '`{text}` stands outside of the form and was not read' },
      fix: {
        zh: '要公开的内容填进黄格；不要的删去',
        en: 'fill what is to be published into the yellow cells; else delete it',
      },
    },
    'hidden-filled': {
      severity: 'warning',
      text: {
        zh: '隐藏的行、列里有 {count} 格填了内容（这是头一格），照样读了',
        en: '{count} filled cells are hidden (this is the first) and were read all the same',
      },
      fix: { zh: '取消隐藏，看看填的对不对', en: 'unhide them and look at what is filled in' },
    },
    'row-missing': {
      text: {
        zh: '缺少 {count} 个事项的行：{items}；里面填的没有读到',
        en: 'the rows of {count} items are missing, with all that was filled in: {items}',
      },
      fix: {
        zh: '从发下来的工作簿把这些行抄回来；不开展的事项不要删行，在“列入情况”里选原因',
        en: 'copy the rows back; an item that is not run is not deleted but gets a reason under 列入情况',
      },
    },
    'row-twice': {
      text: {
        zh: '{id} 有两行（第 {first} 行、第 {second} 行），第 {second} 行填的 {count} 格没有读',
        en: 'there are two rows for {id} ({first} and {second}); {count} filled cells of row {second} were not read',
      },
      fix: {
        zh: '把要的内容抄到第 {first} 行，删去多出的一行',
        en: 'copy what is wanted to row {first} and delete the other one',
      },
    },
    'row-unnumbered': {
      text: {
        zh: '这一行没有编号，“{title}”和填的 {count} 格没有读',
        en: 'this row has no number: `{title}` and {count} filled cells were not read',
      },
      fix: {
        zh: '本地新增的事项写到“新增事项”；不要的删去',
        en: 'write items of your own on the sheet 新增事项; else delete the row',
      },
    },
    'row-unnumbered-near': {
      text: {
        zh: '这一行没有编号，“{title}”填的 {count} 格没有读',
        en: 'this row has no number: {count} filled cells of `{title}` were not read',
      },
      fix: { zh: '编号写上 {meant}', en: 'write its number, {meant}' },
    },
    'row-unknown': {
      text: {
        zh: '发下来的表里没有编号 {id}，这一行“{title}”和填的 {count} 格没有读',
        en: 'the form has no number {id}: this row `{title}` and {count} filled cells were not read',
      },
      fix: {
        zh: '本地新增的事项写到“新增事项”；不要的删去',
        en: 'write items of your own on the sheet 新增事项; else delete the row',
      },
    },
    'row-unknown-near': {
      text: {
        zh: '编号 {id} 不是“{title}”的，这一行填的 {count} 格没有读',
        en: '{id} is not the number of `{title}`; {count} filled cells of this row were not read',
      },
      fix: { zh: '编号改回 {meant}', en: 'write its number, {meant}' },
    },
    'title-changed': {
      text: {
        zh: '{id} 的“公开事项”印的是“{was}”，改成了“{now}”，没有读',
        en: 'the title of {id} is printed as `{was}`; `{now}` in its place was not read',
      },
      fix: {
        zh: '改回“{was}”；本地另有名称的，写在“名称改为”一栏',
        en: 'write `{was}` again; a local name goes into 名称改为',
      },
    },
    'standard-changed': {
      text: {
        zh: '“{head}”这一格印的是标准，被改动了，没有读',
        en: 'this cell of `{head}` is the standard; what was written over it was not read',
      },
      fix: {
        zh: '本地的内容写在“{local}”一栏，这一格从发下来的工作簿抄回来',
        en: 'write local text under `{local}` and copy this cell back',
      },
    },
    'mark-unknown': {
      text: {
        zh: '“{channel}”里写的“{text}”看不出选还是不选，没有读',
        en: '`{text}` under `{channel}` says neither yes nor no and was not read',
      },
      fix: {
        zh: '从下拉里选：■ 选用，□ 不选用；照标准就空着',
        en: 'choose ■ (yes) or □ (no); leave it blank for the standard',
      },
    },
    'choice-unknown': {
      text: { zh: '“{head}”的选项里没有“{text}”，没有读', en: '`{text}` is no choice under `{head}` and was not read' },
      fix: { zh: '从下拉里选：{known}', en: 'choose one of: {known}' },
    },
    'item-unknown': {
      text: {
        zh: '“{head}”写的“{text}”看不出是哪一个事项，这条答复没有读',
        en: '`{text}` under `{head}` names no item; the answer was not read',
      },
      fix: {
        zh: '从下拉里选，或写成领域的名称和编号',
        en: 'choose from the list, or write the name of the domain and the number',
      },
    },
    'note-alone': {
      text: {
        zh: '写了“说明”，“列入情况”没有选，说明没有读',
        en: 'there is a 说明 without a choice under 列入情况; it was not read',
      },
      fix: {
        zh: '不开展的在“列入情况”里选原因；开展的删去说明',
        en: 'choose a reason under 列入情况, or delete the note',
      },
    },
    'note-unused': {
      severity: 'warning',
      text: { zh: '恢复的事项不用写说明，“{text}”没有读', en: 'a restored item has no note; `{text}` was not read' },
      fix: { zh: '删去说明', en: 'delete the note' },
    },
    'error-value': {
      text: { zh: '这一格是出错的值“{text}”，没有读', en: 'this cell holds the error `{text}` and was not read' },
      fix: retype,
    },
    formula: {
      severity: 'warning',
      text: {
        zh: '这一格是公式，读的是上次算出的“{text}”',
        en: 'this cell is a formula; its last result `{text}` was read',
      },
      fix: { zh: '复制这一格，用“选择性粘贴－数值”粘回来', en: 'copy the cell and paste it back as a value' },
    },
    'formula-empty': {
      text: {
        zh: '这一格是公式，没有算出的结果，没有读',
        en: 'this cell is a formula without a result and was not read',
      },
      fix: retype,
    },
    ditto: {
      text: {
        zh: '“{text}”看不出照的是哪一格，没有读',
        en: 'it cannot be told what `{text}` repeats; it was not read',
      },
      fix: { zh: '写全；照标准的空着', en: 'write it out, or leave it blank for the standard' },
    },
    'merged-down': {
      severity: 'warning',
      text: {
        zh: '{range} 合并成了一格，各行都照“{text}”读了',
        en: '{range} are merged: `{text}` was read for each of the rows',
      },
      fix: {
        zh: '不都是这样的，取消合并，逐行写',
        en: 'if it does not hold for all, unmerge them and fill in row by row',
      },
    },
    'merged-across': {
      text: {
        zh: '{range} 横跨几栏合并成了一格，只读作“{head}”',
        en: '{range} are merged over several columns and were read as `{head}` only',
      },
      fix: { zh: '取消合并，逐栏写', en: 'unmerge them and fill in column by column' },
    },
    'date-in-text': {
      text: {
        zh: '这一格成了日期 {text}，原来写的什么看不出，没有读',
        en: 'this cell became the date {text}; what was typed cannot be told and was not read',
      },
      fix: asText,
    },
    logical: {
      text: {
        zh: '这一格是逻辑值 {text}，不是文字，没有读',
        en: 'this cell holds the truth value {text}, no text, and was not read',
      },
      fix: asText,
    },
    'date-unread': {
      text: { zh: '“{text}”不是看得懂的日期，没有读', en: '`{text}` is no date that is understood; it was not read' },
      fix: { zh: '写作 2026-12-01 或 2026年12月1日', en: 'write it like 2026-12-01' },
    },
    'code-form': {
      text: { zh: '“{text}”不是行政区划代码', en: '`{text}` is no code of a region' },
      fix: { zh: '省市县写6位数字，乡镇街道写9位', en: 'six digits down to the county, nine for a township' },
    },
    'number-form': {
      text: { zh: '“{head}”写的“{text}”不是编号', en: '`{text}` under `{head}` is no number of an item' },
      fix: { zh: '二级事项写成 1.6，三级事项写成 1.1.1', en: 'write it like 1.6 (level 2) or 1.1.1 (level 3)' },
    },
    'fact-missing': {
      text: {
        zh: '“基本情况”缺少“{labels}”的行，填的没有读到',
        en: 'the lines {labels} of 基本情况 are missing, with what was filled in',
      },
      fix: { zh: '从发下来的工作簿把这些行抄回来', en: 'copy the lines back from the workbook as it was issued' },
    },
    'fact-unknown': {
      text: {
        zh: '“{label}”不是“基本情况”里的项目，“{text}”没有读',
        en: '`{label}` is no line of 基本情况; `{text}` was not read',
      },
      fix: { zh: '项目名称改回原样；不要的删去', en: 'write the name of the line again; else delete it' },
    },
    'fact-twice': {
      text: { zh: '“{label}”写了两行，后一行没有读', en: 'there are two lines `{label}`; the second was not read' },
      fix: { zh: '留下一行', en: 'keep one of them' },
    },
    'fact-empty': {
      text: { zh: '“{label}”没有填', en: '`{label}` is not filled in' },
      fix: { zh: '填上', en: 'fill it in' },
    },
    'addition-incomplete': {
      text: {
        zh: '新增的这一行没有写“{missing}”，填的 {count} 格没有读',
        en: 'this new item lacks {missing}; its {count} filled cells were not read',
      },
      fix: { zh: '补上；不要的整行删去', en: 'fill it in, or delete the row' },
    },
    'guide-error': {
      text: { zh: '{cause}', en: '{cause}' },
      fix: { zh: '改这一格；不要的删去', en: 'mend this cell, or clear it' },
    },
    'guide-warning': { severity: 'warning', text: { zh: '{cause}', en: '{cause}' } },
    'answer-incomplete': {
      text: { zh: '这条答复没有写“{missing}”，没有读', en: 'this answer lacks {missing} and was not read' },
      fix: { zh: '补上；不答复的整行删去', en: 'fill it in, or delete the row' },
    },
  },
};
