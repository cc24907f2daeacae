import type { ServiceStep } from '../../model/record.ts';
import type { Validator } from '../../source/schema.ts';
import { recordKind } from '../record-kind.ts';
import type { Kind } from '../result.ts';
import type { Setting } from '../setting.ts';

/** 公共服务事项清单: what the office serves. */
export const servicesKind = (setting: Setting): Kind =>
  recordKind(
    {
      id: 'services',
      validator: async () => (await import('../../generated/validators/services.js')).services as Validator,
      ask: (rule, step, known) => (rule.on === 'services' ? rule.check(step as ServiceStep, known) : []),
      once: { key: 'code', by: 'text' },
    },
    setting,
  );
