import { printed } from '../../document/printed.ts';
import { charactersIn, lineCount } from '../../document/sheet/line-count.ts';
import type { Sheet, SheetCell } from '../../document/sheet/sheet.ts';
import type { Resolved } from '../../model/catalogue.ts';
import { countWord } from '../../model/numeral.ts';
import { workbookMarker, workbookSheets } from '../../model/workbook-form.ts';

const guideLines = (names: readonly string[], hasGuides: boolean): readonly string[] => [
  '一、黄格填写，其余各格锁定。锁定没有密码，只防误改，不作保密用。',
  `二、${names.map((name) => `“${name}”`).join('')}${names.length > 1 ? countWord(names.length) : ''}表每行一个事项：左边是标准，右边是本地。本地不填，就照标准公开。`,
  '三、本地填写的是这一栏完整的内容，不是只写增加的部分；公开内容、公开依据每行一条（单元格内换行按 Alt+Enter）。',
  '四、渠道：■为增加选用，□为不选用，不填就照标准。“其他渠道名称”写全部名称，每行一个；不要了写“（无）”。',
  '五、公开时限、渠道、公开方式只能比标准更严，不能放宽。',
  '六、不开展的事项在“列入情况”里选原因，在“说明”里写明由谁办理，不要删行。上级未列入而本地办理的，选“恢复”。',
  '七、“新增事项”每行一个：二级事项编号接着标准往下编，如 1.6；三级事项如 1.1.1。“原编号”只在改编号时填。',
  '八、“警告答复”里列着还没有答复的警告，在“理由”一栏写明为什么这样；改正了的不用答复。',
  '九、不要改动工作表的名称、表头和“编号”一栏，不要合并单元格、写公式、写“同上”；改动了的，检查时逐格指出。',
  '十、填好后检查：mulu validate workbook.xlsx；变成地方层：mulu import workbook.xlsx -o 990101.yaml',
  '十一、由已有的地方层生成的，用 mulu import workbook.xlsx --into 990101.yaml 并回：只改动填过的格，文件里的注释和写法都保留。',
  ...(hasGuides
    ? [
        '十二、“指南”“材料”“步骤”三张表是办事指南，栏名与政务服务事项实施清单相同，可以整块粘贴。填好后：mulu import workbook.xlsx --guides 990101.yaml 先说哪里与已有的指南不同，加 --force 才改。',
      ]
    : []),
];

const width = 110;
const lineHeight = 16;

/** The sheet that says how the form is filled in. Its rows are as high as their texts, so that it prints whole. */
export const guideSheet = ({ region: { name }, domains }: Resolved, tool: string, hasGuides: boolean): Sheet => {
  const region = printed(name);
  const guide = guideLines(
    domains.map((domain) => domain.name.zh),
    hasGuides,
  );
  const lines = [...guide, '', `由 ${tool} 生成，不含公式和宏。`];
  return {
    paper: 'a4',
    orientation: 'portrait',
    name: workbookSheets.guide,
    widths: [width],
    heights: [
      18,
      30,
      lineHeight,
      ...lines.map((line) => Math.max(1, lineCount(line, charactersIn(width, 10))) * lineHeight + 2),
    ],
    cells: [
      { row: 0, column: 0, value: workbookMarker, style: 'note' },
      { row: 1, column: 0, value: `${region}公开目录填报工作簿`, style: 'title' },
      ...lines.map(
        (value, index): SheetCell => ({
          row: 3 + index,
          column: 0,
          value,
          style: index < guide.length ? 'plain' : 'note',
        }),
      ),
    ],
    foot: region,
    locked: true,
  };
};
