/** The sheets of `review.xlsx` in which a reviewer writes; `--rulings review.xlsx` reads them back. */
export const reviewSheets = {
  overview: '各地情况',
  groups: '相同问题',
  findings: '问题清单',
  own: '审核人补充',
  guides: '指南问题',
} as const;

/** Heads of the columns that are read back. */
export const reviewColumns = {
  id: '标识',
  code: '代码',
  region: '地区',
  decision: '决定',
  note: '决定说明',
  by: '审核人',
  date: '审核日期',
  deadline: '补正期限',
  number: '发文字号',
  register: '登记号',
  use: '选用',
  submission: '报送材料',
  message: '问题',
  item: '事项',
  fix: '改法',
  kind: '性质',
} as const;

/** What may be chosen in a column. */
export const reviewChoices = {
  finding: ['认可', '不认可'],
  whole: ['同意备案', '限期补正', '退回重报', '不予备案'],
  use: ['选用'],
  kind: ['须改正', '请说明'],
} as const;
