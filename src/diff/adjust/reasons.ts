import type { FieldId, Resolved } from '../../model/catalogue.ts';
import type { Finding } from '../../model/finding.ts';
import type { Comment } from '../../model/record.ts';
import type { Difference } from '../difference.ts';
import type { Comparison } from '../report.ts';

/** Whether a comment was taken up. */
export const isAdopted = ({ cells: { outcome } }: Comment): boolean =>
  outcome?.value === '采纳' || outcome?.value === '部分采纳';

/** An omission says itself why: its note is printed beside. */
export const isExplained = ({ now }: Difference): boolean => now?.omission !== undefined;

/** The layer above that the new value comes from; undefined for a value of the layer itself. */
const takenFrom = ({ field, now }: Difference, resolved: Resolved): string | undefined => {
  const item = now && resolved.items.get(now.ref);
  if (!item) return undefined;
  const by = field ? item.fields[field as FieldId]?.by : (item.omitted?.by ?? item.by);
  if (by === undefined || by >= resolved.layers.length - 1) return undefined;
  const standard = resolved.domains.some(({ own }) => own) ? '照标准目录' : '照国家标准目录';
  return by === 0 ? standard : `照${resolved.layers[by]?.region.name}的目录`;
};

/** Why a difference is: what the layer wrote of it, else the layer above that it comes from; and the answer to a warning. */
export const reasonsOf =
  ({ now: { resolved } }: Pick<Comparison, 'now'>, findings: readonly Finding[]) =>
  (one: Difference): readonly string[] => {
    const refs = [one.now?.ref, one.old?.ref].flatMap((ref) => ref ?? []);
    const written = (resolved.adjusted ?? []).filter(
      (entry) =>
        entry.refs.some((ref) => refs.includes(ref)) && (entry.field === undefined || entry.field === one.field),
    );
    const above = takenFrom(one, resolved);
    const [ref] = refs;
    const answers = findings.filter(
      ({ accepted, item, items, field }) =>
        accepted && field !== undefined && field === one.field && ref && (items ?? [item]).includes(ref),
    );
    return [
      ...new Set([
        ...(written.length > 0 ? written.map(({ text }) => text) : above === undefined ? [] : [above]),
        ...answers.flatMap(({ accepted }) => accepted?.reason ?? []),
      ]),
    ];
  };

/** The comments on an item that were taken up. What is changed on many items alike is no answer to one of them. */
export const adoptedOn = (all: readonly Difference[], comments: readonly Comment[]): readonly string[] => {
  const [one, ...others] = all;
  const ref = one && (one.now ?? one.old)?.ref;
  if (ref === undefined || others.length > 0) return [];
  const numbers = comments
    .filter((comment) => comment.item === ref && isAdopted(comment))
    .flatMap(({ cells }) => cells.id?.value ?? []);
  return numbers.length > 0 ? [`本事项采纳意见${numbers.join('、')}`] : [];
};
