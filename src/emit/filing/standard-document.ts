/** The notice that the catalogues carry out, as letters cite it. */
export const standardDocument =
  '《人力资源社会保障部办公厅关于印发就业和社会保险领域基层政务公开标准指引的通知》（人社厅函〔2019〕113号）';
