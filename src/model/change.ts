import type { FieldId, OmissionReason, Ref } from './catalogue.ts';

/**
 * How a resolved catalogue differs from the national one: 新增, 未列入, 恢复 (of what a parent omitted),
 * 收紧, 扩展, 缩减, 更名, 依据更新, 本地化.
 */
export const changeKinds = [
  'added',
  'omitted',
  'tightened',
  'extended',
  'narrowed',
  'renamed',
  'updated',
  'localised',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One difference against the national catalogue, values as printed. `by` indexes `Resolved.layers`: the layer that set the value in force. */
export interface Change {
  readonly item: Ref;
  readonly kind: ChangeKind;
  readonly by: number;
  readonly field?: FieldId;
  readonly from?: string;
  readonly to?: string;
  /** Parts of the national value that the local one lacks (`narrowed` only). */
  readonly missing?: readonly string[];
  readonly reason?: OmissionReason;
  readonly note?: string;
}
