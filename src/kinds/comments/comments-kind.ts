import type { CommentStep } from '../../model/record.ts';
import type { Validator } from '../../source/schema.ts';
import { recordKind } from '../record-kind.ts';
import type { Kind } from '../result.ts';
import type { Setting } from '../setting.ts';

/** 意见登记表: what people said about the catalogue, and what became of it. */
export const commentsKind = (setting: Setting): Kind =>
  recordKind(
    {
      id: 'comments',
      validator: async () => (await import('../../generated/validators/comments.js')).comments as Validator,
      ask: (rule, step, known) => (rule.on === 'comments' ? rule.check(step as CommentStep, known) : []),
      once: { key: 'id', by: 'text' },
    },
    setting,
  );
