import { saysKind } from '../../compiler/kind.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';

/** Data that the tool knows the world by: names, words, limits, documents. */
export const referenceKind = (): Kind => ({
  id: 'reference',
  is: saysKind(
    'legal-register',
    'channels',
    'regions',
    'elements',
    'limits',
    'ranks',
    'office',
    'lexicon',
    'time-limit-words',
    'headings',
    'marks',
    'retractions',
    'guide-words',
    'guide-headings',
    'on-request',
    'working-days',
  ),
  validator: async () => (await import('../../generated/validators/reference.js')).reference as Validator,
});
