import type { Explained, Layer, Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { plain } from '../model/plain.ts';
import { answeredItems } from './answered-items.ts';

/** What is explained about items here: by the layers above, and by this one for those below. What names no item is told by a rule. */
export const explainedBy = (
  { explains = [] }: Layer,
  inherited: Resolved,
  items: ReadonlyMap<Ref, ResolvedItem>,
): Pick<Resolved, 'explained'> => {
  const own = explains.flatMap(({ value: { item, ...said }, at }): Explained[] => {
    const found = answeredItems(item, { ...inherited, items });
    return 'items' in found ? found.items.map((ref) => ({ ref, ...said, by: inherited.layers.length, at })) : [];
  });
  const all = [...(inherited.explained ?? []), ...own];
  return all.length > 0 ? { explained: all } : {};
};

/** What the layer asks the office above. */
export const askedBy = (
  { questions = [] }: Layer,
  inherited: Resolved,
  items: ReadonlyMap<Ref, ResolvedItem>,
): Pick<Resolved, 'questions'> => {
  if (questions.length === 0) return {};
  return {
    questions: questions.map(({ value: { item, text } }) => {
      const found = item === undefined ? undefined : answeredItems(item, { ...inherited, items });
      const [ref] = found && 'items' in found ? found.items : [];
      return { ...(ref ? { ref } : {}), text };
    }),
  };
};

/** Why the layer differs from its edition before. */
export const adjustedBy = (
  { adjusted = [] }: Layer,
  inherited: Resolved,
  items: ReadonlyMap<Ref, ResolvedItem>,
): Pick<Resolved, 'adjusted'> => {
  if (adjusted.length === 0) return {};
  return {
    adjusted: adjusted.flatMap(({ value: { item, ...said } }) => {
      if (item === undefined) return [{ refs: [], ...said }];
      const found = answeredItems(item, { ...inherited, items });
      return 'items' in found ? [{ refs: found.items, ...said }] : [];
    }),
  };
};

/** 五公开 of elements as this layer says it, then as those above do; what this one says of an element stands. */
export const opennessBy = ({ openness = [] }: Layer, inherited: Resolved): Pick<Resolved, 'openness'> => {
  const own = new Set(openness.flatMap(({ labels }) => labels.map(plain)));
  const above = (inherited.openness ?? []).flatMap(({ id, labels }) => {
    const left = labels.filter((label) => !own.has(plain(label)));
    return left.length > 0 ? [{ id, labels: left }] : [];
  });
  const all = [...openness, ...above];
  return all.length > 0 ? { openness: all } : {};
};
