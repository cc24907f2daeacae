import type { Ref } from '../../model/catalogue.ts';
import type { Step } from '../../model/step.ts';
import { answeredItems } from '../../resolve/answered-items.ts';

/** The offices of a layer, each with the items that it fills in. What names none is told where the layer is checked. */
export const ownedItems = ({
  layer,
  resolved,
}: Pick<Step, 'layer' | 'resolved'>): readonly { readonly name: string; readonly refs: readonly Ref[] }[] =>
  (layer.owners ?? []).map(({ name, items }) => {
    const found = items.map(({ value }) => answeredItems(value, resolved));
    return { name, refs: [...new Set(found.flatMap((one) => ('items' in one ? one.items : [])))] };
  });
