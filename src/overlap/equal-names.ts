import type { Ref, Resolved, ResolvedItem } from '../model/catalogue.ts';
import { normaliseName } from './normalise.ts';

const isAncestor = (item: ResolvedItem, other: ResolvedItem, items: ReadonlyMap<Ref, ResolvedItem>): boolean => {
  for (let parent = item.parent; parent; parent = items.get(parent)?.parent) if (parent === other.ref) return true;
  return false;
};

/**
 * Items of level 1 and 2 of both domains (tombstones too) that bear the same name as `item`, form aside, and siblings
 * at its own level. An ancestor is exempt: national 3 and 3.1 share a name.
 */
export const equalNames = (item: ResolvedItem, title: string, resolved: Resolved): ResolvedItem[] => {
  const name = normaliseName(title);
  return [...resolved.items.values()].filter(
    (other) =>
      other.ref !== item.ref &&
      (other.level < 3 || other.parent === item.parent) &&
      !isAncestor(item, other, resolved.items) &&
      !isAncestor(other, item, resolved.items) &&
      other.fields.title.history.some((setting) => normaliseName(setting.value) === name),
  );
};
