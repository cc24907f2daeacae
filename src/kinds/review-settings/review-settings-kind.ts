import { saysKind } from '../../compiler/kind.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';

/** Who sends the letters of a review, and under which numbers. It rests on no file. */
export const reviewSettingsKind = (): Kind => ({
  id: 'review',
  is: saysKind('review'),
  validator: async () => (await import('../../generated/validators/review-settings.js')).reviewSettings as Validator,
});
