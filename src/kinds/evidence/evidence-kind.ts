import { saysKind } from '../../compiler/kind.ts';
import type { Validator } from '../../source/schema.ts';
import type { Kind } from '../result.ts';

/** What a published table says, kept as a proof of the national catalogue. */
export const evidenceKind = (): Kind => ({
  id: 'evidence',
  is: saysKind('evidence'),
  validator: async () => (await import('../../generated/validators/evidence.js')).evidence as Validator,
});
