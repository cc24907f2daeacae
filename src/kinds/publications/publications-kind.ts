import type { PublicationStep } from '../../model/record.ts';
import type { Validator } from '../../source/schema.ts';
import { recordKind } from '../record-kind.ts';
import type { Kind } from '../result.ts';
import type { Setting } from '../setting.ts';

/** 公开登记表: where and when each item was published. */
export const publicationsKind = (setting: Setting): Kind =>
  recordKind(
    {
      id: 'publications',
      validator: async () => (await import('../../generated/validators/publications.js')).publications as Validator,
      ask: (rule, step, known) => (rule.on === 'publications' ? rule.check(step as PublicationStep, known) : []),
      once: { key: 'name', by: 'item' },
    },
    setting,
  );
