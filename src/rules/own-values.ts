import type { Cell, FieldId, Fields } from '../model/catalogue.ts';
import type { Fault } from '../model/finding.ts';
import type { Step } from '../model/step.ts';
import { byPlace, itemList } from './say.ts';

/** One fault a written line for the values of a field that this layer set and that `isWrong` objects to. */
export const ownValueFaults = <K extends FieldId>(
  { resolved, outcomes }: Step,
  field: K,
  isWrong: (value: Fields[K]) => boolean,
  { rule, message, args = {} }: Pick<Fault, 'rule' | 'message'> & Partial<Pick<Fault, 'args'>>,
): Fault[] => {
  const own = resolved.layers.length - 1;
  const wrong = outcomes.filter((outcome) => {
    if (outcome.field !== field) return false;
    const cell = resolved.items.get(outcome.item)?.fields[field] as Cell<Fields[K]> | undefined;
    return cell !== undefined && cell.by === own && isWrong(cell.value);
  });
  return byPlace(wrong).flatMap((group): Fault[] => {
    const [first] = group;
    if (!first) return [];
    const items = itemList(
      resolved,
      group.map(({ item }) => item),
    );
    return [
      {
        rule,
        message,
        args: { items, ...args },
        at: first.at,
        item: first.item,
        items: group.map(({ item }) => item),
        field,
      },
    ];
  });
};
