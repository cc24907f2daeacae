import { printed } from '../../document/printed.ts';
import type { Ref, Resolved } from '../../model/catalogue.ts';

/** An item as letters name it: `1.2 岗位信息发布`. */
export const itemName = (resolved: Resolved, ref: Ref): string => {
  const item = resolved.items.get(ref);
  const id = ref.slice(ref.indexOf('/') + 1);
  return item ? `${id} ${printed(item.fields.title.value)}` : id;
};
