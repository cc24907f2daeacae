import type { Ref } from '../model/catalogue.ts';
import type { Domain } from '../model/domain.ts';
import { mask, withoutControls } from '../model/personal/mask.ts';
import type { Text } from '../model/text.ts';

/** What became of one row of the table. */
export type RowOutcome =
  | 'unchanged'
  | 'amended'
  | 'renamed'
  | 'added'
  | 'merged'
  | 'split'
  | 'restored'
  | 'duplicate'
  | 'withheld'
  | 'refused'
  | 'continued'
  | 'heading'
  | 'title'
  | 'note'
  | 'other-domain';

/** Words of a cell that the layer does not hold, and why. */
export interface LeftWords {
  readonly text: string;
  readonly why: Text;
}

/**
 * What became of one cell: all of it is in the layer (`written`) or says what is inherited (`same`); a part of it is
 * (`partly`, the rest in `left`); nothing of it is (`unread`); its column is no column of the catalogue (`ignored`).
 */
export interface ImportedCell {
  readonly place: string;
  readonly column: string;
  readonly field?: string;
  readonly text: string;
  readonly became: 'same' | 'written' | 'partly' | 'unread' | 'ignored';
  /** The words that the value was made of. */
  readonly took?: readonly string[];
  readonly left?: readonly LeftWords[];
  /** The place whose words count here: of a merge, or above a ditto word. */
  readonly inherited?: string;
  readonly note?: string;
}

/** One row of the table in the report. `item` is the number with its domain. */
export interface ImportedRow {
  readonly place: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly item: Ref | null;
  readonly outcome: RowOutcome;
  /** All items of a merged row. */
  readonly items?: readonly Ref[];
  /** Title of `item` in the standard, when the table has another. */
  readonly title?: string;
  /** Fields that the layer changes. */
  readonly changes?: readonly string[];
  readonly notes?: readonly string[];
  readonly cells?: readonly ImportedCell[];
}

/** One thing to tell about the import, beside what the file's reader told. */
export interface ImportRemark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: Text;
  readonly place?: string;
}

/** What became of the row of an item. */
export type RowReport = Omit<ImportedRow, 'place' | 'level1' | 'level2' | 'level3'>;

/** The whole account of an import. */
export interface ImportReport {
  readonly rows: readonly ImportedRow[];
  readonly omitted: readonly { readonly item: Ref; readonly title: string }[];
  readonly domains: readonly Domain[];
  readonly remarks: readonly ImportRemark[];
}

/** What the outcomes are called. */
export const outcomeNames: { readonly [outcome in RowOutcome]: Text } = {
  unchanged: { zh: '未变', en: 'unchanged' },
  amended: { zh: '调整', en: 'amended' },
  renamed: { zh: '更名', en: 'renamed' },
  added: { zh: '新增', en: 'added' },
  merged: { zh: '合并', en: 'merged' },
  split: { zh: '拆分', en: 'split' },
  restored: { zh: '恢复', en: 'restored' },
  refused: { zh: '没有写入', en: 'not written' },
  duplicate: { zh: '重复', en: 'duplicate' },
  withheld: { zh: '上级未标本级', en: 'not disclosed at this level' },
  continued: { zh: '接上行', en: 'goes on with the row above' },
  heading: { zh: '一级事项', en: 'heading' },
  title: { zh: '标题', en: 'title' },
  note: { zh: '附注', en: 'note' },
  'other-domain': { zh: '其他领域', en: 'another domain' },
};

/** A text in both languages. */
export const say = (zh: string, en: string): Text => ({ zh, en });

/** Words of the table as reports may show them. */
export const shown = (text: string): string => mask(withoutControls(text));
