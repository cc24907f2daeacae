import type { Compilation } from '../catalogue/compilation.ts';
import { listedItems } from '../catalogue/statistics.ts';
import { unverifiedFields } from './unverified-fields.ts';

/** Whether a table marks anything 待核, so that the mark needs a word of explanation. */
export const hasDoubts = ({ resolved }: Compilation): boolean =>
  listedItems(resolved).some((item) => item.candidate || unverifiedFields(item).length > 0);
