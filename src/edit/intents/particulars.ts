import { type Data, mapOf, withKey, without } from '../data.ts';
import type { Intent } from '../intent.ts';
import { withRoot } from '../layer-data.ts';

const blocks = {
  setFiling: {
    key: 'filing',
    order: ['issuer', 'receiver', 'copies', 'number', 'date', 'signer', 'remarks', 'review'],
  },
  setContact: { key: 'contact', order: ['office', 'phone', 'complaint', 'address', 'hours'] },
} as const;

/** One particular of the filing or of the contact; without a value it is taken out. */
export const setParticular = (
  layer: Data,
  { kind, key, value }: Intent & { kind: 'setFiling' | 'setContact' },
): Data => {
  const block = blocks[kind];
  const said = mapOf(layer[block.key]);
  return withRoot(layer, block.key, value === undefined ? without(said, key) : withKey(said, key, value, block.order));
};
