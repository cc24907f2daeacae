import { rules } from './index.ts';

/** The rules whose warnings may be answered, and what a clerk calls them. */
export const answerable: readonly { readonly id: string; readonly name: string }[] = rules
  .filter(
    ({ severity, messages, mended }) =>
      !mended && (severity === 'warning' || Object.values(messages).some((message) => message.severity === 'warning')),
  )
  .map(({ id, summary }) => ({ id, name: summary.zh }));
