import type { Intent, Obstacle } from '../../edit/intent.ts';
import { fields } from '../../model/fields.ts';
import type { Text } from '../../model/text.ts';
import type { OpenLayer } from '../edit-layer/open-layer.ts';

type Reset = Intent & { readonly kind: 'resetField' };

const isRefused = (layer: OpenLayer, { ref, field }: Reset): boolean =>
  (layer.now().compiled.step?.outcomes ?? []).some(
    (outcome) => outcome.item === ref && outcome.field === field && outcome.verdict === 'refused',
  );

/** Resets a field of an item. Where only a looser value of an entry for several items would be left, which is refused, the item leaves that entry. */
export const resetHere = async (layer: OpenLayer, intent: Reset): Promise<Obstacle | undefined> => {
  const wasRefused = isRefused(layer, intent);
  const obstacle = await layer.carryOut(intent);
  const leaves = obstacle ? obstacle.choice === true && wasRefused : isRefused(layer, intent);
  return leaves ? layer.carryOut({ ...intent, only: true }) : obstacle;
};

/** What an entry for several items says of a field that was reset, which is not what the parent says; undefined where nothing does. */
export const leftBehind = (layer: OpenLayer, { ref, field, only }: Reset): Text | undefined => {
  const { step } = layer.now().compiled;
  const cell = step?.resolved.items.get(ref)?.fields[field];
  const isSaid = step?.outcomes.some((one) => one.item === ref && one.field === field && one.verdict !== 'unchanged');
  if (only || !cell || !isSaid) return undefined;
  const value = (fields[field].print as (value: unknown) => string)(cell.value).replaceAll('\n', '；');
  return {
    zh: `本项的“${fields[field].label.zh}”现在照一条改几项的：“${value}”；要照上级，加 --only`,
    en: `\`${field}\` of this item now is what an entry for several items says: \`${value}\`; for what the parent says add --only`,
  };
};
