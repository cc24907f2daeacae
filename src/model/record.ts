import type { Layer, Ref, Resolved } from './catalogue.ts';
import type { Place, Sourced } from './place.ts';

/** The tables that people keep beside a layer, by the key under which its `records` names them. */
export const tableIds = ['publications', 'comments', 'services'] as const;
export type TableId = (typeof tableIds)[number];

/** Those, and the files of YAML: what is attested, and the indicators that it is assessed by. */
export const recordIds = [...tableIds, 'attested', 'assessment'] as const;
export type RecordId = (typeof recordIds)[number];

/** The names of the record files of a layer, relative to it. */
export type RecordNames = { readonly [id in RecordId]?: Sourced<string> };

/** How a column of a record file is read; it may have to be there, and filled in every row. `any-item` may be one that is not listed. */
export interface RecordColumn {
  readonly key: string;
  readonly reads: 'text' | 'date' | 'address' | 'item' | 'any-item';
  readonly isNeeded?: boolean;
}

/** The columns of a record file by their heading, in the order in which they are written. */
export type RecordColumns = { readonly [heading: string]: RecordColumn };

/** One row of a record file: its cells, days in the form 2026-12-31, and the item that it names. */
export type RecordRow<Key extends string = string> = {
  readonly at: Place;
  readonly item?: Ref;
  readonly cells: { readonly [key in Key]?: Sourced<string> };
  /** What is written and cannot be read: it is told by itself, and is not blank. */
  readonly unread: readonly Key[];
};

/** Whether one of some cells is written and cannot be read, so that nothing can be said of it. */
export const isUnread = <Key extends string>({ unread }: RecordRow<Key>, ...keys: readonly Key[]): boolean =>
  keys.some((key) => unread.includes(key));

/** A record file with what it belongs to: everything that a rule needs. */
export interface RecordStep<Key extends string = string> {
  readonly file: string;
  readonly layer: Layer;
  readonly catalogue: Resolved;
  readonly rows: readonly RecordRow<Key>[];
}

type KeyOf<Columns extends RecordColumns> = Columns[keyof Columns]['key'];

/** 公开登记表: where and when what the catalogue promises was published. Posts, never persons. */
export const publicationColumns = {
  事项: { key: 'name', reads: 'item', isNeeded: true },
  公开地址: { key: 'address', reads: 'address' },
  形成或变更日: { key: 'formed', reads: 'date' },
  首次公开日: { key: 'first', reads: 'date' },
  最近更新日: { key: 'updated', reads: 'date' },
  核对岗位: { key: 'checker', reads: 'text' },
  审查岗位: { key: 'reviewer', reads: 'text' },
  审查日期: { key: 'reviewed', reads: 'date' },
} as const satisfies RecordColumns;
export type Publication = RecordRow<KeyOf<typeof publicationColumns>>;
export type PublicationStep = RecordStep<KeyOf<typeof publicationColumns>>;

/** 意见登记表: what people said, and what became of it. Only sums and 公开摘要 are published, never the words themselves. */
export const commentColumns = {
  编号: { key: 'id', reads: 'text', isNeeded: true },
  收到日期: { key: 'received', reads: 'date', isNeeded: true },
  渠道: { key: 'channel', reads: 'text' },
  反馈人: { key: 'sender', reads: 'text' },
  事项: { key: 'name', reads: 'any-item' },
  类别: { key: 'subject', reads: 'text' },
  意见: { key: 'comment', reads: 'text', isNeeded: true },
  答复日期: { key: 'answered', reads: 'date' },
  采纳: { key: 'outcome', reads: 'text' },
  答复或理由: { key: 'reply', reads: 'text' },
  公开摘要: { key: 'summary', reads: 'text' },
} as const satisfies RecordColumns;
export type Comment = RecordRow<KeyOf<typeof commentColumns>>;
export type CommentStep = RecordStep<KeyOf<typeof commentColumns>>;

/** 公共服务事项清单: what the office serves, as the list of the system or of powers and duties has it. */
export const serviceColumns = {
  事项: { key: 'name', reads: 'text', isNeeded: true },
  编码: { key: 'code', reads: 'text' },
  层级: { key: 'level', reads: 'text' },
  目录事项: { key: 'covered', reads: 'item' },
} as const satisfies RecordColumns;
export type Service = RecordRow<KeyOf<typeof serviceColumns>>;
export type ServiceStep = RecordStep<KeyOf<typeof serviceColumns>>;

/** The columns of each record file that is a table. */
export const recordColumns: { readonly [id in TableId]: RecordColumns } = {
  publications: publicationColumns,
  comments: commentColumns,
  services: serviceColumns,
};
