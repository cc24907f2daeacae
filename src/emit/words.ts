import type { OmissionReason } from '../model/catalogue.ts';
import type { ChangeKind } from '../model/change.ts';

const changes: { readonly [kind in ChangeKind]: string } = {
  added: '新增',
  omitted: '未列入',
  tightened: '收紧',
  extended: '扩展',
  narrowed: '缩减',
  renamed: '更名',
  updated: '依据更新',
  localised: '本地化',
};

const reasons: { readonly [reason in OmissionReason]: string } = {
  'not-operated': '本地未开展该项业务',
  moved: '已划转其他部门',
  cancelled: '事项已取消',
  'to-be-confirmed': '待核实',
};

const links: { readonly [name: string]: string | undefined } = { guide: '办事指南' };

/** The Chinese words that the outputs print for the codes of the model. */
export const words = { changes, reasons, links } as const;
