import { withoutControls } from '../model/personal/mask.ts';

/** GitHub refuses a comment above 65,536 characters; the rest is for headings and the last lines. */
export const commentRoom = 60_000;

const entities: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '@&#8203;' };

/** Text that neither the markup, HTML, a table cell nor a mention can take for its own. */
export const escapeMarkdown = (text: string): string =>
  withoutControls(text)
    .replace(/[\\*_[\]~|#!$`]/gu, '\\$&')
    .replace(/[&<>@]/gu, (char) => entities[char] ?? char)
    .replace(/\s*\n\s*/gu, '<br>')
    .replaceAll('\t', ' ');
