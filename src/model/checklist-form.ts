/** The heads of the internal checklist (核对单), in their order. */
export const checklistHeads = [
  '序号',
  '领域',
  '编号',
  '事项',
  '栏目',
  '目录所列',
  '出处',
  '核对结果',
  '原件内容（不一致的填）',
] as const;

/** What is chosen under 核对结果. */
export const checklistAnswers = { same: '一致', other: '不一致' } as const;

/** Stands under 栏目 where the item itself is in doubt. */
export const wholeItem = '整个事项';
