import type { Compilation } from '../../catalogue/compilation.ts';
import type { Ref } from '../../model/catalogue.ts';
import { lastPublished, publishingDeadline, publishingLimit } from '../../model/publication-state.ts';
import { fieldName } from '../describe.ts';
import type { Difference } from '../difference.ts';
import type { Comparison } from '../report.ts';

/** A page that has to say what an adjustment changed. */
export interface PageToUpdate {
  readonly ref: Ref;
  /** What of it is to be changed: columns, the guide, or that it is to be put up or taken down. */
  readonly what: readonly string[];
  readonly address?: string;
  /** The day on which it was published or updated last. */
  readonly updated?: string;
  /** The day by which it has to be updated; absent where it cannot be told (无法判断). */
  readonly due?: string;
  readonly isDone: boolean;
}

const wholeWords: { readonly [kind in Difference['class']]?: string } = {
  added: '新增事项，登载',
  removed: '不再列入，撤下或者注明',
  moved: '编号',
};

const whatOf = (ref: Ref, { differences, comparison }: Pages): string[] => {
  const own = differences.filter(({ old, now }) => (now ?? old)?.ref === ref);
  const hasGuide = comparison.guides.some(({ item }) => item === ref);
  return [
    ...new Set([
      ...own.map((one) => (one.field ? fieldName(one, 'zh') : (wholeWords[one.class] ?? '未列入的理由'))),
      ...(hasGuide ? ['办事指南'] : []),
    ]),
  ];
};

interface Pages {
  readonly differences: readonly Difference[];
  readonly comparison: Omit<Comparison, 'repeated'>;
}

/** The pages of items that were adjusted, with the day by which each has to be updated: the row's own limit, at most that of law. */
export const pagesToUpdate = (touched: readonly Ref[], pages: Pages, input: Compilation): PageToUpdate[] => {
  const rows = new Map((input.kept?.publications ?? []).flatMap((row) => (row.item ? [[row.item, row] as const] : [])));
  const { resolved, effective } = pages.comparison.now;
  const from = effective ?? input.date;
  return touched.map((ref): PageToUpdate => {
    const row = rows.get(ref);
    const last = row && lastPublished(row);
    const address = row?.cells.address;
    const item = resolved.items.get(ref);
    const due = from && publishingDeadline(from, publishingLimit(item), input.reference.workingDays);
    return {
      ref,
      what: whatOf(ref, pages),
      ...(address ? { address: address.value } : {}),
      ...(last === undefined ? {} : { updated: last }),
      ...(due ? { due } : {}),
      isDone: from !== undefined && last !== undefined && last >= from,
    };
  });
};
