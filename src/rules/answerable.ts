import { rules } from './index.ts';

/** Warnings about the answers themselves, about other files or about cells are mended, not answered. */
const others: readonly string[] = ['accepted-in-use', 'parent-findings', 'workbook-form'];

/** The rules whose warnings may be answered, and what a clerk calls them. */
export const answerable: readonly { readonly id: string; readonly name: string }[] = rules
  .filter(
    ({ id, severity, messages }) =>
      !others.includes(id) &&
      (severity === 'warning' || Object.values(messages).some((message) => message.severity === 'warning')),
  )
  .map(({ id, summary }) => ({ id, name: summary.zh }));
