import type { LedgerState } from '../../catalogue/ledger.ts';

/** How an office calls where an item stands. */
export const ledgerWords: { readonly [state in LedgerState]: string } = {
  overdue: '逾期未公开',
  early: '变更未更新',
  check: '到期未核查',
  late: '超时公开',
  unknown: '无法判断',
  waiting: '待公开',
  undated: '没有日期',
  unlisted: '没有登记',
  kept: '按时公开',
};
